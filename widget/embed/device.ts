/**
 * What stays on this device: the reader's token, the keys to their own comments, drafts. Storage may be blocked, full
 * or shared with other windows, so every access may fail without harm; this page's own memory then has to do.
 */
export const memory: Record<string, unknown> = {}

export const prefix = 'rembuk:'

/** What was kept under this name; the caller names its type, since only this program writes here. */
export function recall<Kept>(name: string): Kept | undefined {
  try {
    const text = localStorage.getItem(prefix + name)
    if (text) return JSON.parse(text)
  } catch {
    // Blocked, or not ours: what this page remembers counts.
  }
  return memory[name] as Kept | undefined
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
