import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { styles } from './styles.ts'

/*
 * Makes `domain/look-alikes.ts`, the one table of letters that pass for a–z and 0–9, from Unicode's own data, version
 * 17.0.0 (that of the Node which runs it, so that table and `normalize` agree). Run it with Node; a test compares.
 *
 * Beside it stand two extracts, their lines unchanged:
 * - confusables.txt (UTS #39): the rows of class MA whose targets are Latin letters or digits
 * - names.txt: code and name, the first two fields of UnicodeData.txt, of the Latin letters and of the squares and
 *   circles that have letters in them
 */

const isPlain = (text: string): boolean => /^[a-z0-9]+$/.test(text)

/** What Unicode itself undoes (UAX #15) needs no row here. */
const decomposed = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const digraphs = 'AE|AA|AO|AU|AV|AY|OE|OO|DZ|DB|QP|TZ|LJ|NJ|LS|LZ|TS'
const one = '(?:CAPITAL |SMALL |LETTER |LIGATURE |SUBSCRIPT |MODIFIER |SUPERSCRIPT )*'
const how =
  '(?:TURNED |REVERSED |INVERTED |SIDEWAYS |INSULAR |SCRIPT |OPEN |DOTLESS |CLOSED |BARRED |STRETCHED |HALF )*'
const letterName = new RegExp(
  `^(?:LATIN |MODIFIER LETTER |REGIONAL INDICATOR SYMBOL |NEGATIVE |CROSSED |CIRCLED |SQUARED |PARENTHESIZED |RAISED |OUTLINED )+` +
    `${one}${how}(${digraphs}|[A-Z])(?: WITH .*| ROTUNDA| SIGN)?$`,
)
const squareName = /^(?:NEGATIVE )?(?:SQUARED|CIRCLED) ([A-Z]{2,4})$/

const digitName = /CIRCLED (?:SANS-SERIF )?(?:DIGIT|NUMBER) (\w+)$/
const numbers =
  'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY'

function byName(name: string): string {
  const number = numbers.split(' ').indexOf(digitName.exec(name)?.[1] ?? '')
  if (number >= 0) return String(number)
  const found = letterName.exec(name) ?? squareName.exec(name)
  return found?.[1]?.toLowerCase() ?? ''
}

function readNames(text: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [code = '', name = ''] = line.split(';')
    if (name !== '') names.set(String.fromCodePoint(parseInt(code, 16)), name)
  }
  return names
}

const row = /^([0-9A-F]+) ;\t([0-9A-F ]+) ;\tMA/
const charactersOf = (codes: string): string[] =>
  codes.split(' ').map((code) => String.fromCodePoint(parseInt(code, 16)))

function readConfusables(text: string): Map<string, string> {
  const targets = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, source, target] = row.exec(line) ?? []
    if (source !== undefined && target !== undefined) {
      targets.set(String.fromCodePoint(parseInt(source, 16)), charactersOf(target).join(''))
    }
  }
  return targets
}

/** In UTS #39 the prototype of m is rn, and that of I, 1 and | is l. */
const prototype = (target: string): string => (target === 'rn' ? 'm' : target)

/** Each look-alike with its reading; `i_l` and `l_i` where both can be meant, the likelier first. */
export function readings(confusables: string, names: string): Map<string, string> {
  const targets = readConfusables(confusables)
  const nameOf = readNames(names)
  const single = (letter: string): string => {
    const plain = decomposed(letter)
    return isPlain(plain) ? plain : byName(nameOf.get(letter) ?? '')
  }
  const passesFor = (letter: string): string => {
    const target = targets.get(letter)
    if (target === undefined) return ''
    const parts = Array.from(target.normalize('NFKD').replace(/\p{M}/gu, ''), single)
    return parts.includes('') ? '' : prototype(parts.join(''))
  }
  const read = (letter: string): string => {
    const value = /\p{Nd}/u.test(letter) ? digitValue(letter) : ''
    const named = value || single(letter)
    const seen = passesFor(letter)
    const otherCase = passesFor(letter.toLowerCase()) || passesFor(letter.toUpperCase())
    if (seen === 'l' && named === '') return otherCase === 'i' ? 'i_l' : 'l_i'
    return named || seen || otherCase
  }
  const cased = [...targets.keys()].flatMap((letter) => [letter, letter.toLowerCase(), letter.toUpperCase()])
  const all = new Map<string, string>()
  for (const letter of [...cased, ...nameOf.keys(), ...digits()]) {
    if ([...letter].length > 1 || letter < '\u0080' || !isWritten(letter) || isPlain(decomposed(letter))) continue
    const plain = read(letter)
    if (plain !== '') all.set(letter, plain)
  }
  for (const [plain, letters] of Object.entries(styles)) {
    for (const letter of letters) if (!isPlain(decomposed(letter))) all.set(letter, plain)
  }
  return all
}

/** Letters, digits, and letters in squares and circles; ×, √ and ∞ stand for themselves in ordinary text. */
const isWritten = (letter: string): boolean =>
  /[\p{L}\p{N}\u166d\u249c-\u24ff\u2776-\u2793\u{1f100}-\u{1f1ff}]/u.test(letter)

const lastOfDigits = 0x1_ffff

function* digits(): Generator<string> {
  for (let code = 128; code <= lastOfDigits; code++) {
    const character = String.fromCodePoint(code)
    if (/\p{Nd}/u.test(character)) yield character
  }
}

/** Digits stand ten in a row, from zero (the Unicode standard, section 4.6). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  for (let value = 0; value < 10; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value)
  }
  // Two rows of ten follow one another without a gap only among those that `normalize` knows.
  return ''
}

function line([plain, codes]: [string, number[]]): string {
  let last = 0
  const steps = codes
    .toSorted((one, other) => one - other)
    .map((code) => {
      const step = (code - last).toString(36)
      last = code
      return step
    })
  const key = /^[a-z_]+$/.test(plain) ? plain : `'${plain}'`
  return `  ${key}: '${steps.join(' ')}',`
}

/** The table as a file of TypeScript. */
export function makeTable(confusables: string, names: string): string {
  const byPlain = new Map<string, number[]>()
  for (const [letter, plain] of readings(confusables, names)) {
    const codes = byPlain.get(plain) ?? []
    byPlain.set(plain, codes)
    codes.push(letter.codePointAt(0) ?? 0)
  }
  const lines = [...byPlain].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(line)
  return `${head}${lines.join('\n')}\n}\n`
}

const head = `// Made by filters/folding/make-table.ts from the Unicode Character Database and the confusables of UTS #39, version
// 17.0.0, © 1991-2025 Unicode, Inc., Unicode License v3 (see NOTICE). Not edited by hand.

/** Plain letters, and the code points that pass for them, each as its distance from the one before, in base 36. */
export const lookAlikes: Readonly<Record<string, string>> = {
`

if (import.meta.main) {
  const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8')
  const target = join(import.meta.dirname, '../../domain/look-alikes.ts')
  writeFileSync(target, makeTable(read('confusables.txt'), read('names.txt')))
}
