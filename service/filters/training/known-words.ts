import { fold } from '../folding.ts'
import { linesOf } from '../learner/line.ts'
import { eachWord, wordBytes } from '../learner/words.ts'
import type { Row } from './rows.ts'
import { tradeWords } from './sites.ts'

/** A word that fewer comments have may be anybody's slip, or anybody's name. */
const fewest = 5

const lineFor = (text: string) => linesOf({ name: '', text }, { name: fold(''), text: fold(text) })[0]

/**
 * Words that the weights may know by themselves, a bit each: those of several comments that are no gambling adverts, and
 * of the trade. The names of sites stay unknown on purpose: what is learned about them is then true of tomorrow's.
 */
export function knownWords(rows: readonly Row[]): Uint8Array {
  const counts = new Map<number, number>()
  for (const { text, kind } of rows) {
    const line = lineFor(text)
    if (kind === 'judol' || !line) continue
    const own = new Set<number>()
    eachWord(line, (place) => void own.add(place))
    for (const place of own) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  const trade = lineFor([...tradeWords].join(' '))
  if (trade) eachWord(trade, (place) => void counts.set(place, fewest))
  const words = new Uint8Array(wordBytes)
  for (const [place, count] of counts) {
    if (count >= fewest) words[place >> 3] = (words[place >> 3] ?? 0) | (1 << (place & 7))
  }
  return words
}
