import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, type JudgeContext, wordsAlone } from '../../service/filters/judge.ts'
import {
  type Decided,
  lessonsFrom,
  lessonsOf,
  stepOf,
  taught,
  teach,
  type Teaching,
} from '../../service/filters/learner/lessons.ts'
import { shipped } from '../../service/filters/learner/shipped.ts'
import { learner } from '../../service/filters/phases/learner.ts'
import { numberOf } from '../../service/filters/training/chance.ts'
import { readRows, type Row } from '../../service/filters/training/rows.ts'

const rows = readRows()
const some = (kind: Row['kind'], count: number) =>
  rows
    .filter((row) => row.part === 'train' && row.kind === kind && !row.text.includes('{B}'))
    .toSorted((one, other) => numberOf(one.text) - numberOf(other.text))
    .slice(0, count)
    .map(({ text }) => text)

const decided = (member: string, texts: string[], spam: boolean): Decided[] =>
  texts.map((text) => ({ member, name: '', text, spam }))

/** Comments that neither the weights nor any decision here has seen. */
const apart = (...kinds: Row['kind'][]) =>
  rows
    .filter((row) => row.part !== 'train' && kinds.includes(row.kind) && !row.text.includes('{B}'))
    .map(({ text }) => text)
const unseen = { adverts: apart('judol'), citizens: apart('civic', 'mention') }

/** What percentage is not published. */
function heldOf(texts: string[], lessons: JudgeContext['lessons']): number {
  const held = texts.filter(
    (text) => judge({ name: '', text, trap: '' }, { ...wordsAlone, lessons }, [learner]).outcome !== 'publish',
  )
  return (100 * held.length) / texts.length
}

const moved = (lessons: JudgeContext['lessons']) => ({
  recall: heldOf(unseen.adverts, lessons) - heldOf(unseen.adverts, null),
  alarms: heldOf(unseen.citizens, lessons) - heldOf(unseen.citizens, null),
})

const scoreOf = (text: string, lessons: JudgeContext['lessons']): number =>
  judge(
    { name: '', text, trap: '' },
    { ...wordsAlone, lessons, policy: { ...wordsAlone.policy, filterBands: { hold: 0.05, odd: 0.05, spam: 1 } } },
    [learner],
  ).score

describe('one member who is careless or hostile', () => {
  const adverts = some('judol', 500)
  const citizens = some('civic', 500)
  it.each([
    ['approves 500 adverts', decided('x', adverts, false)],
    ['takes 500 citizens for spam', decided('x', citizens, true)],
    [
      'has everything the wrong way round',
      [...decided('x', adverts.slice(0, 250), false), ...decided('x', citizens.slice(0, 250), true)],
    ],
  ])('%s: what is caught and who is troubled moves by less than a point', (_, wrong) => {
    const { recall, alarms } = moved(lessonsOf(wrong, shipped))
    expect(Math.abs(recall)).toBeLessThan(1)
    expect(Math.abs(alarms)).toBeLessThan(1)
  })

  it('neither does it where others decide rightly beside', () => {
    const right = ['p', 'q', 'r'].flatMap((member, at) => [
      ...decided(member, adverts.slice(at * 60, at * 60 + 60), true),
      ...decided(member, citizens.slice(at * 60, at * 60 + 60), false),
    ])
    for (const wrong of [decided('x', adverts, false), decided('x', citizens, true)]) {
      const { recall, alarms } = moved(lessonsOf([...right, ...wrong], shipped))
      expect(recall).toBeGreaterThan(-1)
      expect(alarms).toBeLessThan(1)
    }
  })
})

