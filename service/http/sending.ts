import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'koa'
import { acceptedEncodings } from './cached.ts'
import { header, vary } from './headers.ts'

const compress = promisify(gzip)

/** Below this, compressing saves no packet; in bytes. */
const worthwhile = 1_400

/**
 * Sends what was made for this one request. Only what a GET reads is compressed: an answer that holds a new token, or a
 * form that came back, beside its sender's own words would tell something of the one by the length of the other.
 */
export async function sendBody(ctx: Context, body: Buffer): Promise<void> {
  const isLong = ctx.method === 'GET' && body.length > worthwhile
  if (isLong) vary(ctx, 'Accept-Encoding')
  if (!isLong || !acceptedEncodings(header(ctx, 'accept-encoding')).gzip) {
    ctx.body = body
    return
  }
  ctx.set('Content-Encoding', 'gzip')
  ctx.body = await compress(body)
}

/** Sends a table (CSV) to be saved under a name, line by line as it is read. */
export function sendTable(ctx: Context, name: string, lines: Iterable<string> | AsyncIterable<string>): void {
  ctx.set('Content-Type', 'text/csv; charset=utf-8')
  ctx.set('Content-Disposition', `attachment; filename="${name}.csv"`)
  ctx.set('Cache-Control', 'no-store')
  ctx.body = Readable.from(lines)
}
