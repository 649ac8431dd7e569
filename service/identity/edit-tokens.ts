import { sameSecret } from './equal.ts'
import { keyedHash, type Keys } from './keys.ts'

/**
 * What lets its author change and withdraw a comment. Derived from the comment's id and stored nowhere, so that a post
 * sent twice is answered twice with the same token. How long it lives is the operation's to ask.
 */
export function editToken(keys: Keys, comment: string): string {
  return `e1.${keyedHash(keys.edit, comment)}`
}

/** Whether a token is the one of this comment. */
export function isEditToken(keys: Keys, comment: string, token: string): boolean {
  return sameSecret(token, editToken(keys, comment))
}
