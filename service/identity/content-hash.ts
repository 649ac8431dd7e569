import { keyedHash, type Keys } from './keys.ts'

/** What one post says, after normalising: two posts under one `key` are the same where all of it is. */
export type Content = {
  url: string
  page: string | null | undefined
  parent: string | null | undefined
  name: string
  email: string
  text: string
}

/** Length before value, so that no two contents run together alike; nothing given differs from an empty text. */
const framed = (value: string | null | undefined): string =>
  value === null || value === undefined ? '-' : `${value.length}:${value}`

/** The keyed hash of what was sent. Without the master secret it can be neither made nor tried out. */
export function contentHash(keys: Keys, { url, page, parent, name, email, text }: Content): string {
  return keyedHash(keys.content, [url, page, parent, name, email, text].map(framed).join(''))
}
