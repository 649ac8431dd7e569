export type PersonalNumber = {
  /** a citizen's number, a family card's, a mobile telephone's, a bank account's */
  kind: 'nik' | 'kk' | 'phone' | 'account'
  /** where it stands, in UTF-16 units as `slice` takes them */
  from: number
  to: number
}

/** Digits in groups that blanks, stops or dashes hold together; a stop that ends a sentence parts them. */
const rows = /\+?\d(?:(?![\p{Cf}\p{M}]*\.\p{Zs})[\p{Zs}\p{Pd}\p{Cf}\p{M}.]{0,4}\d)*[\p{Cf}\p{M}]*/gu
const groups = /\+?\d[\d\p{Cf}\p{M}]*/gu
const unseen = /[\p{Cf}\p{M}]/gu

/**
 * Permendagri 137/2017 and Dukcapil's rules: one of the 38 provinces, regency 01–79, district from 01, a day of a month
 * (a woman's plus 40), two digits of the year, a serial from 0001. A family card's number has the same form.
 */
const form =
  /^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])(0[1-9]|[1-7]\d)(?!00)\d\d(?![37]\d02|[37]1(0[469]|11))([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d\d(?!0000)\d{4}$/

/** Cut in fours, or at its fields with the place apart from the birthday. Two dates in a row are cut otherwise. */
const usual = /^((\d{4}\W*){4}|(\d\d\W*){2}\d\d\W+(\d\d\W*){3}\d{4})$/
const even = /^\d+(\W+)\d+(\1\d+)+$/
const thousands = /^\d{1,3}(\.\d{3})+$/
const mobile = /^(\+62|62\W?8|08\d\S)/
/** What may stand right before a number and say what it is: a family card's, a bank's, or else a citizen's. */
const naming = /.*\b(?:nik|ktp|(kk|keluarga)|((?:no)?rek(?:ening)?|bri|bca|bni|bsi|mandiri))(?![a-z])\D{0,20}$/is

/** In Unicode the digits of a script stand in a row from 0 to 9, and such rows follow each other whole. */
function plainDigit(digit: string): string {
  let value = 0
  for (let code = digit.codePointAt(0) ?? 0; /\p{Nd}/u.test(String.fromCodePoint(code - 1)); code--) value++
  return (value % 10) + digit.slice(1).replace(/./, '\u200b')
}

/** A stretch of a row of digits, what stands before it in the row, and the words before the row that name it. */
type Stretch = { said: string; digits: string; row: string; before: string; named: RegExpExecArray | null }
type Judge = (stretch: Stretch) => PersonalNumber['kind'] | '' | false | null

const identity: Judge = ({ said, digits, row, before, named }) => {
  const asWritten =
    (named && !named[2] && !before) ||
    (usual.test(said) && (said === digits || said === row || /\b0/.test(said))) ||
    (said === row && even.test(said))
  return asWritten && form.test(digits) && (named?.[1] ? 'kk' : 'nik')
}

const contact: Judge = ({ said, digits: { length }, before, named }) => {
  if (named?.[2] && !before && length < 17 && /^(\d{8}|\d{3}.{6})/.test(said)) return 'account'
  return length > 9 && length < 15 && mobile.test(said) && !/\S$/.test(before) && 'phone'
}

/**
 * Identity numbers, and what looks like a mobile or account number, in the order of the text. Figures beside each other
 * are nobody's number: in a longer row only what is written as people write it is one.
 */
export function personalNumbersIn(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = []
  const plain = text.replace(/[^\P{Nd}0-9]/gu, plainDigit)
  const isFree = (from: number, to: number) => found.every((other) => to <= other.from || other.to <= from)
  for (const judge of [identity, contact]) {
    for (const { 0: all, index: start } of plain.matchAll(rows)) {
      const row = all.replace(unseen, '')
      if (row.length < 8 || thousands.test(row)) continue
      const named = naming.exec(plain.slice(0, start).slice(-40))
      const parts = [...all.matchAll(groups)]
      parts.forEach(({ index }, at) => {
        const from = start + index
        let longest: PersonalNumber | null = null
        for (const { 0: part, index: last } of parts.slice(at, at + 16)) {
          const to = start + last + part.length
          const said = plain.slice(from, to).replace(unseen, '')
          const kind = judge({ said, digits: said.replace(/\W/g, ''), row, before: all.slice(0, index), named })
          if (kind && isFree(from, to)) longest = { kind, from, to }
        }
        if (longest) found.push(longest)
      })
    }
  }
  found.sort((one, other) => one.from - other.from)
  return found
}

/** The text with a dot for each digit of these numbers. */
export function maskNumbers(text: string, numbers: readonly PersonalNumber[]): string {
  return numbers.reduceRight(
    (masked, { from, to }) =>
      masked.slice(0, from) + masked.slice(from, to).replace(/\p{Nd}/gu, '•') + masked.slice(to),
    text,
  )
}
