/**
 * What stays on this device: the reader's token, the keys to their own comments, drafts. Storage may be blocked, full
 * or shared with other windows, so every access may fail without harm; this page's own memory then has to do.
 */
export const memory: Record<string, unknown> = {}

export const prefix = 'rembuk:'

/** What was kept under this name; the caller names its type, since only this program writes here. */
export function recall<Kept>(name: string): Kept | undefined {
  // In memory lies only what could not be stored, and is newer than what could.
  if (memory[name]) return memory[name] as Kept
  try {
    const text = localStorage.getItem(prefix + name)
    if (text) return JSON.parse(text)
  } catch {
    // Blocked, or not ours: as if it had never been.
  }
  return undefined
}

/** What lets this browser change one comment of its own, and follow it. */
export type Own = {
  token: string
  /** end of the time in which it may be edited */
  until: string
  receipt: string
  /** identity numbers that were masked in it */
  masked?: number
  /** minutes that checking usually takes, as told when it was sent */
  usualMinutes?: number | null
}

export const ownComments = (): Record<string, Own> => recall('own') || {}
