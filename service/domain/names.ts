import { limits } from '../contract/limits.ts'
import { mapLetters, originalSpan, type Mapped } from './letters.ts'
import { lengthOf, normalForm } from './texts.ts'

const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu
const spaces = /\p{Zs}+/gu
const outerSpaces = /^ | $/g

/** Line breaks count as control here: a name stands in mail headers, feeds and CSV. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u
const somethingToSee = /[^\p{M}\p{Z}]/u
/** A syllable of Javanese script carries up to five; more is a pile that covers the lines around it. */
const pileOfMarks = /\p{M}{7}/u

/** A name as it is kept: NFKC, nothing invisible, single spaces, trimmed. Control characters stay, to be refused. */
export function foldName(raw: string): string {
  return normalForm(raw.replace(invisible, ''), 'NFKC').replace(spaces, ' ').replace(outerSpaces, '')
}

/** Whether a folded name may stand: 1–60 code points, something to see, no control characters, no piles of marks. */
export function isName(folded: string): boolean {
  return (
    folded.isWellFormed() &&
    lengthOf(folded) <= limits.nameLength &&
    somethingToSee.test(folded) &&
    !control.test(folded) &&
    !pileOfMarks.test(folded)
  )
}

const placeNameLength = 200

/** Whether a folded name may be that of an office or a site. */
export const isPlaceName = (folded: string): boolean =>
  somethingToSee.test(folded) && lengthOf(folded) <= placeNameLength && !control.test(folded)

/** A stretch of the folded name. */
type Span = { from: number; to: number }

/** A word: its letters, the same with each stretched letter once ("KPUU" is meant to be read as KPU), and its place. */
type Word = Span & { letters: string; plain: string }

/** What somebody may not call themselves, word by word. */
type Title = { words: Pick<Word, 'letters' | 'plain'>[]; joined: string }

/** Names of the bodies that run elections, as words. KIP is what KPU is called in Aceh. */
const bodies = [
  'kpu',
  'bawaslu',
  'dkpp',
  'panwaslu',
  'komisi pemilihan umum',
  'komisi independen pemilihan',
  'badan pengawas pemilu',
  'badan pengawas pemilihan umum',
  'dewan kehormatan penyelenggara pemilu',
  'kip aceh',
  'kip kabupaten',
  'kip kab',
  'kip kota',
  'kip provinsi',
]

/** What somebody calls themselves who wants to be taken for the office's own staff. */
const staff = [
  'admin',
  'administrator',
  'moderator',
  'petugas resmi',
  'akun resmi',
  'akun official',
  'official account',
  'petugas pemilu',
  'panitia pemilu',
  'penyelenggara pemilu',
]

/** What is written in one word with KPU by whoever means the office; "Kpuad" is a man. */
const before = ['admin', 'akun', 'anggota', 'humas', 'info', 'ketua', 'official', 'petugas', 'resmi', 'staf', 'tim']
const after = ['ri', 'kab', 'kabupaten', 'kota', 'prov', 'provinsi', 'pusat', 'resmi', 'official', 'admin', 'id']

/** Digits and signs that stand for letters; 1 is read as i and as l. */
const asLetters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '8': 'b',
}
const disguise = /[01!|34@5$78]/g

const mayBeRead = /[\p{N}!|@$]/u

function readings({ folded }: Mapped): string[] {
  if (!mayBeRead.test(folded)) return [folded]
  const asI = folded.replace(disguise, (sign) => asLetters[sign] ?? sign)
  const asL = folded.replace(disguise, (sign) => (asLetters[sign] === 'i' ? 'l' : (asLetters[sign] ?? sign)))
  return [...new Set([folded.replace(/\p{N}/gu, (digit) => ' '.repeat(digit.length)), asI, asL])]
}

const stretched = /(.)\1+/gu

const wordsOf = (reading: string): Word[] =>
  Array.from(reading.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: letters, index }) => ({
    letters,
    plain: letters.replace(stretched, '$1'),
    from: index,
    to: index + letters.length,
  }))

