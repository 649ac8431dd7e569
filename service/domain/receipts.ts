import { adjectives, nouns } from './receipt-words.ts'
import { normalForm } from './texts.ts'
import type { Chance } from './world.ts'

/** The list is a power of two long, so that the low bits choose each word equally often. */
const chosen = (list: readonly string[], bits: number): string => list[bits & (list.length - 1)] ?? ''

/**
 * A receipt to be said on the telephone: thing, quality, thing, and the site's code, e.g. `padi-biru-jalan-skh`.
 * 2^26 a site; one that is taken is made anew.
 */
export function makeReceipt(chance: Chance, siteCode: string): string {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = chance.bytes(5)
  const words = [chosen(nouns, first | (second << 8)), chosen(adjectives, third), chosen(nouns, fourth | (fifth << 8))]
  return [...words, siteCode].filter((word) => word !== '').join('-')
}

const gaps = /[\s._–—-]+/gu
const outerHyphens = /^-|-$/g

/**
 * A receipt as people type it, in the form in which it is kept: lower case, and a hyphen for whatever stands between.
 */
export function foldReceipt(raw: string): string {
  return normalForm(raw, 'NFKC').toLowerCase().replace(gaps, '-').replace(outerHyphens, '')
}
