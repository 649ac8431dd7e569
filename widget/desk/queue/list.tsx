import { useEffect, useMemo, useRef } from 'preact/hooks'
import { firstVerb } from '../case/verbs.ts'
import { useLater } from '../frame/later.ts'
import { useSay, type Say } from '../texts/use.ts'
import { useDrawn } from './drawn.ts'
import { EmptyQueue } from './empty.tsx'
import type { Queue } from './engine.ts'
import { isLapsed } from './overtaken.ts'
import { Row, type RowProps } from './row.tsx'
import { openedBy, type Filter, type QueueState } from './state.ts'
import { SelectionBar } from './selection.tsx'

type Props = {
  queue: Queue
  state: QueueState
  me: string
  dense: boolean
  now: number
  onOpen(id: string): void
  onFilter(filter: Filter): void
}

/** The rows, what is selected among them, and what came meanwhile. */
export function List({ queue, state, me, dense, now, onOpen, onFilter }: Props) {
  const say = useSay()
  const { t } = say
  const box = useRef<HTMLDivElement>(null)
  useChosenInView(box, state.chosen)
  const slow = useLater(state.reading === 'first', 1_000)
  const { items, filter, reading, selected } = state

  const drawn = useDrawn()
  const acts = useActs(queue, onOpen)

  function showArrivals(): void {
    // By when they are due, each has its place among the others.
    if (filter.tab === 'answer') void queue.open(filter, state.chosen)
    else queue.dispatch({ type: 'arrivals-shown' })
    box.current?.scrollTo({ top: 0 })
  }

  return (
    <div class={dense ? 'rows dense' : 'rows'} ref={box} aria-busy={reading === 'first'}>
      {items.length > 0 && <SelectionBar queue={queue} state={state} onArrivals={showArrivals} />}
      {items.length > 0 && (
        <ul aria-label={t.list.name}>
          {items.map((item) => {
            const { tab } = filter
            const is = [item.id === state.chosen, selected.has(item.id), isLapsed(state, item)] as const
            const [chosen, picked, lapsed] = is
            const by = openedBy(state, item.id)
            return drawn(item.id, [item, tab, now, by, ...is], () => (
              <Row key={item.id} {...{ item, tab, now, chosen, selected: picked, lapsed, openedBy: by, ...acts }} />
            ))
          })}
        </ul>
      )}
      {reading === 'failed' && (
        <div class="trouble" role="alert">
          <p>{troubleWords(say, state)}</p>
          {state.trouble?.ofSearch ? (
            <button type="button" onClick={() => onFilter({ ...filter, q: '' })}>
              {t.list.clearSearch}
            </button>
          ) : (
            <button type="button" onClick={() => void queue.open(filter, state.chosen)}>
              {t.list.again}
            </button>
          )}
        </div>
      )}
      {slow && <p class="note">{t.list.slow}</p>}
      {reading === 'ready' && items.length === 0 && <EmptyQueue state={state} me={me} onFilter={onFilter} />}
      {state.next !== null && items.length > 0 && reading !== 'failed' && (
        <button type="button" class="more" disabled={reading === 'more'} onClick={() => void queue.more()}>
          {t.list.more}
        </button>
      )}
    </div>
  )
}

/** What rows do, the same functions for as long as the list stands there. */
function useActs(queue: Queue, onOpen: (id: string) => void): Pick<RowProps, 'onOpen' | 'onToggle' | 'onSwipe'> {
  const now = useRef(onOpen)
  now.current = onOpen
  return useMemo(
    () => ({
      onOpen: (id) => now.current(id),
      onToggle: (id, range) => queue.dispatch(range ? { type: 'ranged', id } : { type: 'toggled', id }),
      onSwipe: (item, way) => void queue.decide(way === 'right' ? firstVerb([item]) : 'spam', null, item),
    }),
    [queue],
  )
}

function troubleWords({ t, of }: Say, { trouble }: QueueState): string {
  if (!trouble) return t.list.failed
  return trouble.ofSearch ? of(t.list.badSearch, trouble.words) : trouble.words
}

/** The chosen row stays in sight, and takes the focus along where the focus was in the list or fell off a row that left. */
function useChosenInView(box: { current: HTMLDivElement | null }, chosen: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const first = before.current === null
    before.current = chosen
    const row = chosen === null ? null : box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(chosen)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
    const held = document.activeElement
    const lost = held === null || held === document.body || box.current?.contains(held)
    if (first || !lost) return
    const target = row?.offsetParent
      ? row.querySelector<HTMLElement>('.open')
      : document.querySelector<HTMLElement>('.case h2')
    target?.focus({ preventScroll: true })
  }, [box, chosen])
}
