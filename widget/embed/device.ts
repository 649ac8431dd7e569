import { prefix } from './options.ts'

/**
 * What stays on this device: the reader's token, the keys to their own comments, drafts. Storage may be blocked, full
 * or shared with other windows, so every access may fail without harm; this page's own memory then has to do.
 */
export const memory: Record<string, unknown> = {}

/** What was kept under this name; the caller names its type, since only this program writes here. */
export function recall<Kept>(name: string): Kept | undefined {
  const key = prefix + name
  // In memory lies only what could not be stored, and is newer than what could.
  if (memory[key]) return memory[key] as Kept
  try {
    const text = localStorage.getItem(key)
    if (text) return JSON.parse(text)
  } catch {
    // Blocked, or not ours: as if it had never been.
  }
  return undefined
}
