import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../service/filters/folding.ts'
import { folding, wordsAlone } from '../../service/filters/judge.ts'
import { linesOf } from '../../service/filters/learner/line.ts'
import { opinionOn } from '../../service/filters/learner/opinion.ts'
import { readModel, writeModel } from '../../service/filters/learner/model.ts'
import { shipped } from '../../service/filters/learner/shipped.ts'
import { learner } from '../../service/filters/phases/learner.ts'
import { eachPart } from '../../service/filters/learner/windows.ts'
import { anyText } from './making.ts'

const linesFor = (text: string) => linesOf({ name: '', text }, { name: fold(''), text: fold(text) })

/** What judging looks at: letters of all lines, and parts of them. Time would tell of the machine. */
function workOn(text: string): { lines: number; letters: number; parts: number } {
  const lines = linesFor(text)
  let parts = 0
  for (const line of lines) eachPart(line, () => (parts += 1))
  return { lines: lines.length, letters: lines.reduce((sum, { length }) => sum + length, 0), parts }
}

describe('work is bounded by the length', () => {
  it.each([
    ['combining marks', '\u0301', 5_000],
    ['one letter', 'a', 5_000],
    ['emoji', '😀', 5_000],
    ['half surrogate pairs', '\ud800', 5_000],
    ['letters set apart', 's l ', 1_250],
    ['letters set apart by dots', 's.l.o.t.', 625],
    ['odd letters', '𝐬𝐥𝐨𝐭 ', 1_000],
    ['digits for letters', 's10t ', 1_000],
    ['letters that give eighteen', '\ufdfa', 5_000],
    ['one word without end', 'slotgacor', 555],
    ['blanks', ' ', 5_000],
  ])('%s', (_, unit, times) => {
    const { lines, letters, parts } = workOn(unit.repeat(times))
    expect(lines).toBeLessThanOrEqual(7)
    expect(letters).toBeLessThanOrEqual(lines * 18 * times * unit.length)
    expect(parts).toBeLessThanOrEqual(letters / 6 + 5 * lines)
    const half = workOn(unit.repeat(times / 2))
    expect(letters).toBeLessThanOrEqual(2.1 * half.letters + 40)
    expect(() =>
      opinionOn({ name: '', text: unit.repeat(times) }, { name: fold(''), text: fold(unit.repeat(times)) }, shipped),
    ).not.toThrow()
  })

  it('a shout or a row of signs is no advert', () => {
    for (const unit of ['a', '*', '!', '😀', '\u0301', '\ud800', '='])
      expect(
        opinionOn({ name: '', text: unit.repeat(5_000) }, { name: fold(''), text: fold(unit.repeat(5_000)) }, shipped)
          .score,
      ).toBeLessThan(0.5)
  })
})

it('padding does not hide an advert, however much of it there is', () => {
  const civic = 'Mohon penjelasan kapan rekapitulasi di kecamatan kami diumumkan kepada warga. '
  const text = `${civic.repeat(20)}Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, langsung maxwin. ${civic.repeat(20)}`
  expect(opinionOn({ name: '', text }, { name: fold(''), text: fold(text) }, shipped).score).toBeGreaterThan(0.5)
})

it('whatever is sent: a score from 0 to 1, the same each time, evidence within the words', () => {
  const piece = fc.constantFrom(
    'slot gacor ',
    '𝐙𝐄𝐔𝐒𝟖𝟖 ',
    'Kapan DPT? ',
    'z.e.u.s.8.8',
    '\ufdfa',
    '\ud800',
    '\u0301',
    'ﬁ',
    '😀',
  )
  const text = fc.array(fc.oneof(piece, anyText(3)), { maxLength: 20 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (name, words) => {
      const comment = { name, text: words }
      const folded = { name: fold(name), text: fold(words) }
      const { score } = opinionOn(comment, folded, shipped)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      const whole = folding({ ...comment, trap: '' })
      const found = learner.find(whole, wordsAlone)
      expect(learner.find(whole, wordsAlone)).toEqual(found)
      const evidence = found.flatMap((signal) => signal.evidence ?? [])
      expect(evidence.length).toBeLessThanOrEqual(21)
      for (const { field, from, to } of evidence) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(comment[field].length)
      }
    }),
    { numRuns: 200 },
  )
})

describe('the file of weights', () => {
  it('comes back as it was written', () => {
    const bytes = writeModel(shipped)
    expect(readModel(bytes)).toEqual(shipped)
    expect(bytes.length).toBeLessThanOrEqual(150_000)
    expect(bytes.length).toBeLessThanOrEqual(150_000)
  })

  it('cut short or of another kind is refused', () => {
    const bytes = writeModel(shipped)
    expect(() => readModel(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError)
    expect(() => readModel(new Uint8Array(bytes.length))).toThrow(RangeError)
  })
})
