import { useSay } from '../texts/use.ts'
import type { Queue } from './engine.ts'
import { totalOf, type QueueState } from './state.ts'

type Props = { queue: Queue; state: QueueState; onArrivals(): void }

/** Above the rows: select what is shown, all that match, or nothing; and what came meanwhile. */
export function SelectionBar({ queue, state, onArrivals }: Props) {
  const { t, n, of, most } = useSay()
  const { items, selected, all, next, arrivals } = state
  const every = items.length > 0 && items.every(({ id }) => selected.has(id))
  const total = totalOf(state)
  return (
    <div class="selection">
      <label class="pick">
        <input
          type="checkbox"
          checked={every}
          ref={(box) => {
            if (box) box.indeterminate = selected.size > 0 && !every
          }}
          onClick={() => {
            queue.dispatch(every ? { type: 'selection-cleared' } : { type: 'selected-loaded' })
            void queue.count()
          }}
        />
        <span class={selected.size > 0 ? 'hidden' : ''}>{t.list.selectShown}</span>
      </label>
      {selected.size === 0 && arrivals.length > 0 && (
        <button type="button" class="pill" onClick={onArrivals}>
          {n(t.list.arrivals, arrivals.length)}
        </button>
      )}
      {selected.size > 0 && (
        <>
          <strong>
            {all && total !== null ? of(t.list.allSelected, most(total)) : n(t.list.selected, selected.size)}
          </strong>
          {every && !all && next !== null && state.filter.tab !== 'answer' && (
            <button type="button" class="quiet" onClick={() => queue.dispatch({ type: 'selected-all' })}>
              {of(t.list.selectAll, total === null ? '' : most(total)).trim()}
            </button>
          )}
          <button type="button" class="quiet end" onClick={() => queue.dispatch({ type: 'selection-cleared' })}>
            {t.list.clear}
          </button>
        </>
      )}
    </div>
  )
}
