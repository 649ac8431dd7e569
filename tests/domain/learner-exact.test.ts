import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../service/filters/folding.ts'
import { fingerprintOf } from '../../service/filters/fingerprint.ts'
import { perLetter, size } from '../../service/filters/learner/features.ts'
import { type Line, linesOf, placeOf } from '../../service/filters/learner/line.ts'
import { loudest, normOf, slotsFor, type Weights } from '../../service/filters/learner/margin.ts'
import { endsAsSitesDo, hasSiteShape } from '../../service/filters/learner/trade.ts'
import { wordBytes } from '../../service/filters/learner/words.ts'
import { seeded } from '../../service/filters/training/chance.ts'
import { anyText } from './making.ts'

const chance = seeded(11)

/** Weights of nobody's: what is asked here must not change when the shipped ones do. */
const weights: Weights = {
  table: Int8Array.from({ length: size }, (_, slot) => (slot === 0 ? 0 : Math.floor(chance() * 255) - 127)),
  scale: 0.01,
  bias: -1,
  words: Uint8Array.from({ length: wordBytes }, () => Math.floor(chance() * 256)),
}

const linesFor = (name: string, text: string): Line[] => linesOf({ name, text }, { name: fold(name), text: fold(text) })

/** One feature after the other, as one would on paper. */
function loudnessOf(line: Line, from: number, to: number): number {
  let sum = 0
  const slots = slotsFor(line, weights.words)
  for (let place = from * perLetter; place < to * perLetter; place++) sum += weights.table[slots[place] ?? 0] ?? 0
  const whole = from < line.nameLength ? line.length : line.length - line.nameLength
  return (sum * weights.scale) / normOf(from, to) - 0.6 * Math.log2(whole / (to - from)) + weights.bias
}

describe('what is quick gives what is slow, to the bit', () => {
  it('the loudest part is as loud as its features one by one', () => {
    fc.assert(
      fc.property(anyText(20), anyText(300), (name, text) => {
        const found = loudest(linesFor(name, text), weights)
        if (found) expect(found.margin).toBe(loudnessOf(found.line, found.from, found.to))
      }),
    )
  })

  it.each([
    ['', 'Kapan hasil rekapitulasi diumumkan?', -0.8679323640511565],
    ['Siti Aminah', 'TPS 07 pindah ke balai RW, apakah benar?', 0.3476036344398734],
    ['GARUDA88', '𝐬𝐥𝐨𝐭 g a c o r ma×win', -0.16877113767108187],
  ])('%s: %s', (name, text, margin) => {
    expect(loudest(linesFor(name, text), weights)?.margin).toBe(margin)
  })

  it('a letter stands where it was written, and only the last one takes what is behind it', () => {
    const [line] = linesFor('𝐒iti ', ' s\u0336 lot ')
    expect(line && Array.from({ length: line.length + 1 }, (_, i) => placeOf(line, i))).toEqual([
      0, 2, 3, 4, 6, 8, 10, 11, 12, 13, 15,
    ])
  })

  it('whatever has the shape of a site and no digit ends as sites do', () => {
    const word = fc.stringMatching(/^[a-z]{0,6}(?:toto|bet|win|slot|hoki|jp|play|togel|in|ay)?$/)
    fc.assert(
      fc.property(word, (one) => {
        if (hasSiteShape(one)) expect(endsAsSitesDo(one, one.length - 1)).toBe(true)
      }),
    )
  })

  it.each([
    ['a name that ends as sites do', 'Main terus di garudahoki, semua warga kampung sudah tahu', '8dfe6144001c75d9'],
    [
      'one with its number behind a dot',
      'Semua warga kampung tahu situs kami.com dan (garuda88) itu',
      'add0c9de3cfc20d9',
    ],
  ])('a fingerprint tells names from words: %s', (_, text, print) => {
    expect(fingerprintOf(fold(text))).toBe(print)
  })
})
