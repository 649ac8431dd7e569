import type { Evidence } from '../../contract/views.ts'
import { originalSpan } from '../../domain/letters.ts'
import { fold, type Folded } from '../folding.ts'
import type { Phase } from '../judged.ts'

/** More marks than this help nobody to see why. */
const evidenceMost = 20

const wordCharacter = /[\p{L}\p{N}]/u

/** Folded once a list: the same policy judges many comments. */
const foldedLists = new WeakMap<readonly string[], string[]>()

function foldedPhrases(phrases: readonly string[]): string[] {
  const known = foldedLists.get(phrases)
  if (known) return known
  const folded = [...new Set(phrases.map((phrase) => fold(phrase).folded))].filter((phrase) => phrase !== '')
  foldedLists.set(phrases, folded)
  return folded
}

const codePointBefore = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
const codePointAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)

/** Whether the stretch is no part of a longer word: `asu` is not said in `kasus`. */
function isWhole(text: string, from: number, to: number): boolean {
  const cutsBefore = wordCharacter.test(codePointBefore(text, from)) && wordCharacter.test(codePointAt(text, from))
  const cutsBehind = wordCharacter.test(codePointBefore(text, to)) && wordCharacter.test(codePointAt(text, to))
  return !cutsBefore && !cutsBehind
}

function* occurrences({ folded }: Folded, phrase: string): Generator<{ from: number; to: number }> {
  for (let from = folded.indexOf(phrase); from >= 0; from = folded.indexOf(phrase, from + phrase.length)) {
    const to = from + phrase.length
    if (isWhole(folded, from, to)) yield { from, to }
  }
}

function evidenceIn(field: Evidence['field'], text: Folded, phrases: string[]): Evidence[] {
  const found: Evidence[] = []
  for (const phrase of phrases) {
    for (const { from, to } of occurrences(text, phrase)) {
      if (found.length >= evidenceMost) return found
      found.push({ field, ...originalSpan(text, from, to) })
    }
  }
  return found
}

/** Words that the office does not want to see unread, in any case, lettering or spacing, in text and name. */
export const blockedPhrases: Phase = {
  name: 'blocked-phrases',
  find({ folded }, { policy }) {
    const phrases = foldedPhrases(policy.blockedPhrases)
    if (phrases.length === 0) return []
    const evidence = [...evidenceIn('name', folded.name, phrases), ...evidenceIn('text', folded.text, phrases)]
    return evidence.length === 0 ? [] : [{ code: 'blocked-phrase', weight: 'hold', score: 0.6, evidence }]
  },
}
