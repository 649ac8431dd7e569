import { readFileSync } from 'node:fs'
import { fold } from '../../service/filters/folding.ts'
import { judge, wordsAlone } from '../../service/filters/judge.ts'
import { weightsFile } from '../../service/filters/learner/files.ts'
import { type Model, readModel, writeModel } from '../../service/filters/learner/model.ts'
import { opinionOn } from '../../service/filters/learner/opinion.ts'
import { learnerWith } from '../../service/filters/phases/learner.ts'
import { inventBrand } from '../../service/filters/training/brands.ts'
import { pick, seeded } from '../../service/filters/training/chance.ts'
import { cases, type Disguise, fresh, keptOut, known } from '../../service/filters/training/disguises.ts'
import { readRows, type Row as Comment, sideOf } from '../../service/filters/training/rows.ts'
import { siteIn, siteNames } from '../../service/filters/training/sites.ts'
import { recipe, train } from '../../service/filters/training/train.ts'
import { costs } from './filter-costs.ts'
import { hasListedWord, naiveBayes } from './filter-baselines.ts'
import { count, cutAt, rate, type Share, told } from './filter-figures.ts'
import { type Benchmark, type Options, type Row } from './measure.ts'

const sides = 5
const falseAlarms = 0.005

/** Of the models that are trained to be measured: the figures are no luck of one seed. */
const otherSeed = 3

const trained = (rows: Comment[], seed: number, say: Options['say']): Model =>
  train({ rows, seed, passes: recipe.passes, progress: (pass, passes) => say(`pass ${pass} of ${passes}`) })

type Judge = { score(text: string): number; outcome(text: string, name?: string): 'publish' | 'hold' | 'spam' }

function judgeOf(model: Model): Judge {
  const nothing = fold('')
  const phases = [learnerWith(model)]
  return {
    score: (text) => opinionOn({ name: '', text }, { name: nothing, text: fold(text) }, model).score,
    outcome: (text, name = '') => judge({ name, text, trap: '' }, wordsAlone, phases).outcome,
  }
}

const isCollected = ({ source }: Comment): boolean => source !== 'written'
const isEnglishAdvert = ({ kind, lang }: Comment): boolean => kind === 'promo' && lang === 'en'

function line(what: string, share: Share, budget: { least: number } | { most: number } | null, baseline = ''): Row {
  const found = share.of === 0 ? 0 : share.hits / share.of
  const says = budget && ('least' in budget ? `≥ ${budget.least * 100} %` : `≤ ${budget.most * 100} %`)
  const kept = budget && ('least' in budget ? found >= budget.least : found <= budget.most)
  return { what, ours: told(share), baseline, ratio: null, budget: says ?? '', kept }
}

/** Recall where half a percent of the harmless comments would be false alarms, ours beside both baselines. */
function recalls(what: string, ours: Judge, trained: Comment[], asked: Comment[]): Row[] {
  const bayes = naiveBayes(trained)
  const harmless = asked.filter(({ spam }) => spam === 0).map(({ text }) => text)
  const cut = cutAt(harmless.map(ours.score), falseAlarms)
  const bayesCut = cutAt(harmless.map(bayes), falseAlarms)
  const listAlarms = count(harmless, hasListedWord)
  const row = (of: string, least: number, spam: string[]): Row =>
    line(
      `${what}: ${of} caught at 0.5 % false alarms`,
      count(spam, (text) => ours.score(text) > cut),
      { least },
      `Bayes ${rate(count(spam, (text) => bayes(text) > bayesCut))}; list ${rate(count(spam, hasListedWord))}, ${rate(listAlarms)} false`,
    )
  const texts = (is: (comment: Comment) => boolean): string[] => asked.filter(is).map(({ text }) => text)
  return [
    row(
      'judol',
      what.includes('site') ? 0.96 : 0.99,
      texts(({ kind }) => kind === 'judol'),
    ),
    row('English promotion', 0.9, texts(isEnglishAdvert)),
  ]
}

/** Adverts whose site training has not seen, each with a place for another name. */
function adverts(rows: Comment[], dev: Comment[]): ((name: string) => string)[] {
  const sites = siteNames(rows)
  return dev
    .filter(({ kind }) => kind === 'judol')
    .flatMap(({ text }) => {
      const site = siteIn(text, sites)
      return site ? [(name: string) => text.slice(0, site.from) + name + text.slice(site.to)] : []
    })
}

/** The worst and the middle one of each group; every one of them is said. */
function disguises(ours: Judge, made: ((name: string) => string)[], say: Options['say']): Row[] {
  const chance = seeded(77)
  const isHeld = (disguise: Disguise) => (advert: (name: string) => string) =>
    ours.outcome(advert(disguise(inventBrand(chance, 'unseen').toUpperCase(), chance))) !== 'publish'
  const group = (what: string, all: Readonly<Record<string, Disguise>>, budget: { least: number } | null): Row[] => {
    const shares = Object.entries(all).map(([name, disguise]) => ({ name, share: count(made, isHeld(disguise)) }))
    for (const { name, share } of shares) say(`new site, ${name} (${what}): ${told(share)}`)
    const sorted = shares.toSorted((one, other) => one.share.hits - other.share.hits)
    return [sorted[0], sorted[Math.floor(sorted.length / 2)]].flatMap((found, at) =>
      found
        ? [
            line(
              `new site, ${what}: ${at === 0 ? 'worst' : 'middle'} of ${sorted.length} (${found.name})`,
              found.share,
              budget,
            ),
          ]
        : [],
    )
  }
  return [
    ...group('in disguises trained on', known, { least: 0.95 }),
    ...group('in disguises kept out', keptOut, { least: 0.95 }),
    ...group('in disguises written last', fresh, { least: 0.95 }),
    ...group('in plain letters', cases, null),
  ]
}

