import type { Decision } from './state.ts'

/**
 * The session's decisions, kept over a reload in the tab's own storage: what waits is still sent, what was done can
 * still be taken back. Nothing of the comments themselves is kept but their ids. Another shape gets another name.
 */
const nameOf = (member: string): string => `rembuk-desk-decisions-1-${member}`

/** So many of the newest are kept, and all that wait. */
const keptMost = 300

export function keepDecisions(member: string, decisions: readonly Decision[]): void {
  const kept = decisions.filter(({ phase }, at) => at < keptMost || phase === 'waiting' || phase === 'sending')
  try {
    sessionStorage.setItem(nameOf(member), JSON.stringify(kept.map((one) => ({ ...one, taken: [] }))))
  } catch {
    // No storage, or none left: they last as long as the page does.
  }
}

/** What an earlier page of this tab left. What was on its way is to be sent again. */
export function keptDecisions(member: string): Decision[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(member)) ?? '[]') as Decision[]
    return kept.map((one) => (one.phase === 'sending' ? { ...one, phase: 'waiting' } : one))
  } catch {
    return []
  }
}
