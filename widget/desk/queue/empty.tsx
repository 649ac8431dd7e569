import { useEffect, useState } from 'preact/hooks'
import { countQueue, readAudit } from '../../../service/contract/member.ts'
import type { MatchTab, Tab } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { present } from '../clock.ts'
import { Mark } from '../icons.tsx'
import { useSay } from '../texts/use.ts'
import { tabs, type Filter, type QueueState } from './state.ts'

const decisions = ['approve', 'reject', 'spam', 'restore', 'remove', 'reports-settled']
const nextTabs = ['held', 'reported', 'answer'] as const

/** How many comments this member decided today, by the audit; null where that cannot be told. */
async function decidedToday(me: string): Promise<number | null> {
  const { entries } = await ask(readAudit, { query: { limit: 100 } })
  const today = new Date(present()).toDateString()
  const mine = entries.filter(
    ({ by, act, at, undoneAt }) =>
      by.id === me && decisions.includes(act) && undoneAt === null && new Date(at).toDateString() === today,
  )
  // A day longer than the page of the audit is not counted to its end, so it is not told.
  const oldest = entries[entries.length - 1]
  if (entries.length === 100 && oldest && new Date(oldest.at).toDateString() === today) return null
  return mine.reduce((sum, { subjects }) => sum + subjects.length, 0)
}

/** The other tabs that hold what is looked for: whoever reads a code out on the telephone does not know which. */
function Elsewhere({ filter, onFilter }: { filter: Filter; onFilter(filter: Filter): void }) {
  const { t, most } = useSay()
  const { tab: here, office, q } = filter
  const [found, set] = useState<[Tab, number][]>([])
  useEffect(() => {
    let wanted = true
    set([])
    // What is reported and what waits for an answer is published as well, and what is appealed was decided.
    const isElsewhere = (one: Tab): one is MatchTab =>
      one !== here && one !== 'reported' && one !== 'answer' && one !== 'appealed'
    for (const tab of tabs.filter(isElsewhere)) {
      ask(countQueue, { query: { tab, q, ...(office ? { office } : {}) } }).then(
        ({ count }) => wanted && count > 0 && set((before) => [...before, [tab, count]]),
        // Then this tab is not offered.
        () => undefined,
      )
    }
    return () => void (wanted = false)
  }, [here, office, q])
  if (found.length === 0) return null
  return (
    <p class="elsewhere">
      {t.list.elsewhere}
      {found.map(([tab, count]) => (
        <button type="button" class="quiet" key={tab} onClick={() => onFilter({ ...filter, tab })}>
          {t.tabs[tab]} {most(count)}
        </button>
      ))}
    </p>
  )
}

/** Nothing here: what that means, what was done today, and where the next work is. */
export function EmptyQueue({ state, me, onFilter }: { state: QueueState; me: string; onFilter(filter: Filter): void }) {
  const { t, n, of, most } = useSay()
  const { filter, counts, sight } = state
  const [today, setToday] = useState<number | null>(null)
  const quiet = filter.tab === 'held' && !filter.q && !filter.late
  useEffect(() => {
    if (!quiet) return
    let here = true
    // Without the audit the sentence simply stands alone.
    decidedToday(me).then(
      (count) => here && setToday(count),
      () => undefined,
    )
    return () => void (here = false)
  }, [quiet, me, state.decisions.length])

  if (filter.q) {
    return (
      <div class="empty">
        <p>{t.list.searched}</p>
        <Elsewhere filter={filter} onFilter={onFilter} />
        <button type="button" onClick={() => onFilter({ ...filter, q: '' })}>
          {t.list.clearSearch}
        </button>
      </div>
    )
  }
  const { late, ...rest } = filter
  const open = (tab: Tab) => onFilter({ ...rest, tab })
  const below = sight.reach === 'own' && filter.tab === 'held' ? (sight.heldBelow ?? 0) : 0
  return (
    <div class="empty">
      <Mark />
      <p>
        {late ? t.late.none : t.empty[filter.tab]} {quiet && today !== null && today > 0 && n(t.empty.today, today)}
      </p>
      {nextTabs.map((tab) => {
        const count = tab === filter.tab && !late ? 0 : (counts?.[tab] ?? 0)
        return (
          count > 0 && (
            <button type="button" class="quiet" key={tab} onClick={() => open(tab)}>
              {of(t.empty.next[tab], most(count))}
            </button>
          )
        )
      })}
      {below > 0 && (
        <button type="button" class="quiet" onClick={() => onFilter({ ...rest, reach: 'all' })}>
          {of(t.late.below, most(below))}
        </button>
      )}
    </div>
  )
}
