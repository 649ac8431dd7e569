import { Writer, type Reading } from './reading.ts'

/** Words for digits: Indonesian, Javanese, English. */
const digits: ReadonlyMap<string, string> = new Map(
  [
    'nol kosong zero',
    'satu siji one',
    'dua loro two',
    'tiga telu three',
    'empat papat four',
    'lima limo five',
    'enam enem six',
    'tujuh pitu seven',
    'delapan wolu eight',
    'sembilan songo nine',
  ].flatMap((words, digit) => words.split(' ').map((word): [string, string] => [word, String(digit)])),
)

const times: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['dobel', 2],
  ['triple', 3],
  ['tripel', 3],
])

const word = `(?:${[...times.keys(), ...digits.keys()].join('|')})(?![a-z0-9])`
// Each word ends for certain, so that a row never has to be tried again from its middle.
const row = new RegExp(`(?<![a-z0-9])${word}(?:[ -]?[ -]${word}|[ -]${word})+`, 'g')
const words = /[a-z]+/g
/** Whether any two stand side by side: most texts have none, and are told so without another reading. */
const anyRow = new RegExp(`(?<![a-z0-9])${word}[ -][ -]?${word}`)

/** Digits written as words, two or more in a row, as digits: "delapan delapan", "double eight". */
export function unspell(reading: Reading): { reading: Reading; spelled: number } {
  if (!anyRow.test(reading.text)) return { reading, spelled: 0 }
  const writer = new Writer(reading)
  let spelled = 0
  for (const { 0: found, index } of reading.text.matchAll(row)) {
    const written = digitsIn(found, index)
    if (written.length < 2) continue
    writer.copyTo(index)
    for (const { digit, unit } of written) writer.put(digit, unit)
    writer.skipTo(index + found.length)
    spelled += written.length
  }
  return spelled > 0 ? { reading: writer.finish(), spelled } : { reading, spelled }
}

function digitsIn(found: string, index: number): { digit: string; unit: number }[] {
  let often = 1
  let since = -1
  const written: { digit: string; unit: number }[] = []
  for (const { 0: each, index: place } of found.matchAll(words)) {
    const digit = digits.get(each)
    const unit = index + place
    if (digit === undefined) {
      often = times.get(each) ?? 1
      since = unit
      continue
    }
    for (let time = 0; time < often; time++) written.push({ digit, unit: since < 0 ? unit : since })
    often = 1
    since = -1
  }
  return written
}
