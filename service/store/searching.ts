import type { Comment } from '../domain/comment.ts'
import { normalisePageUrl } from '../domain/page-urls.ts'
import { foldReceipt } from '../domain/receipts.ts'

/** Text as the queue's search compares it: one way of writing each letter, and no capitals. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** What is searched of a comment besides its page's title. Filled at each write, never at a read. */
export const searchable = (comment: Pick<Comment, 'author' | 'text'>): string =>
  folded(`${comment.author.name}\n${comment.text}`)

/**
 * What a search looks for. A comment matches when each word stands in its name and text, in its page's title, or, for a
 * word that is a piece of an address, in that of its page; and when the whole is its receipt.
 */
export type Search = { words: { word: string; address: string | null }[]; receipt: string }

/** Null where nothing is looked for. */
export function searchOf(search: string | null): Search | null {
  const words = folded(search ?? '').match(/\S+/g) ?? []
  if (words.length === 0) return null
  return { words: words.map((word) => ({ word, address: addressIn(word) })), receipt: foldReceipt(search ?? '') }
}

/** Shorter ones stand in every address. */
const pieceLeast = 4

/** The word as addresses of pages are kept, in lower case; null where it is a piece of none. */
function addressIn(word: string): string | null {
  if (!word.includes('/') || word.length < pieceLeast) return null
  return (normalisePageUrl(word) ?? word).toLowerCase()
}
