import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cursor, cursorAt, cursorForm } from '../../service/domain/cursors.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const anId = fc
  .tuple(fc.array(fc.constantFrom(...letters), { minLength: 26, maxLength: 26 }), fc.constantFrom('skh', 'a', '9z'))
  .map(([parts, code]) => `${parts.join('')}-${code}`)
const aRow = fc.record({ id: anId, supports: fc.nat({ max: 3 }) })

/** Whether a row comes after a cursor, as the store orders each sort. */
const follows = {
  new: (row: Cursor, after: Cursor) => row.id < after.id,
  old: (row: Cursor, after: Cursor) => row.id > after.id,
  top: (row: Cursor, after: Cursor) =>
    row.supports < after.supports || (row.supports === after.supports && row.id < after.id),
}

describe('a cursor just before a row', () => {
  it.each(['new', 'old', 'top'] as const)('lets that row come first, and none that stands before it: %s', (sort) => {
    fc.assert(
      fc.property(aRow, aRow, (row, other) => {
        const before = cursorAt(sort, row)
        expect(follows[sort](row, before)).toBe(true)
        // Ids on one page end in the same code.
        const mate = { ...other, id: other.id.slice(0, 26) + row.id.slice(26) }
        if (mate.id !== row.id) expect(follows[sort](mate, before)).toBe(follows[sort](mate, row))
      }),
    )
  })

  it('is no cursor that anybody was given', () => {
    const id = '01kz0000000000000000000000-skh'
    expect(cursorForm.test(cursorAt('new', { id, supports: 0 }).id)).toBe(false)
  })
})
