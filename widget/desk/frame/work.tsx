import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MemberView } from '../../../service/contract/views.ts'
import { Decisions } from '../case/decisions.tsx'
import { AnswerPanel } from '../case/answer.tsx'
import { Case } from '../case/case.tsx'
import type { RarePanel } from '../case/panels.tsx'
import { kinds } from '../case/matter.tsx'
import { RejectPanel } from '../case/reject.tsx'
import { answerable, can, firstVerb, isRare, type Verb } from '../case/verbs.ts'
import { useDevice } from '../device.ts'
import { useKeys } from '../keys.ts'
import type { Place } from '../place.ts'
import { Alarms } from '../queue/alarms.tsx'
import { InForce } from '../queue/in-force.tsx'
import { Rising } from '../queue/rising.tsx'
import { List } from '../queue/list.tsx'
import { Search } from '../queue/search.tsx'
import { itemOf, openedBy, reachOf, subjects, type Filter, type QueueState } from '../queue/state.ts'
import { Toast } from '../queue/toast.tsx'
import { useQueue, waitingCount } from '../queue/use.ts'
import { readyReasons } from '../../../service/contract/ready-reasons.ts'
import { useSay } from '../texts/use.ts'
import { useAround } from './around.ts'
import type { Layer } from './layer.ts'
import { Bar, Foot } from './bar.tsx'
import { Dialog } from './dialog.tsx'
import { Help } from './help.tsx'
import { useMinute } from './later.ts'
import { Nav, Tabs } from './nav.tsx'
import { RarePanels } from './rare-panels.tsx'
import { SmallPages } from './pages.tsx'
import { usePlace } from './place.ts'
import { SessionHistory } from './session-history.tsx'

type Panel = 'reject' | 'answer' | RarePanel

