import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MemberView } from '../../../service/contract/views.ts'
import { useDevice } from '../device.ts'
import type { Place } from '../place.ts'
import type { Queue } from '../queue/engine.ts'
import type { Filter, QueueState } from '../queue/state.ts'
import { Toast } from '../queue/toast.tsx'
import { useQueue } from '../queue/use.ts'
import { useSay } from '../texts/use.ts'
import { useCommands } from './commands.ts'
import { useAround } from './around.ts'
import { Bar, Foot } from './bar.tsx'
import { Dialog } from './dialog.tsx'
import { Help } from './help.tsx'
import type { Layer } from './layer.ts'
import { Nav } from './nav.tsx'
import { SmallPages } from './pages.tsx'
import { usePlace, type Go } from './place.ts'
import { QueueView } from './queue-view.tsx'
import { SessionHistory } from './session-history.tsx'
import { useShortcuts } from './shortcuts.ts'

type Props = {
  member: MemberView
  /** false while the session is over */
  live: boolean
  onEnded(): void
  leave(): Promise<void>
  renamed(member: MemberView): void
}

/** The desk behind the door: bar, tabs, list, case, decisions. */
export function Work({ member, live, onEnded, leave, renamed }: Props) {
  const { t } = useSay()
  const { keys } = useDevice()
  const [place, go] = usePlace()
  const [queue, state] = useQueue(member, place.filter, live, onEnded)
  const { offices, pages } = useAround(member, state.counts !== null)
  const [layer, setLayer] = useState<Layer>(null)
  const [searching, setSearching] = useState(0)
  const commands = useCommands(queue, state)
  useUrl(queue, state, place, go)

  const onQueue = place.page === 'queue'
  const filtered = useCallback((filter: Filter) => go({ page: 'queue', filter, id: null }), [go])
  function toPlace(to: Place): void {
    setLayer(null)
    setSearching(0)
    go(to)
  }
  function open(id: string | null): void {
    if (id !== null) queue.dispatch({ type: 'chose', id })
    go({ ...place, id }, id !== null && place.id === null ? 'push' : 'replace')
  }
  function search(): void {
    if (!onQueue) go({ ...place, page: 'queue' })
    setSearching((asked) => asked + 1)
  }
  useShortcuts(
    {
      queue,
      state,
      commands,
      onQueue,
      search,
      help: () => setLayer('help'),
      back: () => place.id !== null && open(null),
    },
    keys && live,
  )

  const isCovered = onQueue && place.id !== null && state.chosen !== null
  const nav = (
    <Nav place={place} counts={state.counts} sight={state.sight} go={toPlace} offices={offices} pages={pages} />
  )
  return (
    <div
      class={`desk${isCovered ? ' covered' : ''}${state.selected.size > 0 ? ' selecting' : ''}${onQueue ? '' : ' paged'}`}
    >
      <Bar member={member} offices={offices} layer={layer} setLayer={setLayer} go={toPlace} place={place} />
      <nav class="nav" aria-label={t.frame.menu}>
        {nav}
      </nav>
      {onQueue ? (
        <QueueView
          {...{ queue, state, commands, member, offices, place, open, filtered, searching }}
          go={toPlace}
          closeSearch={() => setSearching(0)}
        />
      ) : (
        <main class="page" id="queue">
          <SmallPages page={place.page} member={member} offices={offices} renamed={renamed} leave={leave} />
        </main>
      )}
      <Foot place={place} counts={state.counts} go={toPlace} setLayer={setLayer} onSearch={search} />
      <Toast queue={queue} state={state} keys={keys} />
      {layer === 'help' && <Help onClose={() => setLayer(null)} />}
      {layer === 'session' && <SessionHistory queue={queue} state={state} onClose={() => setLayer(null)} />}
      {layer === 'menu' && (
        <Dialog title={t.frame.menu} side onClose={() => setLayer(null)}>
          <nav aria-label={t.frame.menu}>{nav}</nav>
        </Dialog>
      )}
    </div>
  )
}

/** The URL says which list is read and which comment is opened, and follows what is decided. */
function useUrl(queue: Queue, state: QueueState, place: Place, go: Go): void {
  const { tab, office, q, reach, late } = place.filter
  const linked = useRef(place.id)
  linked.current = place.id
  // Before anything is painted: what is asked for sooner stands there sooner.
  useLayoutEffect(() => void queue.open(place.filter, linked.current), [queue, tab, office, q, reach, late])
  // While the case covers the list, the URL goes along with it; with the last comment decided, the list is back.
  useEffect(() => {
    if (place.id !== null && state.reading === 'ready' && place.id !== state.chosen)
      go({ ...place, id: state.chosen }, 'replace')
  }, [state.chosen])
  // Back and Forward of the browser name a comment, too.
  useEffect(() => {
    if (place.id !== null && place.id !== queue.state().chosen) queue.dispatch({ type: 'chose', id: place.id })
  }, [place.id])
}
