// Tables for people's spreadsheets: nothing in them runs, whatever the spreadsheet takes for the end of a cell.
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { table } from '../../service/importers/own.ts'
import { tableRow, tableStart } from '../../service/presenters/tables.ts'

/** As a spreadsheet reads it whose cells end at this sign: quotes count where a cell begins. */
const cellsBy = (delimiter: string, row: string): string[] => {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, bom: true }
  return (parse(row, options) as string[][]).flat()
}

/** A cell of words, signs, separators and quotes in any order. */
const piece = fc.constantFrom(...';,"\'=+-@＝＋\t\n '.split(''), 'a', '1', 'cmd|x', 'https://x.example/')
const value = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const isFormula = (cell: string): boolean => /^["\s]*[=+\-@＝＋－＠]/.test(cell)

it('no cell is a formula, to a spreadsheet that ends cells at commas or at semicolons', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
      const row = tableRow(values)
      expect(cellsBy(',', row).filter(isFormula)).toEqual([])
      for (const cell of row.trimEnd().split(';').slice(1)) expect(isFormula(cell)).toBe(false)
      expect(row.trimEnd()).not.toMatch(/[\r\n\t]/)
    }),
  )
})

it.each([
  ['=1+1', `'=1+1`],
  ['+62812', `'+62812`],
  ['@akun', `'@akun`],
  ['＝1+1', `'＝1+1`],
  ['https://x.example/;=cmd|a!A0;z', `"https://x.example/;'=cmd|a!A0;z"`],
  ['a; -b', `"a;' -b"`],
  ['a-b; c', '"a-b; c"'],
  ['"=1', `"'""=1"`],
  ['a;"=1+1;b', `"a;'""=1+1;b"`],
])('%s stands as %s', (plain, cell) => {
  expect(tableRow([plain])).toBe(`${cell}\r\n`)
})

it('comes back from it as it was, but for the ends of lines', async () => {
  await fc.assert(
    fc.asyncProperty(value, async (text) => {
      const head = tableStart + tableRow(['page', 'name', 'text', 'at'])
      const file = head + tableRow(['https://berita.example/a', 'Yuni', text, '2026-11-24T00:00:00.000Z'])
      const found: string[] = []
      const whole = (async function* () {
        yield file
      })()
      for await (const one of table.read(whole)) found.push(one.text)
      expect(found).toEqual([text.replace(/[\r\n\t]+/g, ' ')])
    }),
  )
})