function titleOf(name: string): Title {
  const words = wordsOf(mapLetters(name).folded)
  return { words, joined: words.map(({ letters }) => letters).join('') }
}

/** The stretch of words that read as the title, whole or in letters set apart. */
function inARow(words: Word[], title: Title): Span | null {
  for (let first = 0; first < words.length; first++) {
    const found = matchFrom(words, first, title)
    if (found) return found
  }
  return null
}

function matchFrom(words: Word[], first: number, title: Title): Span | null {
  let next = first
  for (const wanted of title.words) {
    const through = pieceEnd(words, next, wanted)
    if (through === null) return null
    next = through
  }
  const start = words[first]
  const end = words[next - 1]
  return start && end ? { from: start.from, to: end.to } : null
}

/** Behind which word `wanted` is complete: one whole word, or pieces of one or two letters (K.P.U, K PU). */
function pieceEnd(words: Word[], first: number, wanted: Title['words'][number]): number | null {
  const whole = words[first]
  if (whole && whole.letters.length >= wanted.letters.length && whole.plain === wanted.plain) return first + 1
  let joined = ''
  for (let next = first; next < words.length && joined.length < wanted.letters.length; next++) {
    const piece = words[next]?.letters ?? ''
    if (piece.length > 2) return null
    joined += piece
    if (joined === wanted.letters) return next + 1
  }
  return null
}

/** KPU glued to a word that only the office would put there, or to the place of one of its offices. */
function glued(words: Word[], places: string[]): Span | null {
  const isGlued = ({ letters }: Word): boolean =>
    (letters.startsWith('kpu') && [...after, ...places].some((rest) => letters.startsWith(rest, 3))) ||
    (letters.endsWith('kpu') && before.includes(letters.slice(0, -3)))
  return words.find(isGlued) ?? null
}

const leastJoined = 10

/** A long title written without its spaces, or with a space between all letters. */
function runTogether(words: Word[], titles: Title[]): Span | null {
  const joined = words.map(({ letters }) => letters).join('')
  if (joined.length < leastJoined) return null
  const found = titles.find((title) => title.joined.length >= leastJoined && joined.includes(title.joined))
  if (found === undefined) return null
  const at = words.flatMap(({ letters, from }) => Array.from({ length: letters.length }, (_, unit) => from + unit))
  const start = joined.indexOf(found.joined)
  return { from: at[start] ?? 0, to: (at[start + found.joined.length - 1] ?? 0) + 1 }
}

function posing(words: Word[], titles: Title[], places: string[]): Span | null {
  for (const title of titles) {
    const found = inARow(words, title)
    if (found) return found
  }
  return runTogether(words, titles) ?? glued(words, places)
}

const fixedTitles = [...bodies, ...staff].map(titleOf)

/** What nobody may call themselves where these offices are in charge, and the places of those. */
type Offices = { titles: Title[]; places: string[] }

/** Each list of offices is read once: the same one is asked about at every comment. */
const knownOffices = new WeakMap<readonly string[], Offices>()

function officesOf(names: readonly string[]): Offices {
  const known = knownOffices.get(names)
  if (known) return known
  const own = names.map(titleOf).filter(({ words }) => words.length > 0)
  const places = own.map(({ words }) => words.at(-1)?.letters ?? '').filter((place) => place.length >= 4)
  const offices = { titles: [...own, ...fixedTitles], places }
  knownOffices.set(names, offices)
  return offices
}

/**
 * Where a name passes itself off as the office, as KPU or its sister bodies, or as somebody who speaks for them; null
 * for everybody else. Also spaced (`K.P.U`), stretched, glued, and with digits for letters. UTF-16 units of the name.
 */
export function posesAsOffice(name: string, officeNames: string[]): { from: number; to: number } | null {
  const mapped = mapLetters(name)
  const { titles, places } = officesOf(officeNames)
  for (const reading of readings(mapped)) {
    const found = posing(wordsOf(reading), titles, places)
    if (found) return originalSpan(mapped, found.from, found.to)
  }
  return null
}
