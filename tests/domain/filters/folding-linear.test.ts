import { describe, expect, it, vi } from 'vitest'
import { fold } from '../../../service/filters/folding.ts'

/** Counts the units that folding looks at: by each, by regular expressions, by pieces that it copies. */
function workOn(raw: string): number {
  let work = 0
  const { charCodeAt, codePointAt, slice } = String.prototype
  const { exec } = RegExp.prototype
  vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, unit) {
    work++
    return charCodeAt.call(this, unit)
  })
  vi.spyOn(String.prototype, 'codePointAt').mockImplementation(function (this: string, unit) {
    work++
    return codePointAt.call(this, unit)
  })
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
    const piece = slice.call(this, from, to)
    work += piece.length
    return piece
  })
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, input: string) {
    const begun = this.lastIndex
    const found = exec.call(this, input)
    work += (this.global || this.sticky) && found ? found.index + found[0].length - begun : input.length
    return found
  })
  try {
    fold(raw)
  } finally {
    vi.restoreAllMocks()
  }
  return work
}

describe('the work of folding grows with the length alone', () => {
  it.each([
    ['combining marks', '\u0301'],
    ['marks through a letter', 'a\u0336'],
    ['one letter', 'a'],
    ['each letter twice', 'aabbcc'],
    ['words with each letter twice', 'sslloott '],
    ['emoji', '😀'],
    ['lone surrogates', '\ud800'],
    ['blanks', ' '],
    ['letters set apart', 's '],
    ['letters with dots', 's.'],
    ['pairs', 'ga RU '],
    ['groups', 'kel Uwi '],
    ['groups with signs', 'kel.uwi-'],
    ['groups of one word', 'qx '],
    ['signs alone', '€|'],
    ['signs at the end', 'a€!'],
    ['brackets in a word', 'a('],
    ['letters with emoji', 's🔥'],
    ['digits for letters', 'a1'],
    ['signs for letters', '$a'],
    ['addresses', '@a.'],
    ['a word of v', 'v'],
    ['capital I', 'aI'],
    ['words for digits', 'satu '],
    ['how often, without what', 'double '],
    ['a word for a digit, and no blank', 'satu-'],
    ['half flags', '🇸'],
    ['flags', '🇮🇩'],
    ['flags in words', 'a🇮🇩'],
    ['turned letters', 'ɐ'],
    ['letters of two readings', 'Ӏ'],
    ['look-alikes and others', 'ѕп'],
    ['drawn letters', '丂 山'],
    ['letters that give eighteen', '\ufdfa'],
    ['short forms and flags', '℀🇮🇩'],
    ['zero width', 'a\u200b'],
    ['Roman numbers', 'xiii '],
    ['ASCII and others by turns', 'aé'],
  ])('%s', (_, unit) => {
    const times = Math.ceil(2_500 / unit.length)
    workOn(unit)
    const [half, whole] = [workOn(unit.repeat(times)), workOn(unit.repeat(times * 2))]
    expect(half).toBeGreaterThan(0)
    expect(whole).toBeLessThanOrEqual(2.1 * half + 500)
    // No unit is looked at more than a few times by each of the steps; ﷺ stands for eighteen.
    expect(whole).toBeLessThanOrEqual(80 * times * 2 * unit.normalize('NFKD').length)
  })
})
