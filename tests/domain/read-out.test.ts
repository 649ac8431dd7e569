import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOut } from '../../service/presenters/read-out.ts'
import { reasonView } from '../../service/presenters/reasons.ts'
import { anyText } from './making.ts'

/** Read out where all of the text is marked. */
const read = (text: string, code: 'judol-disguised' | 'links' = 'judol-disguised') =>
  readOut({ code, evidence: [{ field: 'text', from: 0, to: text.length }] }, { name: '', text })

describe('marked words in disguise are read out to the officer', () => {
  it.each([
    ['𝐆𝐀𝐂𝐎𝐑 ⓜⓐⓧⓦⓘⓝ', 'gacor maxwin'],
    ['ѕӏоt gαcοr', 'slot gacor'],
    ['K Е 𝘓 U W 𝟪 𝟪', 'keluw88'],
    ['k.e.l.u.w m/a/i/n', 'keluw main'],
    ['uıʍxɐɯ ɹoɔɐƃ', 'maxwin gacor'],
    ['s🔥l🔥o🔥t', 'slot'],
    ['K̶E̶L̶U̶W̶I̶H̶', 'keluwih'],
    ['k\u200be\u200bl\u200buw', 'keluw'],
  ])('%s: %s', (text, said) => {
    expect(read(text)).toBe(said)
  })

  it.each(['KELUWIH88', 'Gacor parah, jackpot', 'café', '', 'RT 02'])('%j reads by itself', (text) => {
    expect(read(text)).toBeNull()
  })

  it('an address is not: it leads to where its letters say, and not to where they seem to', () => {
    expect(read('https://kрuрр.go.id', 'links')).toBeNull()
  })

  it('each once, the name’s too, and no more than one listens to', () => {
    const text = '𝐆𝐀𝐂𝐎𝐑 dan 𝐆𝐀𝐂𝐎𝐑'
    const evidence = [
      { field: 'name' as const, from: 0, to: 8 },
      { field: 'text' as const, from: 0, to: 10 },
      { field: 'text' as const, from: 15, to: 25 },
    ]
    expect(readOut({ code: 'judol', evidence }, { name: '𝐒𝐥𝐨𝐭', text })).toBe('slot, gacor')
    expect(read(`𝐆𝐀𝐂𝐎𝐑${'𝐚'.repeat(1_000)}`)).toMatch(/^gacora{55}…$/)
  })

  it('stands in the reason, and nothing of words that are gone', () => {
    const reason = { code: 'judol-disguised' as const, evidence: [{ field: 'text' as const, from: 3, to: 13 }] }
    expect(reasonView(reason, 'id', { name: '', text: 'di 𝐆𝐀𝐂𝐎𝐑' })).toMatchObject({ readAs: 'gacor' })
    expect(reasonView(reason, 'id', { name: '', text: '' })).not.toHaveProperty('readAs')
  })

  it('whatever is marked, it is plain text of bounded length', () => {
    fc.assert(
      fc.property(anyText(2_000), (text) => {
        expect(Array.from(read(text) ?? '').length).toBeLessThanOrEqual(61)
      }),
    )
  })

  it.each(['a ', '\u0301', '𝐚', 's🔥', 'a..'])('5,000 times %j too', (unit) => {
    expect((read(unit.repeat(5_000)) ?? '').length).toBeLessThanOrEqual(122)
  })
})
