import type { Site } from '../../domain/offices.ts'
import { type Chance, pick, shuffled } from '../../filters/training/chance.ts'
import { awake, newsTime, soon, zipf } from './draw.ts'
import { type Wave, waveAt } from './waves.ts'
import { grumble, personName, question, reply, type Subject, subjectOf, title } from './words.ts'
import { hour } from '../../domain/durations.ts'

export type PlannedPage = { site: Site; url: string; title: string; subject: Subject; at: number }

/** A comment to be written: when, where, by whom, and what it is, which decides what becomes of it. */
export type Planned = {
  at: number
  page: PlannedPage
  kind: 'civic' | 'reply' | 'grumble' | 'advert'
  /** the writer, by number */
  writer: number
  name: string
  text: string
}

export type Plan = { pages: PlannedPage[]; comments: Planned[] }

/** What the figures of a busy half-year look like. */
const days = 120
const shares = { advert: 0.16, grumble: 0.04, reply: 0.18 }
const commentsAPage = 30
const commentsAWriter = 3
const copiesAWave = 180

/**
 * Who wrote what, when and where: pages by Zipf's law, most words within days of the news, adverts in waves over many
 * pages. Oldest first; the same for the same chance.
 */
export function planOf(count: number, sites: Site[], now: number, chance: Chance): Plan {
  const pages = pagesOf(Math.ceil(count / commentsAPage), sites, now, chance)
  const adverts = Math.round(count * shares.advert)
  const comments = [...civicOf(count - adverts, pages, now, chance), ...advertsOf(adverts, pages, now, chance)]
  return { pages, comments: comments.toSorted((one, other) => one.at - other.at) }
}

function pagesOf(count: number, sites: Site[], now: number, chance: Chance): PlannedPage[] {
  const busiest = shuffled(sites, chance)
  const site = zipf(busiest.length, chance)
  return Array.from({ length: count }, (_, number) => {
    const at = busiest[site()] ?? pick(busiest, chance)
    const subject = subjectOf(chance)
    const url = `${at.origins[0]}/berita/baca/${number + 1}`
    return { site: at, url, title: title(subject, at.name, chance), subject, at: newsTime(now, days, chance) }
  })
}

function* civicOf(count: number, pages: PlannedPage[], now: number, chance: Chance): Generator<Planned> {
  const draw = zipf(pages.length, chance)
  const writers = Math.ceil(count / commentsAWriter)
  const names = Array.from({ length: writers }, () => personName(chance))
  for (let made = 0; made < count; made++) {
    const page = pages[draw()] ?? pick(pages, chance)
    const at = Math.min(awake(page.at + soon(30 * hour, chance)), now - chance() * hour)
    const writer = Math.floor(chance() ** 2 * writers)
    const luck = chance()
    const kind = luck < shares.reply ? 'reply' : luck < shares.reply + shares.grumble ? 'grumble' : 'civic'
    const text =
      kind === 'reply' ? reply(chance) : kind === 'grumble' ? grumble(chance) : question(page.subject, chance)
    yield { at, page, kind, writer, name: names[writer] ?? personName(chance), text }
  }
}

function* advertsOf(count: number, pages: PlannedPage[], now: number, chance: Chance): Generator<Planned> {
  let left = count
  // Robots have writers of their own, behind all people.
  for (let writer = 1_000_000; left > 0; writer++) {
    const copies = Math.min(left, Math.ceil(soon(copiesAWave, chance)))
    const wave = waveAt(now - chance() ** 2 * days * 24 * hour, copies, chance)
    yield* copiesOf(wave, writer, pages, now, chance)
    left -= copies
  }
}

function* copiesOf(wave: Wave, writer: number, pages: PlannedPage[], now: number, chance: Chance): Generator<Planned> {
  for (let copy = 0; copy < wave.copies; copy++) {
    const at = Math.min(wave.from + chance() * (wave.until - wave.from), now - 60_000)
    const text = wave.text(chance)
    yield { at, page: pick(pages, chance), kind: 'advert', writer, name: wave.name(chance), text }
  }
}
