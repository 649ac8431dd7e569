import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetter, mapLetters, originalSpan } from '../../service/domain/letters.ts'
import { anyText } from './making.ts'

describe('folded letters', () => {
  it.each([
    ['A', 'a'],
    ['É', 'e'],
    ['𝐌', 'm'],
    ['ⓢ', 's'],
    ['Ｓ', 's'],
    ['ﬁ', 'fi'],
    ['\u0301', ''],
    ['\u200b', ''],
    ['\ud800', '\ud800'],
    ['İ', 'i'],
  ])('%j reads %j', (letter, plain) => {
    expect(foldLetter(letter)).toBe(plain)
  })

  it('lead back to where they came from', () => {
    const mapped = mapLetters('x𝐌\u0301ﬁz')
    expect(mapped.folded).toBe('xmfiz')
    expect(originalSpan(mapped, 1, 2)).toEqual({ from: 1, to: 4 })
    expect(originalSpan(mapped, 2, 3)).toEqual({ from: 4, to: 5 })
    expect(originalSpan(mapped, 4, 5)).toEqual({ from: 5, to: 6 })
  })

  it('look at each character once, however hostile the text', () => {
    for (const text of ['\u0301'.repeat(10_000), 'a'.repeat(5_000), '😀'.repeat(5_000), '\ufdfa'.repeat(5_000)]) {
      let looked = 0
      mapLetters(text, (character) => {
        looked++
        return foldLetter(character)
      })
      expect(looked).toBe([...text].length)
    }
  })

  it('keep their places in order, and within the original', () => {
    fc.assert(
      fc.property(anyText(), (raw) => {
        const { folded, at } = mapLetters(raw)
        expect(at).toHaveLength(folded.length + 1)
        expect(at.every((place, unit) => unit === 0 || place >= (at[unit - 1] ?? 0))).toBe(true)
        expect(at.at(-1)).toBe(raw.length)
      }),
    )
  })
})
