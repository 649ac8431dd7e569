/**
 * Words somebody is writing, by what they are for. They outlive closing the panel, an ended session and a reload of
 * this tab; the tab's own storage keeps them from whoever sits here tomorrow.
 */
export type DraftKind = 'answer' | 'reason' | 'note' | 'clarification' | 'correction' | 'hold' | 'forward' | 'appeal'

/** What an answer for several questions is kept under. */
export const several = 'several'

const nameOf = (kind: DraftKind, id: string): string => `rembuk-desk-${kind}-${id}`

/** Where storage is forbidden, for as long as the page stands. */
const kept = new Map<string, string>()

export function draftOf(kind: DraftKind, id: string): string {
  const name = nameOf(kind, id)
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    return kept.get(name) ?? ''
  }
}

export function keepDraft(kind: DraftKind, id: string, words: string): void {
  const name = nameOf(kind, id)
  kept.set(name, words)
  try {
    if (words) sessionStorage.setItem(name, words)
    else sessionStorage.removeItem(name)
  } catch {
    // `kept` has it.
  }
}

/** At sign-out: the next one at this machine reads none of it. */
export function forgetDrafts(): void {
  kept.clear()
  try {
    sessionStorage.clear()
  } catch {
    // Nothing was stored.
  }
}
