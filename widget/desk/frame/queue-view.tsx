import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import { Case } from '../case/case.tsx'
import { useDevice } from '../device.ts'
import type { Place } from '../place.ts'
import { Alarms } from '../queue/alarms.tsx'
import type { Queue } from '../queue/engine.ts'
import { InForce } from '../queue/in-force.tsx'
import { List } from '../queue/list.tsx'
import { Rising } from '../queue/rising.tsx'
import { Search } from '../queue/search.tsx'
import { itemOf, openedBy, type Filter, type QueueState } from '../queue/state.ts'
import { waitingCount } from '../queue/use.ts'
import { useSay } from '../texts/use.ts'
import type { Commands } from './commands.ts'
import { Deciding } from './deciding.tsx'
import { useMinute } from './later.ts'
import { Tabs } from './nav.tsx'

type Props = {
  queue: Queue
  state: QueueState
  commands: Commands
  member: MemberView
  offices: OfficeView[]
  place: Place
  go(to: Place): void
  /** opens a comment, or with null goes back to the list */
  open(id: string | null): void
  filtered(filter: Filter): void
  /** how often the search was asked for; 0: it is closed */
  searching: number
  closeSearch(): void
}

/** The list, the opened comment, and what is decided of it. */
export function QueueView(props: Props) {
  const { queue, state, commands, member, offices, open } = props
  const { keys } = useDevice()
  const now = useMinute()
  const { t } = useSay()
  const { tab, late } = props.place.filter
  const item = itemOf(state, state.chosen)
  return (
    <main class="queue" id="queue">
      <h1 class="hidden">{late ? t.late.filter : t.tabs[tab]}</h1>
      <Rows {...props} now={now} />
      <Case
        item={item}
        detail={(item && state.details[item.id]) ?? null}
        now={now}
        bare={state.items.length === 0}
        apart={item?.campaign ? state.apart.has(item.campaign.id) : false}
        onApart={(campaign, apart) => queue.dispatch({ type: 'set-apart', campaign, apart })}
        keys={keys}
        onMark={(kind) => item && void queue.mark(item, kind)}
        onTakeBack={queue.takeBack}
        openedBy={item && openedBy(state, item.id)}
        mayDecide={member.may.includes('decide')}
        act={queue.act}
        onBack={() => open(null)}
        onOpen={open}
      />
      <Deciding queue={queue} state={state} commands={commands} offices={offices} keys={keys} />
    </main>
  )
}

/** The list with what stands above it. */
function Rows(props: Props & { now: number }) {
  const { queue, state, member, offices, place, now, open, filtered, searching, closeSearch } = props
  const { dense } = useDevice()
  const { t, n } = useSay()
  const waits = waitingCount(state)
  return (
    <div class="list">
      <nav class="chips" aria-label={t.frame.queue}>
        <Tabs place={place} counts={state.counts} sight={state.sight} go={props.go} />
      </nav>
      <Search
        q={place.filter.q}
        asked={searching}
        onSearch={(words) => filtered({ ...place.filter, q: words })}
        onClose={closeSearch}
      />
      <InForce />
      <Alarms alarms={state.alarms} now={now} />
      <Rising offices={offices.length} />
      {waits > 0 && (
        <p class="banner" role="status">
          {n(t.list.waiting, waits)}
        </p>
      )}
      <List queue={queue} state={state} me={member.id} dense={dense} now={now} onOpen={open} onFilter={filtered} />
    </div>
  )
}
