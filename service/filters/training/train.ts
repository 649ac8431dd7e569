import { fold } from '../folding.ts'
import { type Line, linesOf } from '../learner/line.ts'
import { loudest, type Weights } from '../learner/margin.ts'
import type { Model } from '../learner/model.ts'
import { calibrate } from './calibrate.ts'
import { commonPlaces } from './everyday.ts'
import { inventBrand } from './brands.ts'
import { type Chance, seeded, shuffled } from './chance.ts'
import { fitting, type Lesson } from './fit.ts'
import { quantised } from './quantise.ts'
import { type Row, sideOf } from './rows.ts'
import { siteNames } from './sites.ts'
import { knownWords } from './known-words.ts'
import { harmlessVariants, type Making, personName, spamVariants, type Variant } from './variants.ts'

export type Training = {
  rows: readonly Row[]
  seed: number
  passes: number
  /** told after each pass: how many of how many, and the mean loss */
  progress?(pass: number, passes: number, loss: number): void
}

/** What the shipped weights were made with. After more passes names are caught no more often, and harmless tweets held more. */
export const recipe = { seed: 20_261_125, passes: 10 } as const

/** One of so many rows is kept from the weights, to calibrate them. */
const calibrationSides = 12

/** How much a row counts. Words of office pages are few and near to what will be judged; tweets and chat are neither. */
const weights: Record<Row['kind'], number> = { civic: 3, mention: 3, ham: 1, judol: 1, promo: 4 }
const nearSources = new Set(['own', 'written'])
const nearWeight = 3

const weightOf = ({ kind, source }: Row): number => weights[kind] * (nearSources.has(source) ? nearWeight : 1)

export const linesFor = (name: string, text: string): Line[] =>
  linesOf({ name, text }, { name: fold(name), text: fold(text) })

const lessonOf = ({ name, text, spam, weight }: Variant): Lesson => ({ lines: linesFor(name, text), spam, weight })

/** Rows written for training say `{B}` where a site's name belongs. */
export const named = (text: string, chance: Chance): string =>
  text.includes('{B}') ? text.replaceAll('{B}', inventBrand(chance)) : text

/** How many changed copies of a harmless row a pass makes: of civic ones many, for there are few. */
const copiesOf = ({ kind, source }: Row): number => {
  if (kind === 'mention' || nearSources.has(source)) return 3
  return kind === 'civic' ? 3 : 1.4
}

function copies(row: Row, making: Making): Variant[] {
  if (row.spam === 1) return spamVariants(row, making)
  const many = copiesOf(row)
  const count = Math.floor(many) + (making.chance() < many % 1 ? 1 : 0)
  return Array.from({ length: count }, () => harmlessVariants(row, making)).flat()
}

const harmlessWords = (rows: readonly Row[]): string[] =>
  rows.filter(({ text, spam }) => spam === 0 && text.length < 160).map(({ text }) => text)

/**
 * Learns from labelled rows: the same rows, seed and code give the same bytes. Each pass meets every row as it is, and
 * freshly made copies of it; the weights are the mean of those after the later passes (Polyak and Juditsky 1992).
 */
export function train({ rows, seed, passes, progress }: Training): Model {
  const chance = seeded(seed)
  const kept = rows.filter((row) => sideOf(row, calibrationSides) !== 0)
  const making: Making = { harmless: harmlessWords(kept), sites: siteNames(kept), chance }
  const words = knownWords(kept)
  const fit = fitting(words)
  const originals = kept.map((row) => ({
    row,
    lesson: lessonOf({
      name: personName(chance),
      text: named(row.text, chance),
      spam: row.spam === 1,
      weight: weightOf(row),
    }),
  }))
  for (let pass = 1; pass <= passes; pass++) {
    const more = kept.flatMap((row) =>
      copies(row, making).map((copy) => ({ row, copy: { ...copy, weight: copy.weight * weightOf(row) } })),
    )
    let loss = 0
    const lessons = shuffled<{ lesson: Lesson } | { copy: Variant }>([...originals, ...more], chance)
    for (const one of lessons) {
      const lesson = 'lesson' in one ? one.lesson : lessonOf(one.copy)
      const margin = fit.learn(lesson)
      loss += Math.log1p(Math.exp(lesson.spam ? -margin : margin))
    }
    if (pass > passes / 2) fit.settle()
    progress?.(pass, passes, loss / lessons.length)
  }
  const table = quantised(fit.weights())
  return { ...table, ...calibrate(marginsOf(rows, table, making)), common: commonPlaces(kept, words) }
}

/** Margins of what the weights have not seen, harmless and spam, with as many copies as training makes. */
function marginsOf(rows: readonly Row[], table: Weights, making: Making): { margin: number; spam: boolean }[] {
  const apart = rows.filter((row) => sideOf(row, calibrationSides) === 0)
  const all = apart.flatMap((row) => [
    { name: personName(making.chance), text: named(row.text, making.chance), spam: row.spam === 1 },
    ...copies(row, making),
  ])
  return all.flatMap(({ name, text, spam }) => {
    const part = loudest(linesFor(name, text), table)
    return part ? [{ margin: part.margin, spam }] : []
  })
}
