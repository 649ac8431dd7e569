import {
  bitsOf,
  type Bits,
  distance,
  fewestLetters,
  fingerprintOf,
  nearMost,
} from '../../service/filters/fingerprint.ts'
import { fold } from '../../service/filters/folding.ts'
import { inventBrand } from '../../service/filters/training/brands.ts'
import { type Chance, pick, seeded, shuffled } from '../../service/filters/training/chance.ts'
import { keptOut, known } from '../../service/filters/training/disguises.ts'
import { readRows, type Row as Comment } from '../../service/filters/training/rows.ts'
import { siteIn, siteNames } from '../../service/filters/training/sites.ts'
import { count, told } from './filter-figures.ts'
import type { Benchmark, Row } from './measure.ts'
import { commentText } from './words.ts'

type Advert = (name: string) => string
type Change = (advert: Advert, chance: Chance) => [string, string]

const styles = Object.values({ ...known, ...keptOut })
const fillers = 'bosku gas min guys banget kak sini yuk nih dong'.split(' ')

/** An advert and what a wave makes of it. */
const changes: Record<string, Change> = {
  'in capitals with emoji': (advert, chance) => {
    const text = advert(inventBrand(chance))
    return [text, `🔥 ${text.toUpperCase()} !!! 🙏`]
  },
  'the name in another lettering': (advert, chance) => {
    const name = inventBrand(chance)
    return [advert(name), advert(pick(styles, chance)(name, chance))]
  },
  'all in another lettering': (advert, chance) => {
    const text = advert(inventBrand(chance))
    return [text, pick(styles, chance)(text, chance)]
  },
  'for another site': (advert, chance) => [advert(inventBrand(chance)), advert(inventBrand(chance))],
  'with a word added': (advert, chance) => {
    const text = advert(inventBrand(chance))
    const words = text.split(' ')
    return [text, words.toSpliced(Math.floor(chance() * (words.length + 1)), 0, pick(fillers, chance)).join(' ')]
  },
}

function adverts(rows: Comment[]): Advert[] {
  const sites = siteNames(rows)
  return rows
    .filter(({ kind }) => kind === 'judol')
    .flatMap(({ text }) => {
      const site = siteIn(text, sites)
      return site ? [(name: string) => text.slice(0, site.from) + name + text.slice(site.to)] : []
    })
}

const bitsFor = (text: string): Bits[] => {
  const fingerprint = fingerprintOf(fold(text))
  return fingerprint === null ? [] : [bitsOf(fingerprint)]
}

const line = (what: string, ours: string): Row => ({ what, ours, baseline: '', ratio: null, budget: '', kept: null })

function found(of: Advert[], [name, change]: [string, Change], [least, most]: [number, number]): Row {
  const chance = seeded(5)
  const distances = of.flatMap((advert) => {
    const [text, copy] = change(advert, chance)
    const { letters } = fold(text)
    const [one, other] = [bitsFor(text)[0], bitsFor(copy)[0]]
    return letters < least || letters >= most || !one ? [] : [other ? distance(one, other) : 64]
  })
  const some = distances.slice(0, 2_000)
  return line(`advert of ${least} to ${most} letters ${name}: near`, told(count(some, (bits) => bits <= nearMost)))
}

const crowd = 20_000

/** Of so many different harmless comments, those that others among them are near to. */
function strangers(rows: Comment[]): Row[] {
  const harmless = shuffled(
    rows.filter(({ spam }) => spam === 0),
    seeded(6),
  )
  const all = harmless.flatMap(({ text }) => bitsFor(text)).slice(0, crowd)
  const near = all.map((one) => count(all, (other) => distance(one, other) <= nearMost).hits - 1)
  return [1, 3].map((least) =>
    line(`harmless, among ${crowd - 1} others: ${least} or more near`, told(count(near, (some) => some >= least))),
  )
}

function cost(): Row {
  const folded = Array.from({ length: 5_000 }, (_, at) => fold(commentText(at)))
  const all = (): void => folded.forEach(fingerprintOf)
  all()
  const before = process.threadCpuUsage()
  all()
  const { user, system } = process.threadCpuUsage(before)
  return line('fingerprint of 200 letters', `${((user + system) / folded.length).toFixed(1)} µs CPU`)
}

/** What fingerprints find of a wave, and whom they take for one: the choice of `nearMost` stands on this. */
export const fingerprint: Benchmark = {
  name: 'fingerprint',
  async run() {
    const rows = readRows()
    const made = adverts(rows)
    const lengths: [number, number][] = [
      [fewestLetters, 40],
      [40, 70],
      [70, 5_000],
    ]
    return [
      ...lengths.flatMap((length) => Object.entries(changes).map((change) => found(made, change, length))),
      ...strangers(rows),
      cost(),
    ]
  },
}
