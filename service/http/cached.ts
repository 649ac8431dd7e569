import type { Context } from 'koa'
import { header, vary } from './headers.ts'
import { type Bytes, type Encoded, pick } from '../live/thread-bytes.ts'

type Accepts = { br: boolean; gzip: boolean }

const parsed = new Map<string, Accepts>()

/** Which of our encodings a caller takes. Browsers send a handful of different headers, so each is read once. */
export function acceptedEncodings(header: string): Accepts {
  const known = parsed.get(header)
  if (known) return known
  const takes = (name: string): boolean => {
    const found = new RegExp(`(?:^|,)\\s*(?:${name}|\\*)\\s*(?:;\\s*q=([0-9.]+)\\s*)?(?=,|$)`, 'i').exec(header)
    return found !== null && Number(found[1] ?? 1) > 0
  }
  const read = { br: takes('br'), gzip: takes('gzip') }
  if (parsed.size < 200) parsed.set(header, read)
  return read
}

/** The tags of `If-None-Match`; a weak one names the same bytes to a reader. */
function knownTags(ctx: Context): string[] {
  const sent = header(ctx, 'if-none-match')
  if (sent === '') return []
  return sent
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .filter((tag) => tag !== '')
}

/** The representation the caller has already, if they still take it; else the best that is ready. */
function choose(bytes: Bytes, accepts: Accepts, known: string[]): { chosen: Encoded; isKnown: boolean } {
  const best = pick(bytes, accepts)
  if (known.length === 0) return { chosen: best, isKnown: false }
  if (known.includes('*')) return { chosen: best, isKnown: true }
  // Brotli becomes ready a moment later than gzip: whoever holds the latter needs no other bytes.
  const others = [best, pick(bytes, { br: false, gzip: accepts.gzip }), pick(bytes, { br: false, gzip: false })]
  const held = others.find(({ etag }) => known.includes(etag))
  return { chosen: held ?? best, isKnown: held !== undefined }
}

/** Answers with finished bytes, or with 304 to whoever has them. */
export function sendBytes(
  ctx: Context,
  bytes: Bytes,
  { type, cacheControl }: { type: string; cacheControl: string },
): void {
  const { res } = ctx
  const accepts = acceptedEncodings(header(ctx, 'accept-encoding'))
  const { chosen, isKnown } = choose(bytes, accepts, knownTags(ctx))
  res.setHeader('ETag', chosen.etag)
  res.setHeader('Cache-Control', cacheControl)
  vary(ctx, 'Accept-Encoding')
  if (isKnown) {
    ctx.status = 304
    return
  }
  ctx.status = 200
  if (chosen.encoding !== 'identity') res.setHeader('Content-Encoding', chosen.encoding)
  res.setHeader('Content-Type', type)
  ctx.body = chosen.body
}
