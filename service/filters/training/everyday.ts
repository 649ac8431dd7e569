import { fold } from '../folding.ts'
import { perLetter, size } from '../learner/features.ts'
import { linesOf } from '../learner/line.ts'
import { slotsFor } from '../learner/margin.ts'
import type { Row } from './rows.ts'

/** A place that more than one in so many harmless comments fills is common. Some 8,000 of the 131,072 are. */
const oneIn = 120

/** Places of the table that harmless words fill often, a bit each: what decisions teach later leaves them alone. */
export function commonPlaces(rows: readonly Row[], words: Uint8Array): Uint8Array {
  const harmless = rows.filter(({ spam }) => spam === 0)
  const comments = new Int32Array(size)
  const last = new Int32Array(size).fill(-1)
  for (const [at, { text }] of harmless.entries()) {
    const [line] = linesOf({ name: '', text }, { name: fold(''), text: fold(text) })
    if (!line) continue
    const slots = slotsFor(line, words)
    for (let place = 0; place < line.length * perLetter; place++) {
      const slot = slots[place] ?? 0
      if (slot === 0 || last[slot] === at) continue
      last[slot] = at
      comments[slot] = (comments[slot] ?? 0) + 1
    }
  }
  const bits = new Uint8Array(size / 8)
  for (const [slot, count] of comments.entries()) {
    if (count * oneIn > harmless.length) bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7))
  }
  return bits
}
