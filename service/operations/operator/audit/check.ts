import { type ChainState, faultOf, isHistory, type Seal, type Sealable } from '../../../domain/chain.ts'
import { historyPlace } from '../../../domain/history-line.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store'> & Partial<Pick<Collaborators, 'pace'>>

/** How many lines are read together: between two readings others are served. */
const atOnce = 500

type Line = { line: Seal; entry: Sealable | null }

async function* linesFrom({ store, pace }: Needs, from: number): AsyncGenerator<Line> {
  for (let next = from, goOn = true; goOn;) {
    await pace?.giveWay()
    const lines = await store.audit.sealed({ from: next, limit: atOnce })
    yield* lines
    next = (lines.at(-1)?.line.number ?? next) + 1
    goOn = lines.length === atOnce
  }
}

/**
 * Walks the chain on from what is known to be right, the whole of it from `emptyChain`, and ends at the first line that
 * is not. What went with its site is right where the audit says that this was removed. A mark that says "taken back" is
 * not sealed: over the whole chain it is right where a line says so.
 */
export async function checkChain(needs: Needs, known: ChainState): Promise<ChainState> {
  let right: ChainState = { ...known, broken: null }
  const wentWithSite = removedSites(needs)
  const marked = new Map<string, number>()
  const written = new Set<string>()
  for await (const { line, entry } of linesFrom(needs, known.lines + 1)) {
    const fault = faultOf({ number: right.lines, seal: right.seal }, line, entry)
    const isGone = fault === 'entry-missing' && (await wentWithSite(line))
    if (fault && !isGone) return { ...right, broken: { line: right.lines + 1, entry: line.entry, fault } }
    if (entry && !isHistory(entry)) {
      if (entry.undone) marked.set(entry.id, line.number)
      if (entry.act === 'undone') for (const id of entry.subjects) written.add(id)
    }
    right = { lines: line.number, seal: line.seal, sealedAt: line.sealedAt, broken: null }
  }
  const unwritten = known.lines === 0 ? await firstUnwritten(needs, marked, written) : null
  return unwritten ? { ...right, broken: unwritten } : right
}

/** Whether a line's comment went with its site, and a line of the audit says that this was removed. */
function removedSites({ store }: Needs): (line: Seal) => Promise<boolean> {
  let removed: Promise<Set<string>> | null = null
  const read = async (): Promise<Set<string>> => {
    const { entries } = await store.audit.list({ offices: 'all', act: 'site-removed', after: null, limit: atOnce })
    return new Set(entries.flatMap(({ subjects }) => subjects))
  }
  return async ({ entry }) => {
    const place = historyPlace(entry)
    return place !== null && (await (removed ??= read())).has(place.site)
  }
}

/** The first decision that is marked as taken back though no line says so, sealed or about to be. */
async function firstUnwritten(
  { store }: Needs,
  marked: Map<string, number>,
  written: Set<string>,
): Promise<ChainState['broken']> {
  for (const [entry, line] of marked) {
    if (written.has(entry) || (await isWaiting(store, entry))) continue
    return { line, entry, fault: 'undo-unwritten' }
  }
  return null
}

/** Whether the entry that says so waits for its seal: what is taken back now is among the newest. */
async function isWaiting(store: Collaborators['store'], decision: string): Promise<boolean> {
  const { entries } = await store.audit.list({ offices: 'all', act: 'undone', after: null, limit: atOnce })
  return entries.some(({ subjects }) => subjects.includes(decision))
}
