import type { Copy } from '../domain/campaign.ts'
import { bandsOf, type Bits, bitsOf, nearMost, setIn } from '../filters/fingerprint.ts'

/** Different fingerprints that a look finds at most: a wave larger than this is one, however large. */
const nearFound = 200

/** All comments with one fingerprint. */
type Same = { bands: number[]; ids: Set<string>; pages: Map<string, number>; offices: Map<string, number> }

/** What stands near a fingerprint: fingerprints as the index numbers them. */
export type Near = readonly number[]

const more = (counts: Map<string, number>, of: string): void => void counts.set(of, (counts.get(of) ?? 0) + 1)

function less(counts: Map<string, number>, of: string): void {
  const left = (counts.get(of) ?? 0) - 1
  if (left > 0) counts.set(of, left)
  else counts.delete(of)
}

/**
 * Fingerprints that share a band, three whole numbers each: its number, and its bits. Looked through for every post.
 */
type Bucket = { held: Int32Array; length: number }

function put(bucket: Bucket, number: number, { high, low }: Bits): void {
  if (bucket.length === bucket.held.length) {
    const larger = new Int32Array(bucket.held.length * 2)
    larger.set(bucket.held)
    bucket.held = larger
  }
  bucket.held.set([number, high, low], bucket.length)
  bucket.length += 3
}

function take({ held, length }: Bucket, number: number): number {
  for (let at = 0; at < length; at += 3) {
    if (held[at] !== number) continue
    held.copyWithin(at, length - 3, length)
    return length - 3
  }
  return length
}

/** Calls `found` with the number of each that is near. */
function eachNear({ held, length }: Bucket, { high, low }: Bits, found: (number: number) => void): void {
  for (let at = 0; at < length; at += 3) {
    // Hardly any passes the first half.
    const differing = setIn((held[at + 1] ?? 0) ^ high)
    if (differing > nearMost || differing + setIn((held[at + 2] ?? 0) ^ low) > nearMost) continue
    found(held[at] ?? 0)
  }
}

/**
 * Fingerprints in memory, found again by their near ones: in buckets by bands of bits, of which near ones share one, so
 * that a look compares some hundreds of twenty thousand. Equal ones stand once: a flood of one text costs one.
 */
export function openNearIndex() {
  const sames: (Same | undefined)[] = []
  const free: number[] = []
  const numbers = new Map<string, number>()
  const buckets = new Map<number, Bucket>()

  const numberOf = (fingerprint: string): number => {
    const known = numbers.get(fingerprint)
    if (known !== undefined) return known
    const number = free.pop() ?? sames.length
    const bits = bitsOf(fingerprint)
    const bands = bandsOf(bits)
    for (const band of bands) {
      const bucket = buckets.get(band) ?? { held: new Int32Array(12), length: 0 }
      buckets.set(band, bucket)
      put(bucket, number, bits)
    }
    sames[number] = { bands, ids: new Set(), pages: new Map(), offices: new Map() }
    numbers.set(fingerprint, number)
    return number
  }

  const drop = (fingerprint: string, number: number, { bands }: Same): void => {
    for (const band of bands) {
      const bucket = buckets.get(band)
      if (bucket) bucket.length = take(bucket, number)
    }
    sames[number] = undefined
    numbers.delete(fingerprint)
    free.push(number)
  }

  return {
    add({ id, fingerprint, page, office }: Pick<Copy, 'id' | 'page' | 'office'> & { fingerprint: string }): void {
      const same = sames[numberOf(fingerprint)]
      if (!same || same.ids.has(id)) return
      same.ids.add(id)
      more(same.pages, page)
      more(same.offices, office)
    },

    remove({ id, fingerprint, page, office }: Pick<Copy, 'id' | 'page' | 'office'> & { fingerprint: string }): void {
      const number = numbers.get(fingerprint) ?? -1
      const same = sames[number]
      if (!same?.ids.delete(id)) return
      less(same.pages, page)
      less(same.offices, office)
      if (same.ids.size === 0) drop(fingerprint, number, same)
    },

    near(fingerprint: string): Near {
      const bits = bitsOf(fingerprint)
      const found = new Set<number>()
      for (const band of bandsOf(bits)) {
        const bucket = buckets.get(band)
        if (bucket) eachNear(bucket, bits, (number) => found.size < nearFound && found.add(number))
      }
      return [...found]
    },

    /** how many comments these are, and on how many pages and in how many offices; `except` one */
    sizeOf(near: Near, except: string | null): { copies: number; pages: Set<string>; offices: Set<string> } {
      let copies = 0
      const pages = new Set<string>()
      const offices = new Set<string>()
      for (const number of near) {
        const same = sames[number]
        if (!same) continue
        copies += same.ids.size - (except !== null && same.ids.has(except) ? 1 : 0)
        addSome(pages, same.pages)
        addSome(offices, same.offices)
      }
      return { copies, pages, offices }
    },

    /** the comments, in the order in which each fingerprint's came, `limit` at most */
    idsOf(near: Near, limit: number): string[] {
      const ids: string[] = []
      for (const number of near) {
        for (const id of sames[number]?.ids ?? []) {
          if (ids.length === limit) return ids
          ids.push(id)
        }
      }
      return ids
    },
  }
}

/** Beyond this nobody counts how many places there are. */
const placesCounted = 100

function addSome(all: Set<string>, more: Map<string, number>): void {
  for (const place of more.keys()) {
    if (all.size === placesCounted) return
    all.add(place)
  }
}
