import type { Sort } from '../contract/views.ts'
import { Refusal } from './refusal.ts'

export type Cursor = { id: string; supports: number }

/** An id as `ids.ts` makes it. */
export const idForm = /^[0-9a-hjkmnp-tv-z]{26}(?:-[a-z0-9]{1,12})?$/
/** The same, after the supports of a row of `top`. */
export const cursorForm = /^(?:(\d{1,9})~)?([0-9a-hjkmnp-tv-z]{26}(?:-[a-z0-9]{1,12})?)$/

/** Where the next page begins: after this row. Opaque to callers. */
export const cursorOf = (sort: Sort, row: Cursor): string => (sort === 'top' ? `${row.supports}~${row.id}` : row.id)

/**
 * Just before this row, so that it comes first: nothing sorts between an id and the same with a letter more or less.
 */
export const cursorAt = (sort: Sort, { id, supports }: Cursor): Cursor =>
  sort === 'old' ? { id: id.slice(0, -1), supports } : { id: `${id}~`, supports }

/** Reads a cursor of this order; one of another order, or made up, is `invalid` on `after`. */
export function readCursor(sort: Sort, raw: string): Cursor {
  const found = cursorForm.exec(raw)
  const supports = found?.[1]
  const id = found?.[2]
  if (id === undefined || (sort === 'top') !== (supports !== undefined)) {
    throw new Refusal('invalid', {
      fields: { after: { id: 'Bukan penanda halaman dari sini.', en: 'Not a cursor given here.' } },
    })
  }
  return { id, supports: supports === undefined ? 0 : Number(supports) }
}
