import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, lengthOf, normalForm } from '../../service/domain/texts.ts'
import { anyText } from './making.ts'

const anything = anyText(60)

describe('a comment’s words', () => {
  it.each([
    ['  Assalamualaikum  ', 'Assalamualaikum'],
    ['satu\r\ndua\rtiga\u2028empat', 'satu\ndua\ntiga\nempat'],
    ['satu\n\n\n\n\ndua', 'satu\n\ndua'],
    ['satu\n \n\t\n \ndua', 'satu\n\ndua'],
    ['satu\n\ndua\n', 'satu\n\ndua'],
    ['a\u0000b\u0007c\u009fd', 'abcd'],
    ['a\tb', 'a\tb'],
    ['e\u0301', 'é'],
    ['e\u0000\u0301', 'é'],
    ['a\ud800b', 'a\ufffdb'],
    ['<b onclick="x">&amp;</b>', '<b onclick="x">&amp;</b>'],
    ['😀👨‍👩‍👧', '😀👨‍👩‍👧'],
  ])('%j is kept as %j', (raw, kept) => {
    expect(cleanText(raw)).toBe(kept)
  })

  it.each(['', ' \n\t ', '\u200b\u200d\ufeff', '\u0301'.repeat(10_000), '\u2800\u3164', '\u0000'])(
    'nothing to see is nothing: %#',
    (raw) => {
      expect(cleanText(raw)).toBe('')
    },
  )

  it('are cleaned once and for all', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const clean = cleanText(raw)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[^\P{Cc}\n\t]|\n\n\n/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('length', () => {
  it('counts code points, as the contract does', () => {
    expect(lengthOf('a😀é')).toBe(3)
    expect(lengthOf('\ud83d')).toBe(1)
    fc.assert(fc.property(anything, (text) => lengthOf(text) === [...text].length))
  })
})

describe('the normal form', () => {
  it('is Unicode’s own, but for rows of marks that no language has', () => {
    fc.assert(fc.property(anything, (text) => normalForm(text, 'NFC') === text.normalize('NFC')))
  })

  it('never has to sort more than thirty marks at once, which would take the square of their number', () => {
    const hostile = `a${'\u0301\u0316'.repeat(10_000)}`
    const rows = normalForm(hostile, 'NFC').split('\u034f')
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(31)
  })
})
