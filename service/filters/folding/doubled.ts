import { isLetter, isPlain, Writer, type Reading } from './reading.ts'

/** Fewer pairs in a word are spelling: maaf, committee. */
export const fewestPairs = 3

/**
 * A word of letters and digits: how many rows of one letter it has, and how many of them are of two letters or more.
 */
type Word = { to: number; rows: number; pairs: number }

function wordFrom(text: string, from: number): Word {
  const word: Word = { to: from, rows: 0, pairs: 0 }
  while (word.to < text.length && isPlain(text.charCodeAt(word.to))) {
    const end = rowEnd(text, word.to)
    if (isLetter(text.charCodeAt(word.to))) {
      word.rows++
      if (end - word.to > 1) word.pairs++
    }
    word.to = end
  }
  return word
}

function rowEnd(text: string, from: number): number {
  const code = text.charCodeAt(from)
  let to = from + 1
  while (to < text.length && text.charCodeAt(to) === code) to++
  return to
}

const isDoubled = ({ rows, pairs }: Word): boolean =>
  // Beside one that is, kkee is ke as well.
  pairs >= fewestPairs ? pairs * 2 > rows : pairs > 1 && pairs === rows

/**
 * The reading with the words written twice letter by letter (sslloott, GGaarruuddaa88) written once; the last letter
 * kept stands for those left out. A word counts if three rows of a letter, and more than half of its rows, have two or
 * more. For texts that have such a word (`odd.doubled`).
 */
export function once(reading: Reading): Reading {
  const { text } = reading
  const writer = new Writer(reading)
  for (let unit = 0; unit < text.length;) {
    if (!isPlain(text.charCodeAt(unit))) {
      unit++
      continue
    }
    const word = wordFrom(text, unit)
    if (isDoubled(word)) writeOnce(text, unit, word.to, writer)
    unit = word.to
  }
  return writer.finish()
}

function writeOnce(text: string, from: number, to: number, writer: Writer): void {
  for (let row = from; row < to;) {
    const end = rowEnd(text, row)
    // Four of a letter are two of it: qquueeeenn.
    const kept = isLetter(text.charCodeAt(row)) ? Math.max(1, (end - row) >> 1) : end - row
    writer.copyTo(row + kept)
    writer.skipTo(end)
    row = end
  }
}
