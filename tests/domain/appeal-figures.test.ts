// Appeals in figures: nobody is told of fewer than five persons, nor can work it out from what is told.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Appealed, AppealsInTime, CohortOfAppeals } from '../../service/domain/appeal-figures.ts'

const fewest = 5
const times = fc.integer({ min: 0, max: 20 })
const outcome = ({ at, granted }: { at: number; granted: boolean }): Appealed['outcome'] => ({
  at,
  granted,
  reason: null,
  decision: 'd',
  by: { kind: 'operator' },
})
const anAppeal = fc.record({
  at: times,
  reader: fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((n) => `r${n}`),
    fc.constant(null),
  ),
  outcome: fc.oneof(fc.record({ at: times, granted: fc.boolean() }).map(outcome), fc.constant(null)),
})
type One = Appealed & { reader: string | null }

/** How many persons wrote these; whoever is not known counts as somebody. */
const persons = (of: readonly One[]): number => new Set(of.map(({ reader }, at) => reader ?? `somebody ${at}`)).size
const partOf = ({ outcome: of }: One) => (of === null ? 'waiting' : of.granted ? 'granted' : 'upheld')

test('what is told is right, and leaves of the whole nobody, or five persons or more', () => {
  fc.assert(
    fc.property(fc.array(anAppeal, { maxLength: 60 }), (all) => {
      const cohort = new CohortOfAppeals()
      for (const one of all) cohort.add(one, one.reader)
      const { asked, ...parts } = cohort.figures
      expect(asked).toBe(persons(all) < fewest ? null : all.length)
      const hidden = all.filter((one) => parts[partOf(one)] === null)
      for (const part of ['upheld', 'granted', 'waiting'] as const) {
        const of = all.filter((one) => partOf(one) === part)
        if (parts[part] === null) continue
        expect([parts[part], persons(of) >= fewest]).toEqual([of.length, true])
      }
      const isTold = Object.values(parts).some((count) => count !== null)
      if (isTold && hidden.length > 0) expect(persons(hidden)).toBeGreaterThanOrEqual(fewest)
    }),
  )
})

test('of ten appeals of which nine were refused nothing is told but that there were ten', () => {
  const cohort = new CohortOfAppeals()
  for (let n = 0; n < 10; n++) cohort.add({ at: 1, outcome: outcome({ at: 2, granted: n === 0 }) }, `r${n}`)
  expect(cohort.figures).toEqual({ asked: 10, upheld: null, granted: null, waiting: null })
})

test('of a time: what was asked for and decided in it, whenever it began, and what waited at its end', () => {
  fc.assert(
    fc.property(fc.array(anAppeal, { maxLength: 60 }), times, times, (all, one, other) => {
      const [from, until] = [Math.min(one, other), Math.max(one, other)]
      const counting = new AppealsInTime({ from, until })
      for (const appeal of all) counting.add(appeal, appeal.reader)
      const within = (at: number): boolean => at >= from && at < until
      const safe = (of: One[]) => (persons(of) < fewest ? null : of.length)
      const decided = (granted: boolean) =>
        safe(all.filter(({ outcome: of }) => of !== null && of.granted === granted && within(of.at)))
      expect(counting.figures).toEqual({
        asked: safe(all.filter(({ at }) => within(at))),
        upheld: decided(false),
        granted: decided(true),
        waiting: safe(all.filter(({ at, outcome: of }) => at < until && (of === null || of.at >= until))),
      })
    }),
  )
})
