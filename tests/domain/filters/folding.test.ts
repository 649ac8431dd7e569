import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetter, originalSpan } from '../../../service/domain/letters.ts'
import { fold } from '../../../service/filters/folding.ts'
import { anyText } from '../making.ts'

describe('folding', () => {
  it.each([
    ['  MAXWIN \n\t 88 ', 'maxwin 88'],
    ['𝐌𝐀𝐗𝐖𝐈𝐍', 'maxwin'],
    ['ⓢⓛⓞⓣ', 'slot'],
    ['s\u200bl\u0336o\u0336t', 'slot'],
    ['Ｓ Ｌ Ｏ Ｔ', 's l o t'],
    ['a \u200b\u0301 b', 'a b'],
    ['', ''],
    ['   ', ''],
  ])('%j reads %j', (raw, folded) => {
    expect(fold(raw).folded).toBe(folded)
  })

  it('leads back to the original, marks behind a letter included, blanks around it not', () => {
    const raw = '  x  𝐒l\u0336ot  y'
    const folded = fold(raw)
    const from = folded.folded.indexOf('slot')
    const span = originalSpan(folded, from, from + 4)
    expect(raw.slice(span.from, span.to)).toBe('𝐒l\u0336ot')
    const last = originalSpan(fold('a b  '), 2, 3)
    expect(last).toEqual({ from: 2, to: 3 })
  })

  it('changes nothing more when done again', () => {
    fc.assert(
      fc.property(anyText(), (raw) => {
        const once = fold(raw).folded
        expect(fold(once).folded).toBe(once)
        expect(once).not.toMatch(/^\s|\s\s|\s$/)
      }),
    )
  })

  it('takes a table of look-alikes in place of the plain reading', () => {
    const table = new Map([['ѕ', 's']])
    expect(fold('ѕlot', (letter) => table.get(letter) ?? foldLetter(letter)).folded).toBe('slot')
  })

  it('looks at each character once and grows eighteenfold at most, however hostile the text', () => {
    for (const text of [
      '\u0301'.repeat(10_000),
      'a'.repeat(5_000),
      ' '.repeat(5_000),
      '😀'.repeat(5_000),
      '\ufdfa'.repeat(5_000),
      '\ud800'.repeat(5_000),
    ]) {
      let looked = 0
      const { folded, at } = fold(text, (character) => {
        looked++
        return foldLetter(character)
      })
      expect(looked).toBe([...text].length)
      expect(folded.length).toBeLessThanOrEqual(18 * looked)
      expect(at).toHaveLength(folded.length + 1)
    }
  })
})
