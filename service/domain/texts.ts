const control = /[^\P{Cc}\n\t]/gu
const lineBreak = /\r\n?|[\u0085\u2028\u2029]/g
const gap = /\n(?:[^\S\n]*\n){2,}/g
const somethingToSee = /[^\s\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Longer rows of combining marks than any language has; UAX #15 calls text without them stream-safe. */
const longRowOfMarks = /\p{M}{30}/gu
const joiner = '\u034f'

/** Normal form C. A row of thousands of marks is cut by joiners first, since sorting it takes its square in time. */
export function normalForm(raw: string, form: 'NFC' | 'NFKC'): string {
  return raw.replace(longRowOfMarks, (row) => row + joiner).normalize(form)
}

/** Length in Unicode code points, as the contract counts. */
export function lengthOf(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) length--
  }
  return length
}

/**
 * A comment's words as they are kept: plain text in normal form C, line breaks as LF and no more than two in a row, no
 * other control character but the tab, trimmed. A text in which nothing can be seen comes out empty.
 */
export function cleanText(raw: string): string {
  const plain = raw.toWellFormed().replace(lineBreak, '\n').replace(control, '')
  if (!somethingToSee.test(plain)) return ''
  return normalForm(plain, 'NFC').replace(gap, '\n\n').trim()
}

/** Whether a title is one line: no program shows a control character in one, and headers are made of lines. */
export const isOneLine = (raw: string): boolean => !/\p{Cc}/u.test(raw)

/** Whether this is one line that every store and screen can carry, of so many code points at most; it may be empty. */
export const isLine = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.isWellFormed() && isOneLine(value) && lengthOf(value) <= most

/** The same with something in it. */
export const isWrittenLine = (value: unknown, most: number): value is string =>
  isLine(value, most) && value.trim() !== ''

/** A title as it is kept: plain text, single blanks. */
export const oneLine = (raw: string): string => cleanText(raw).replace(/\s+/g, ' ')
