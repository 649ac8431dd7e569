import type { Evidence } from '../contract/views.ts'
import { fold, spanOf, type Folded, type Reading } from './folding.ts'
import type { Folding } from './judged.ts'

/** More marks than this help nobody to see why. */
export const evidenceMost = 20

const wordCharacter = /[\p{L}\p{N}]/u

/** A phrase as it is looked for, and without its blanks, as it reads where its letters were set apart. */
type Phrase = { plain: string; joined: string }

/** `any`: whether a text says one of them at all, which hardly any does. One look for a list of whatever length. */
type Phrases = { each: Phrase[]; any: RegExp }

/** A phrase as a pattern that means its own letters. */
const literally = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Folded once a list: the same policy judges many comments. */
const foldedLists = new WeakMap<readonly string[], Phrases>()

function foldedPhrases(phrases: readonly string[]): Phrases {
  const known = foldedLists.get(phrases)
  if (known) return known
  const plain = new Set(phrases.map((phrase) => fold(phrase).readings[0].text).filter((phrase) => phrase !== ''))
  const each = Array.from(plain, (phrase) => ({ plain: phrase, joined: phrase.replaceAll(' ', '') }))
  const sought = new Set(each.flatMap(({ plain: said, joined }) => [said, joined]))
  const folded = { each, any: new RegExp(Array.from(sought, literally).join('|')) }
  foldedLists.set(phrases, folded)
  return folded
}

const codePointBefore = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
const codePointAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)

/** Whether the stretch is no part of a longer word: `asu` is not said in `kasus`. */
export function isWhole(text: string, from: number, to: number): boolean {
  const cutsBefore = wordCharacter.test(codePointBefore(text, from)) && wordCharacter.test(codePointAt(text, from))
  const cutsBehind = wordCharacter.test(codePointBefore(text, to)) && wordCharacter.test(codePointAt(text, to))
  return !cutsBefore && !cutsBehind
}

type Span = { from: number; to: number }

function* occurrences(text: string, phrase: string): Generator<Span> {
  for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + phrase.length)) {
    const to = from + phrase.length
    if (isWhole(text, from, to)) yield { from, to }
  }
}

const between = /[^\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]/u

/** Where a reading says the phrase, in the original. */
function* spansIn(raw: string, reading: Reading, { plain, joined }: Phrase, isPlain: boolean): Generator<Span> {
  for (const { from, to } of occurrences(reading.text, plain)) yield spanOf(reading, from, to)
  if (isPlain || plain === joined) return
  for (const { from, to } of occurrences(reading.text, joined)) {
    const span = spanOf(reading, from, to)
    // Without its blanks it is another word ("slotgacor"), unless something else stood between its letters.
    if (between.test(raw.slice(span.from, span.to))) yield span
  }
}

/** Each place once, though several readings show it. */
function evidenceIn(field: Evidence['field'], raw: string, { readings }: Folded, { each, any }: Phrases): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const [place, reading] of readings.entries()) {
    if (!any.test(reading.text)) continue
    for (const phrase of each) {
      for (const span of spansIn(raw, reading, phrase, place === 0)) {
        if (found.size >= evidenceMost) return [...found.values()]
        found.set(`${span.from}-${span.to}`, { field, ...span })
      }
    }
  }
  return [...found.values()]
}

/** Where a comment says any of these phrases, in name or text, in any case, lettering, spacing or disguise. */
export function evidenceOf({ name, text, folded }: Folding, list: readonly string[]): Evidence[] {
  const phrases = foldedPhrases(list)
  if (phrases.each.length === 0) return []
  return [...evidenceIn('name', name, folded.name, phrases), ...evidenceIn('text', text, folded.text, phrases)]
}
