/** What this program leaves on the device; `device.ts` reads it. */
import type { PostedView } from '../../../service/contract/views.ts'
import { memory, recall } from '../device.ts'
import { type Options, prefix } from '../options.ts'

/** What is kept for one page goes by this. */
export const pageName = ({ options: { at, site } }: { options: Options }): string => `${site}:${at.page || at.url}`

/** Keeps a value, but no list: old libraries make one text of those. `undefined` forgets it. */
export function keep(name: string, value: unknown): void {
  const key = prefix + name
  delete memory[key]
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Blocked or full: it lasts as long as the page.
    memory[key] = value
  }
}

/** All that was kept under names with this beginning. */
export function recallAll<Kept>(beginning: string): Kept[] {
  let names = Object.keys(memory)
  try {
    names = [...names, ...Object.keys(localStorage)]
  } catch {
    // Blocked: there is nothing but this page's memory.
  }
  const kept = names.filter((name) => name.startsWith(prefix + beginning))
  return kept.flatMap((name) => recall<Kept>(name.slice(prefix.length)) || [])
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

/** Edit tokens live for 30 days on the service's side, and as long here. */
const tokenLife = 30 * 86_400_000

/** Keeps the key to a comment, and lets go of those that have run out. Answers all that are left. */
export function keepOwn(id: string, own: Own, now: number): Record<string, Own> {
  const alive = Object.entries(ownComments()).filter(([, { until }]) => Date.parse(until) + tokenLife > now)
  const all = { ...Object.fromEntries(alive), [id]: own }
  keep('own', all)
  return all
}

/** Keeps what lets this browser change a comment and follow it. */
export function keepPosted(posted: PostedView): Record<string, Own> {
  const { comment, receipt, editToken: token, editableUntil, reader, masked, usualMinutes } = posted
  const now = Date.now()
  // Told by this device's clock, which may be years off.
  const until = new Date(now + Date.parse(editableUntil) - Date.parse(comment.createdAt)).toISOString()
  keep('reader', reader)
  return keepOwn(comment.id, { token, until, receipt, masked, usualMinutes }, now)
}
