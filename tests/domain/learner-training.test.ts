import { describe, expect, it } from 'vitest'
import { fold } from '../../service/filters/folding.ts'
import { linesOf } from '../../service/filters/learner/line.ts'
import { writeModel } from '../../service/filters/learner/model.ts'
import { opinionOn } from '../../service/filters/learner/opinion.ts'
import { eachWord, hasPlace } from '../../service/filters/learner/words.ts'
import { inventBrand } from '../../service/filters/training/brands.ts'
import { calibrate } from '../../service/filters/training/calibrate.ts'
import { numberOf, seeded } from '../../service/filters/training/chance.ts'
import { fresh, keptOut, known } from '../../service/filters/training/disguises.ts'
import { knownWords } from '../../service/filters/training/known-words.ts'
import { readRows, type Row, sideOf, skeleton } from '../../service/filters/training/rows.ts'
import { siteIn, siteNames } from '../../service/filters/training/sites.ts'
import { train } from '../../service/filters/training/train.ts'
import { namedCopies, spamVariants } from '../../service/filters/training/variants.ts'

const rows = readRows()
const some = (share: number) => rows.filter(({ part, text }) => part === 'train' && numberOf(text) % share === 0)

const row = (text: string, kind: Row['kind']): Row => ({
  text,
  kind,
  spam: kind === 'judol' || kind === 'promo' ? 1 : 0,
  lang: 'id',
  part: 'train',
  source: 'own',
})

describe('training', () => {
  it('gives the same bytes for the same rows and seed, and others for another seed', () => {
    const sample = some(60)
    const bytes = (seed: number) => Buffer.from(writeModel(train({ rows: sample, seed, passes: 1 })))
    const first = bytes(1)
    expect(bytes(1).equals(first)).toBe(true)
    expect(bytes(2).equals(first)).toBe(false)
  }, 60_000)

  it('learns from a sample already to tell adverts from citizens', () => {
    const model = train({ rows: some(12), seed: 1, passes: 4 })
    const score = (text: string) => opinionOn({ name: '', text }, { name: fold(''), text: fold(text) }, model).score
    expect(score('gacor terus di KELUWIH88, langsung maxwin')).toBeGreaterThan(0.5)
    expect(score('Kapan DPT diumumkan pak?')).toBeLessThan(0.3)
  }, 60_000)

  it('knows citizens’ words and those of the trade, and no site’s name', () => {
    const words = knownWords(some(4))
    const isKnown = (word: string) => {
      const found: boolean[] = []
      for (const line of linesOf({ name: '', text: word }, { name: fold(''), text: fold(word) }))
        eachWord(line, (place) => void found.push(hasPlace(words, place)))
      return found[0]
    }
    for (const word of ['pemilu', 'Suara', 'bagus', 'gacor', 'MAXWIN']) expect(isKnown(word)).toBe(true)
    const names = [...siteNames(some(4))].slice(0, 40)
    // Some places are shared by chance: one in a hundred and fifty.
    expect(names.filter(isKnown).length).toBeLessThan(names.length / 20)
  })

  it('calibrates: of comments with a score of p, about p are spam', () => {
    const chance = seeded(4)
    const seen = Array.from({ length: 20_000 }, () => {
      const margin = (chance() - 0.5) * 12
      return { margin, spam: chance() < 1 / (1 + Math.exp(-(0.7 * margin - 1))) }
    })
    const { steep, shift } = calibrate(seen)
    expect(steep).toBeCloseTo(0.7, 1)
    expect(shift).toBeCloseTo(-1, 1)
  })
})

describe('the labelled rows', () => {
  it('have a text, a label that fits their kind, and stand on one side', () => {
    expect(rows.length).toBeGreaterThan(59_000)
    const wrong = rows.filter(
      ({ text, spam, kind }) => text === '' || (spam === 1) !== (kind === 'judol' || kind === 'promo'),
    )
    expect(wrong).toEqual([])
    const trained = new Set(rows.filter(({ part }) => part === 'train').map(({ text }) => text))
    expect(rows.filter(({ part, text }) => part !== 'train' && trained.has(text))).toEqual([])
  })

  it('can do without those whose licence asks for the same', () => {
    const without = readRows({ shareAlike: true })
    expect(new Set(rows.map(({ source }) => source)).difference(new Set(without.map(({ source }) => source)))).toEqual(
      new Set(['indonlu-smsa', 'nusax']),
    )
  })

  it('fall on a side by their letters alone, so that near-duplicates stay together', () => {
    expect(skeleton('𝐆acor di ZEUS88!!')).toBe(skeleton('gacor di zeus99 🔥'))
    expect(sideOf(row('Gacor di ZEUS88', 'judol'), 5)).toBe(sideOf(row('gacor, di zeus 99!', 'judol'), 5))
  })
})

describe('variants', () => {
  it('find the name of a site in any lettering', () => {
    const adverts = Array.from({ length: 9 }, (_, at) => row(`hari ${at} gacor di keluwih77`, 'judol'))
    const names = siteNames([...adverts, row('hari ini gacor', 'ham')])
    expect([...names]).toEqual(['keluwih77'])
    const text = 'cuma di 𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟕𝟕 bos'
    const site = siteIn(text, names)
    expect(text.slice(site?.from, site?.to)).toBe('𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟕𝟕')
  })

  it('lose words in some copies, an advert never its name nor a citizen’s words all of them', () => {
    const chance = seeded(8)
    const making = { harmless: ['Kapan DPT diumumkan pak?'], sites: new Set(['keluwih77']), chance }
    const advert = row('satu dua tiga empat keluwih77 lima enam tujuh delapan', 'judol')
    const copies = Array.from({ length: 200 }, () => spamVariants(advert, making).slice(0, namedCopies)).flat()
    const around = /^((?:satu|dua|tiga|empat)? ?)*(.*?)((?: ?(?:lima|enam|tujuh|delapan))*)$/s
    expect(copies.filter(({ text }) => !around.exec(text)?.[2]?.trim())).toEqual([])
    expect(copies.some(({ text }) => !text.includes('tiga'))).toBe(true)
    expect(copies.some(({ text }) => text.startsWith('satu dua tiga empat '))).toBe(true)
  })

  it('invent names without those kept for measuring, and disguise without those kept out', () => {
    const made = (of: 'trained' | 'unseen') => {
      const chance = seeded(6)
      return Array.from({ length: 2_000 }, () => inventBrand(chance, of).toLowerCase())
    }
    // Some made-up syllables may spell a stem by chance; a stem that is used comes again and again.
    const often = (names: string[], stem: string) => names.filter((name) => name.startsWith(stem)).length > 4
    const both = ['garuda', 'macan', 'bintang', 'royal', 'lucky', 'dragon', 'bakso', 'samurai'].filter(
      (stem) => often(made('trained'), stem) && often(made('unseen'), stem),
    )
    expect(both).toEqual([])
    expect(Object.keys(known).filter((name) => name in keptOut || name in fresh)).toEqual([])
  })
})