/** What a panel would be about: another row is chosen, and it is no longer there. */
const subjectOf = ({ selected, chosen }: QueueState): string | null => (selected.size > 0 ? 'selection' : chosen)

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
  const { t, n } = useSay()
  const { keys, dense } = useDevice()
  const [place, go] = usePlace()
  const [queue, state] = useQueue(member, place.filter, live, onEnded)
  const around = useAround(member, state.counts !== null)
  const [layer, setLayer] = useState<Layer>(null)
  const [opened, setOpened] = useState<{ panel: Panel; of: string | null } | null>(null)
  const [searching, setSearching] = useState(0)
  const now = useMinute()

  const { tab, office, q, reach, late } = place.filter
  const linked = useRef(place.id)
  linked.current = place.id
  // Before anything is painted: what is asked for sooner stands there sooner.
  useLayoutEffect(() => void queue.open(place.filter, linked.current), [queue, tab, office, q, reach, late])
  // The panel belongs to what it was opened for; its words are kept as a draft.
  const subject = subjectOf(state)
  const panel = opened?.of === subject ? opened.panel : null
  const setPanel = (next: Panel | null) => setOpened(next && { panel: next, of: subjectOf(queue.state()) })
  // While the case covers the list, the URL goes along with it; with the last comment decided, the list is back.
  useEffect(() => {
    if (place.id !== null && state.reading === 'ready' && place.id !== state.chosen)
      go({ ...place, id: state.chosen }, 'replace')
  }, [state.chosen])
  // Back and Forward of the browser name a comment, too.
  useEffect(() => {
    if (place.id !== null && place.id !== queue.state().chosen) queue.dispatch({ type: 'chose', id: place.id })
  }, [place.id])

  const toFilter = useCallback((filter: Filter) => go({ page: 'queue', filter, id: null }), [go])
  function toPlace(to: Place): void {
    setLayer(null)
    setSearching(0)
    go(to)
  }
  function open(id: string): void {
    queue.dispatch({ type: 'chose', id })
    go({ ...place, id }, place.id === null ? 'push' : 'replace')
  }
  function search(): void {
    setSearching((asked) => asked + 1)
  }

  const items = subjects(state)
  const asked = answerable(items)
  function use(verb: Verb): void {
    if (!can(items, verb, state.all)) return
    if (verb === 'reject' || verb === 'answer' || isRare(verb)) return setPanel(panel === verb ? null : verb)
    setPanel(null)
    if (verb !== 'pin') queue.decide(verb)
    else if (items[0]) void queue.pin(items[0].id, !items[0].pinned)
  }
  function reject(reason: string): void {
    setPanel(null)
    queue.decide('reject', reason)
  }
  function mark(index: number): void {
    const kind = kinds[index]
    const one = itemOf(state, state.chosen)
    if (panel || !kind || !one?.may.includes('mark')) return
    void queue.mark(one, one.matter?.kind === kind ? null : kind)
  }
  function closePanel(): void {
    setPanel(null)
    document.querySelector<HTMLElement>(`.row.chosen .open`)?.focus({ preventScroll: true })
  }

  const onQueue = place.page === 'queue'
  // With the reasons on the screen a number is one of them, else what the opened comment is.
  const numbers = Object.fromEntries(
    readyReasons.map(({ id }, index) => [String(index + 1), () => (panel === 'reject' ? reject(id) : mark(index))]),
  )
  const letters = {
    j: (event: KeyboardEvent) => queue.move(1, event.shiftKey),
    k: (event: KeyboardEvent) => queue.move(-1, event.shiftKey),
    x: (event: KeyboardEvent) =>
      state.chosen && queue.dispatch({ type: event.shiftKey ? 'ranged' : 'toggled', id: state.chosen }),
    a: () => use(firstVerb(items)),
    d: () => use('reject'),
    s: () => use('spam'),
    e: () => use('answer'),
    u: () => (state.note?.kind === 'said' && state.note.undo ? state.note.undo() : queue.undo()),
    '/': search,
    ...numbers,
  }
  useKeys(
    { ...(onQueue ? letters : {}), '?': () => setLayer('help') },
    {
      'ctrl+k': (event) => {
        event.preventDefault()
        if (!onQueue) go({ ...place, page: 'queue' })
        search()
      },
      escape: () => {
        if (panel) closePanel()
        else if (state.selected.size > 0) queue.dispatch({ type: 'selection-cleared' })
        else if (place.id !== null) go({ ...place, id: null }, 'replace')
      },
    },
    keys && live,
  )

  const covered = onQueue && place.id !== null && state.chosen !== null
  const deciding = onQueue && items.length > 0
  const waits = waitingCount(state)
  const item = itemOf(state, state.chosen)
  const nav = (
    <Nav
      place={place}
      counts={state.counts}
      sight={state.sight}
      go={toPlace}
      offices={around.offices}
      pages={around.pages}
    />
  )
  return (
    <div
      class={`desk${covered ? ' covered' : ''}${state.selected.size > 0 ? ' selecting' : ''}${onQueue ? '' : ' paged'}`}
    >
      <Bar member={member} offices={around.offices} layer={layer} setLayer={setLayer} go={toPlace} place={place} />
      <nav class="nav" aria-label={t.frame.menu}>
        {nav}
      </nav>
      {onQueue ? (
        <main class="queue" id="queue">
          <h1 class="hidden">{late ? t.late.filter : t.tabs[tab]}</h1>
          <div class="list">
            <nav class="chips" aria-label={t.frame.queue}>
              <Tabs place={place} counts={state.counts} sight={state.sight} go={toPlace} />
            </nav>
            <Search
              q={q}
              asked={searching}
              onSearch={(words) => toFilter({ ...place.filter, q: words })}
              onClose={() => setSearching(0)}
            />
            <InForce />
            <Alarms alarms={state.alarms} now={now} />
            <Rising offices={around.offices.length} />
            {waits > 0 && (
              <p class="banner" role="status">
                {n(t.list.waiting, waits)}
              </p>
            )}
            <List
              queue={queue}
              state={state}
              me={member.id}
              dense={dense}
              now={now}
              onOpen={open}
              onFilter={toFilter}
            />
          </div>
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
            onBack={() => go({ ...place, id: null }, 'replace')}
            onOpen={open}
          />
          {deciding && (
            <div class="deciding">
              {panel === 'reject' && (
                <RejectPanel
                  id={subject ?? ''}
                  count={reachOf(state, items)}
                  keys={keys}
                  onReject={reject}
                  onClose={closePanel}
                />
              )}
              {panel === 'answer' && asked[0] && (
                <AnswerPanel
                  key={asked.length > 1 ? 'several' : asked[0].id}
                  items={asked}
                  onAnswer={queue.answer}
                  onClose={closePanel}
                />
              )}
              {panel !== null && isRare(panel) && item && (
                <RarePanels panel={panel} item={item} offices={around.offices} act={queue.act} onClose={closePanel} />
              )}
              <Decisions
                items={items}
                selected={state.selected.size}
                all={state.all}
                keys={keys}
                open={panel}
                onVerb={use}
              />
            </div>
          )}
        </main>
      ) : (
        <main class="page" id="queue">
          <SmallPages page={place.page} member={member} offices={around.offices} renamed={renamed} leave={leave} />
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
