import { foldLetter, passesFor } from '../../domain/letters.ts'
import { turnedOnly } from '../../domain/turned-letters.ts'

/** What a character is to a reader. Bits, since a letter may be several. */
export const kinds = {
  /** passes for one or more of a–z, 0–9 */
  plain: 1,
  /** … and is no letter of ordinary Latin writing */
  disguise: 2,
  /** a letter that passes for no Latin one */
  foreign: 4,
  space: 8,
  /** an accent as languages have it: one on a letter is ordinary */
  accent: 16,
  /** any other mark: a stroke through, a line under, a circle around */
  overlay: 32,
  /** nothing to see */
  unseen: 64,
  /** an emoji or a symbol that separates no words in ordinary writing */
  sign: 128,
  /** … and looks Latin only in Latin company: привет and λόγος are words of their own */
  styled: 512,
  /** … and is drawn like a Latin letter by chance: 山 is a word, 丂ㄥㄖㄒ is none */
  drawn: 1024,
  /** a letter of Latin writing, not only by its looks */
  latin: 2048,
  /** unseen, and no soft hyphen, which programs put where words may break */
  hiding: 4096,
  /** may be another letter besides (Ӏ), or stands upside down */
  other: 8192,
  /** half a flag, or a letter in a box */
  regional: 256,
} as const

export type Letter = {
  plain: string
  /** the reading where the word is of another script than Latin */
  own: string
  kind: number
  /** whether it is a short form of several characters, those of `own` */
  parts: boolean
}

/** Signs that are written in several ways, and read as one. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ "'": '‘’‚‛ʼʻ′`´', '"': '“”„‟«»″', '-': '‐‑‒–—―−', '.': '。｡․', '/': '∕⁄', ':': '∶꞉ː' }).flatMap(
    ([plain, others]) => Array.from(others, (other): [string, string] => [other, plain]),
  ),
)

const unseen = /\p{Default_Ignorable_Code_Point}|\u2800/u
const mark = /\p{M}/u
/** Marks of Latin orthographies (grave to caron, dots and hooks below). */
const accent = /[\u0300-\u030c\u0323-\u0328\u031b]/
const space = /^\s+$/
const plainLetters = /^[a-z0-9]+$/
const anyLetter = /[\p{L}\p{Nl}]/u
/** No °, ©, ®, ™: they stand in ordinary words. Dots in the middle of the line only look like symbols. */
const sign = /[\p{So}\p{Sk}\p{Extended_Pictographic}·•‧∙⋅]/u
const ordinarySign = /[°©®™]/
const regional = /[\u{1f1e6}-\u{1f1ff}]/u
/** Letters with accents and strokes, ligatures, ™ and № are ordinary; so are emoji that hold a word (🆗, 🆘). */
const ordinary = /[\u0080-\u017f\u1e00-\u1eff\u{fb00}-\u{fb06}™℠№℡℃\u{1f18e}\u{1f191}-\u{1f19a}]/u

/** Lower case without compatibility forms and marks; syllables of Hangul stay whole. */
const decomposed = (character: string): string =>
  character.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')

/** Latin, or of no script: 𝛂 and 🅰 too. */
const latin = /[\p{sc=Latin}\p{sc=Common}]/u
const styled = /[бвгджзийклмнптфцчшщъыьэюяђѓљњћџБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯЂΓΔΘΛΞΠΣΦΨΩδζθλξπσςφψω]/u
const drawn =
  /[\p{sc=Han}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Ethiopic}]/u

const letter = (kind: number, plain = '', own = plain): Letter => ({ plain, own, kind, parts: false })

const softHyphen = '\u00ad'

function read(character: string): Letter {
  if (unseen.test(character)) return letter(character === softHyphen ? kinds.unseen : kinds.unseen | kinds.hiding)
  if (mark.test(character)) return letter(accent.test(character) ? kinds.accent : kinds.overlay)
  const same = signs.get(character)
  if (same !== undefined) return letter(0, same)
  if (space.test(character)) return letter(kinds.space, ' ')
  const plain = foldLetter(character)
  // An accent by itself (¨) is a blank with an accent to Unicode, and an accent to a reader.
  if (plain.trim() === '') return letter(kinds.accent)
  const isLatin = latin.test(character)
  if (regional.test(character)) return letter(kinds.plain | kinds.latin | kinds.disguise | kinds.regional, plain)
  if (plainLetters.test(plain)) {
    const kind = kinds.plain | lookOf(character, plain) | (isLatin && plain > '9' ? kinds.latin : 0)
    return letter(kind, plain, isLatin ? plain : decomposed(character))
  }
  return readOther(character)
}

/** How a letter that passes for plain ones looks, if not plain. */
function lookOf(character: string, plain: string): number {
  const other = passesFor.get(character)?.charAt(1) === '_' || turnedOnly.has(character) ? kinds.other : 0
  if (character < '\u0080' || ordinary.test(character) || !/[a-z]/.test(plain)) return other
  const company = styled.test(character) ? kinds.styled : drawn.test(character) ? kinds.drawn : 0
  return kinds.disguise | other | company
}

/** A letter of another script, a sign, or a short form of several characters (ﷺ, ℀, ½). */
function readOther(character: string): Letter {
  const isSign = sign.test(character) && !ordinarySign.test(character)
  const kind = anyLetter.test(character) ? kinds.foreign : isSign ? kinds.sign : 0
  const own = decomposed(character)
  if (own === character || own === '') return letter(kind, own)
  return { plain: own, own, kind, parts: true }
}

const ascii = Array.from({ length: 128 }, (_, code) => read(String.fromCharCode(code)))

/** What was read stays read, up to a bound: a text of emoji has the same few over and over. */
const known = new Map<number, Letter>()
const knownMost = 4_096

/** What the character with this code point is, and how it reads. */
export function letterOf(code: number): Letter {
  const plain = code < 128 ? ascii[code] : known.get(code)
  if (plain) return plain
  const letter = read(String.fromCodePoint(code))
  if (known.size >= knownMost) known.clear()
  known.set(code, letter)
  return letter
}
