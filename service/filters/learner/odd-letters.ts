import { isInAddress } from './addresses.ts'
import { kinds, type Line, oddKinds, placeOf } from './line.ts'
import type { Loudest } from './margin.ts'

/** Letters of a part that were not written as letters are. */
export type Odd = {
  /** written as something else, or set apart one by one or in pairs */
  letters: number
  /** the ends of short groups that folding reads together: KEL UWI H88, and what is no more than short words */
  groups: number
}

export function oddIn({ line, from, to }: Omit<Loudest, 'margin'>): Odd {
  const found = { letters: 0, groups: 0 }
  for (let i = from; i < to; i++) {
    if (!oddKinds.has(line.forms[i] ?? 0) || isInAddress(line.raw, placeOf(line, i))) continue
    if (endsGroup(line, i)) found.groups++
    else found.letters++
  }
  return found
}

const isCarried = ({ forms }: Line, i: number): boolean => forms[i] === kinds.carried || forms[i] === kinds.carriedDigit
const blank = 32

/** In letters set apart a neighbour is so too; groups are longer (`folding/groups.ts`). */
function endsGroup(line: Line, i: number): boolean {
  if (!isCarried(line, i) || line.raw.charCodeAt(placeOf(line, i + 1) - 1) !== blank) return false
  return ![i - 2, i - 1, i + 1, i + 2].some((near) => isCarried(line, near))
}
