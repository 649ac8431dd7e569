import { originalSpan } from '../domain/letters.ts'
import { join } from './folding/apart.ts'
import { once } from './folding/doubled.ts'
import { gather } from './folding/groups.ts'
import { hasCapitalI, hasChoice, lettered } from './folding/lettered.ts'
import { odd, oddIn } from './folding/odd.ts'
import type { Reading } from './folding/reading.ts'
import { scan } from './folding/scan.ts'
import type { One } from './folding/signs.ts'
import { unspell } from './folding/spelled.ts'
import { cut, stretchedIn } from './folding/stretched.ts'

export type { Reading } from './folding/reading.ts'

/**
 * A text made comparable (the skeleton of UTS #39, and more): what it may say in plain letters, and how much of it was
 * written in other ways than people write.
 */
export type Folded = {
  /** one to four, all different; the first is the plain one, in which ordinary text is itself in lower case */
  readonly readings: readonly [Reading, ...Reading[]]
  /** letters and digits in the plain reading */
  readonly letters: number
  /** letters written as something else: 𝐀, ѕ, ⓢ, s̶, sl0t, €|@ng */
  readonly disguised: number
  /** letters and digits set apart: s l o t, GA RU DA HO KI */
  readonly apart: number
  /** letters beyond the second of the same in a row */
  readonly stretched: number
  /** digits written as words, two or more in a row */
  readonly spelled: number
}

/** Folds a text. Each step goes through it once, and only those that find something to do. */
export function fold(raw: string): Folded {
  const { plain, letters, disguised, hasOther } = scan(raw)
  const found = oddIn(plain.text)
  const joined = found & odd.apart ? join(plain) : { reading: plain, apart: 0 }
  const single = found & odd.doubled ? once(joined.reading) : joined.reading
  const { reading, spelled } = unspell(gather(single, raw))
  const original = { raw, hasOther: hasOther || hasCapitalI(raw) }
  const isStretched = (found & odd.stretched) > 0
  const readings = [plain, isStretched ? cut(reading, 2) : reading]
  let counted = disguised
  const add = (one: One): void => {
    const read = lettered(reading, original, one)
    if (one === 'i') counted += read.disguised
    // Letters that were digits may make a row of the same.
    if (isStretched || read.reading !== reading) readings.push(cut(read.reading, 1))
  }
  if (original.hasOther || found !== 0) {
    add('i')
    if (hasChoice(reading, original)) add('l')
  }
  return {
    readings: [plain, ...differing(readings)],
    letters,
    disguised: counted,
    apart: joined.apart,
    stretched: isStretched ? stretchedIn(plain.text) : 0,
    spelled,
  }
}

/** Those that differ from the first, and from one another. */
function differing([first, ...others]: Reading[]): Reading[] {
  if (others.every((reading) => reading === first)) return []
  const texts = new Set([first?.text])
  return others.filter(({ text }) => {
    const isNew = !texts.has(text)
    texts.add(text)
    return isNew
  })
}

/** The stretch of the original behind `text.slice(from, to)` of a reading, in UTF-16 units as `slice` takes them. */
export function spanOf(reading: Reading, from: number, to: number): { from: number; to: number } {
  return originalSpan(reading, from, to)
}