function paddings(ours: Judge, spam: string[], civic: string[]): Row[] {
  const chance = seeded(78)
  const some = (): string => pick(civic, chance)
  const isHeld = (text: string): boolean => ours.outcome(text) !== 'publish'
  return [
    line(
      'judol between two civic comments: held',
      count(spam, (text) => isHeld(`${some()} ${text} ${some()}`)),
      { least: 0.85 },
    ),
    line(
      'three civic comments in one: held',
      count(spam, () => isHeld(`${some()} ${some()} ${some()}`)),
      { most: 0.005 },
    ),
  ]
}

/** The same beside a person's name, which nearly every comment has: one that training knows, and one that it does not. */
function besideNames(ours: Judge, judol: string[], harmless: string[]): Row[] {
  return ['Siti Aminah', 'Kristanto Gumelar'].flatMap((name) => [
    line(
      `judol beside the name ${name}: held or in the folder`,
      count(judol, (text) => ours.outcome(text, name) !== 'publish'),
      { least: 0.96 },
    ),
    line(
      `other harmless comments beside the name ${name}: held`,
      count(harmless, (text) => ours.outcome(text, name) !== 'publish'),
      { most: 0.005 },
    ),
  ])
}

/** Whoever quotes a figure should have read the comments behind it: labels have errors. */
function verdicts(ours: Judge, what: string, texts: string[], most: number, say: Options['say']): Row[] {
  const outcomes = texts.map((text) => ours.outcome(text))
  for (const [at, outcome] of outcomes.entries()) {
    const text = texts[at] ?? ''
    if (outcome !== 'publish')
      say(`${what}: ${outcome} ${ours.score(text).toFixed(3)} ${JSON.stringify(text.slice(0, 160))}`)
  }
  return [
    line(
      `${what}: held`,
      count(outcomes, (outcome) => outcome !== 'publish'),
      { most },
    ),
    line(
      `${what}: in the spam folder`,
      count(outcomes, (outcome) => outcome === 'spam'),
      { most: 0 },
    ),
  ]
}

const reproduced = (isSame: boolean): Row => ({
  what: 'weights: trained anew',
  ours: isSame ? 'the same bytes' : 'other bytes',
  baseline: '',
  ratio: null,
  budget: 'the same',
  kept: isSame,
})

/** The figures of the model card: what the filter catches and whom it troubles, on comments that its weights have not seen. */
export const filter: Benchmark = {
  name: 'filter',
  async run({ say }) {
    const rows = readRows()
    const collected = rows.filter(isCollected)
    const parts = (part: Comment['part']): Comment[] => rows.filter((row) => row.part === part)
    const shipped = judgeOf(readModel(readFileSync(weightsFile)))
    const dev = parts('dev')
    const chance = seeded(79)
    const held = parts('held').map((row) => ({
      ...row,
      text: row.text.replaceAll('{B}', () => inventBrand(chance, 'unseen')),
    }))

    say('training without a random fifth of the rows')
    const asked = collected.filter((row) => sideOf(row, sides) === 1)
    const rest = rows.filter((row) => row.part !== 'held' && !(isCollected(row) && sideOf(row, sides) === 1))
    const random = judgeOf(trained(rest, otherSeed, say))

    say('training without the two collections of tweets')
    const isTweet = ({ source }: Comment): boolean => source === 'pilpres2019' || source === 'pemilu2024'
    const noTweets = rows.filter((row) => row.part === 'train' && !isTweet(row))
    const stranger = judgeOf(trained(noTweets, otherSeed, say))

    say('training the shipped weights anew')
    const again = Buffer.from(writeModel(trained(parts('train'), recipe.seed, say)))

    const texts = (list: Comment[], kind: Comment['kind']): string[] =>
      list.filter((row) => row.kind === kind).map(({ text }) => text)
    const judol = texts(dev, 'judol')
    const civic = texts(dev, 'civic').filter((text) => text.length < 160)
    const made = adverts(rows, dev)
    const outcomes = judol.map((text) => shipped.outcome(text))
    return [
      ...recalls('random split', random, rest, asked),
      ...recalls('split by site', shipped, parts('train'), dev),
      line(
        'split by site: judol held or in the folder',
        count(outcomes, (outcome) => outcome !== 'publish'),
        { least: 0.96 },
      ),
      line(
        'split by site: judol in the folder',
        count(outcomes, (outcome) => outcome === 'spam'),
        null,
      ),
      ...besideNames(shipped, judol, texts(dev, 'ham')),
      ...disguises(shipped, made, say),
      ...paddings(shipped, judol, civic),
      ...verdicts(
        shipped,
        'civic, dev and written apart',
        [...texts(dev, 'civic'), ...texts(held, 'civic')],
        0.005,
        say,
      ),
      ...verdicts(random, 'civic, random split', texts(asked, 'civic'), 0.005, say),
      ...verdicts(stranger, 'civic tweets, none of them in training', texts(rows.filter(isTweet), 'civic'), 0.005, say),
      ...verdicts(shipped, 'mentions of gambling, written apart', texts(held, 'mention'), 0.05, say),
      ...verdicts(shipped, 'other harmless comments, dev', texts(dev, 'ham'), 0.005, say),
      line(
        'adverts hidden in civic words, written apart: held',
        count([...texts(held, 'judol'), ...texts(held, 'promo')], (text) => shipped.outcome(text) !== 'publish'),
        null,
      ),
      reproduced(again.equals(readFileSync(weightsFile))),
      ...costs(),
    ]
  },
}
