import { isLetter, isPlain, Writer, type Reading } from './reading.ts'

/** A row of the same letter, three or more. */
type Stretch = { from: number; to: number }

const roman = /^[ivx]+$/

/** Where a letter stands three times or more in a row; not in www, nor in numbers (TPS III, bab XVIII). */
function stretchesIn(text: string): Stretch[] {
  const found: Stretch[] = []
  let word = 0
  for (let from = 0; from < text.length;) {
    const code = text.charCodeAt(from)
    if (!isPlain(code)) word = from + 1
    let to = from + 1
    while (to < text.length && text.charCodeAt(to) === code) to++
    if (to - from > 2 && isLetter(code) && !isOrdinary(text, word, from, to)) found.push({ from, to })
    if (!isPlain(code)) word = to
    from = to
  }
  return found
}

const romanMost = 8

function isOrdinary(text: string, word: number, from: number, to: number): boolean {
  if (text.startsWith('www', from) && to - from === 3) return true
  if (text.charAt(from) !== 'i' || to - from > 3 || to - word > romanMost) return false
  return roman.test(text.slice(word, to)) && !isPlain(text.charCodeAt(to))
}

/** How many letters stand beyond the second of their row. */
export const stretchedIn = (text: string): number =>
  stretchesIn(text).reduce((sum, { from, to }) => sum + to - from - 2, 0)

/** The reading with stretched letters cut to `most`; the last one kept stands for those left out. */
export function cut(reading: Reading, most: number): Reading {
  const found = stretchesIn(reading.text)
  if (found.length === 0) return reading
  const writer = new Writer(reading)
  for (const { from, to } of found) {
    writer.copyTo(from + most)
    writer.skipTo(to)
  }
  return writer.finish()
}
