import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ReasonView } from '../../service/contract/views.ts'
import { piecesOf, startOf } from '../../widget/desk/case/pieces.ts'

const reason = (from: number, to: number, field: 'text' | 'name' = 'text'): ReasonView => ({
  code: 'links',
  text: '',
  evidence: [{ field, from, to }],
})

it('cuts a text where evidence begins and ends, and numbers it by its reason', () => {
  const text = 'Kunjungi slot gacor di sini'
  expect(piecesOf(text, 'text', [reason(0, 3, 'name'), reason(9, 19)])).toEqual([
    { text: 'Kunjungi ', reasons: [], ends: [] },
    { text: 'slot gacor', reasons: [2], ends: [2] },
    { text: ' di sini', reasons: [], ends: [] },
  ])
})

it('counts in UTF-16 units, as the service does', () => {
  const text = '🙏 𝐬𝐥𝐨𝐭 murah'
  const from = text.indexOf('𝐬')
  const marked = piecesOf(text, 'text', [reason(from, from + '𝐬𝐥𝐨𝐭'.length)]).find(({ reasons }) => reasons.length > 0)
  expect(marked?.text).toBe('𝐬𝐥𝐨𝐭')
})

it('lets reasons overlap', () => {
  expect(piecesOf('abcdef', 'text', [reason(0, 4), reason(2, 6)])).toEqual([
    { text: 'ab', reasons: [1], ends: [] },
    { text: 'cd', reasons: [1, 2], ends: [1] },
    { text: 'ef', reasons: [2], ends: [2] },
  ])
})

it('begins a row’s line at the word before the first evidence', () => {
  const text = 'Mantap infonya pak, ditunggu kabarnya, kunjungi slot gacor'
  expect(text.slice(startOf(text, [reason(48, 58)]))).toMatch(/^kunjungi slot/)
  expect(startOf('Slot gacor di awal', [reason(0, 10)])).toBe(0)
  expect(startOf(text, [])).toBe(0)
})

it('loses no letter and splits no character, whatever the evidence says', () => {
  const evidence = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), evidence, (text, spans) => {
      const reasons = spans.map(([from, to]) => reason(from, to))
      const pieces = piecesOf(text, 'text', reasons)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true)
      expect(text.slice(startOf(text, reasons)).isWellFormed()).toBe(true)
    }),
  )
})
