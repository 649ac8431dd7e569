import { day } from '../../domain/durations.ts'

/** From when to before when, in milliseconds; open where nothing is said. */
export type Span = { from?: number; before?: number }

/** How far back each but the last reaches. */
const reaches = [2, 16, 128].map((days) => days * day)

/**
 * All time in spans that grow, the newest first. Some servers read whatever a filter matches before they put it in
 * order or stop counting, and that may be a hundred thousand: so what is newest is looked for span by span, until there
 * is enough. A server that stops by itself walks no more for it. Without a moment to begin at it is one span.
 */
export function spansBefore(now: number | null): Span[] {
  if (now === null || Number.isNaN(now)) return [{}]
  const edges = reaches.map((reach) => Math.max(0, now - reach))
  return [...edges, null].map((from, at) => ({
    ...(from !== null && { from }),
    ...(at > 0 && { before: edges[at - 1] ?? 0 }),
  }))
}

/** The newest, `most` at most: `read` gives those of a span, so many at most, the newest first. */
export async function newestIn<One>(
  spans: Span[],
  most: number,
  read: (span: Span, most: number) => Promise<One[]>,
): Promise<One[]> {
  const found: One[] = []
  for (const span of spans) {
    if (found.length >= most) break
    found.push(...(await read(span, most - found.length)))
  }
  return found
}

/** How many there are, up to `most`. */
export async function countIn(
  spans: Span[],
  most: number,
  count: (span: Span, most: number) => Promise<number>,
): Promise<number> {
  let counted = 0
  for (const span of spans) {
    if (counted >= most) break
    counted += await count(span, most - counted)
  }
  return Math.min(counted, most)
}