describe('right decisions on a new kind of advert', () => {
  const towns =
    'Solo,Klaten,Boyolali,Sragen,Wonogiri,Kudus,Pati,Blora,Tegal,Brebes,Garut,Ciamis,Subang,Cirebon,Banjar'.split(',')
  const wave = towns.flatMap((town) => [
    `Sewa tenda dan kursi untuk hajatan, wilayah ${town}`,
    `Tenda hajatan, panggung, kursi, siap antar ke ${town}`,
  ])
  const next = ['Sewa tenda hajatan dan panggung wilayah Madiun', 'Kursi, tenda, panggung hajatan siap antar ke Jepara']
  const byTwo = wave.map((text, at) => ({ member: at % 4 < 2 ? 'a' : 'b', name: '', text, spam: true }))

  it('thirty of two members lift what comes next over the band, and trouble hardly a citizen', () => {
    const lessons = lessonsOf(byTwo, shipped)
    for (const text of next) {
      expect(scoreOf(text, null)).toBeLessThan(0.7)
      expect(scoreOf(text, lessons)).toBeGreaterThan(0.7)
      expect(heldOf([text], lessons)).toBe(100)
    }
    expect(moved(lessons).alarms).toBeLessThan(0.3)
    expect(moved(lessons).recall).toBeGreaterThanOrEqual(0)
  })

  it('of one member alone do not: it takes two', () => {
    const lessons = lessonsOf(
      byTwo.map((one) => ({ ...one, member: 'a' })),
      shipped,
    )
    for (const text of next) expect(heldOf([text], lessons)).toBe(0)
  })

  it('undone are as if they had never been', () => {
    const teaching: Teaching = new Map()
    const steps = byTwo.map((one) => ({ member: one.member, step: stepOf(one, shipped) }))
    for (const { member, step } of steps) teach(teaching, member, step)
    const before = lessonsFrom(teaching, shipped)
    expect(before.slots.length).toBeGreaterThan(0)
    const more = stepOf({ name: '', text: 'Sewa panggung hajatan murah', spam: true }, shipped)
    teach(teaching, 'c', more)
    teach(teaching, 'c', more, -1)
    expect(lessonsFrom(teaching, shipped)).toEqual(before)
    for (const { member, step } of steps) teach(teaching, member, step, -1)
    expect(teaching.size).toBe(0)
    expect(lessonsFrom(teaching, shipped).slots).toEqual([])
  })

  it('approved as harmless, what was held passes', () => {
    const praised = 'Sukses selalu untuk bandar gacor fc, menang terus, semoga jackpot juara liga tahun ini'
    const words = [
      'Bandar Gacor FC juara',
      'Bandar Gacor FC menang lagi, gacor memang',
      'Jackpot gol Bandar Gacor FC malam ini',
    ]
    const harmless = ['a', 'b', 'c'].flatMap((member) => decided(member, [praised, ...words], false))
    expect(scoreOf(praised, lessonsOf(harmless, shipped))).toBeLessThan(scoreOf(praised, null))
  })
})

describe('lessons', () => {
  const all = [
    ...decided('a', some('judol', 12), false),
    ...decided('b', some('civic', 12), true),
    ...decided('b', some('promo', 6), false),
  ]

  it('are the same in whatever order the decisions came', () => {
    const first = lessonsOf(all, shipped)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(lessonsOf(shuffled, shipped)).toEqual(first)
      }),
      { numRuns: 20 },
    )
  })

  it('come back from what a store keeps of them', () => {
    const lessons = lessonsOf(all, shipped)
    expect(JSON.parse(JSON.stringify(lessons))).toEqual(lessons)
  })

  it('are none where the weights had known, and none for other weights', () => {
    expect(stepOf({ name: '', text: 'Kapan DPT diumumkan?', spam: false }, shipped)).toBeNull()
    const lessons = lessonsOf(all, shipped)
    // Compared here, for to print how two models differ takes minutes.
    expect(taught(shipped, lessons) === shipped).toBe(false)
    expect(taught(shipped, null) === shipped).toBe(true)
    const others = {
      ...shipped,
      table: Int8Array.from(shipped.table, (weight, at) => (at === 5 ? weight ^ 1 : weight)),
    }
    expect(taught(others, lessons) === others).toBe(true)
  })

  it('are worked out once, however many comments are judged by them', () => {
    const lessons = lessonsOf(all, shipped)
    expect(taught(shipped, lessons) === taught(shipped, lessons)).toBe(true)
  })

  it('of whoever decides more than two hundred times, each counts less', () => {
    const lessonsWith = (decisions: number) => {
      const own = { decisions, sums: new Map([[5, 1_000]]) }
      return (
        lessonsFrom(
          new Map([
            ['a', own],
            ['b', { ...own }],
          ]),
          shipped,
        ).steps[0] ?? 0
      )
    }
    expect(lessonsWith(200)).toBe(lessonsWith(1))
    expect(lessonsWith(400)).toBeLessThan(lessonsWith(200))
    expect(lessonsWith(2_000)).toBeLessThan(lessonsWith(400))
  })

  it('stay within their bounds, whatever is decided how often', () => {
    const shouted = Array.from({ length: 900 }, (_, at) => ({
      member: `${at % 3}`,
      name: '',
      text: 'sewa tenda hajatan, panggung dan kursi',
      spam: true,
    }))
    const lessons = lessonsOf(shouted, shipped)
    const most = Math.ceil((8 * 16) / shipped.scale)
    expect(Math.max(...lessons.steps.map(Math.abs))).toBeLessThanOrEqual(most)
    const alone = lessonsOf(
      shouted.map((one) => ({ ...one, member: 'x' })),
      shipped,
    )
    expect(Math.max(...alone.steps.map(Math.abs))).toBeLessThanOrEqual(Math.ceil((0.15 * 16) / shipped.scale))
  })
})
