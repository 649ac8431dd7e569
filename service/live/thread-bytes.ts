import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../domain/world.ts'

const brotli = promisify(brotliCompress)
/** Bytes kept at most, over all threads. */
const keptBytes = 32 * 1024 * 1024

export type Encoding = 'br' | 'gzip' | 'identity'
export type Encoded = { body: Buffer; encoding: Encoding; etag: string }

/** By which an answer is known again: the beginning of its hash. */
export const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 22)

/** A finished answer in each of its encodings. Brotli comes when it is ready; until then gzip stands in. */
export type Bytes = {
  identity: Buffer
  gzip: Buffer
  br: Buffer | null
  digest: string
  /** the edges of the calendar between which the answer is so, in milliseconds UTC: clocks are set back as well */
  holds: { from: number; until: number }
}

export type ThreadKey = {
  page: string
  sort: string
  /** of the page */
  revision: number
  /** of the offices, sites and policies above it */
  directory: number
}

/** What a read from the store gives: the view, what revision it was of, and between which moments it holds. */
export type Built = { view: unknown; revision: number; holds: Bytes['holds']; keep: boolean }

const toBytes = ({ view, holds }: Built): Bytes => {
  const identity = Buffer.from(JSON.stringify(view))
  return {
    identity,
    gzip: gzipSync(identity, { level: 6 }),
    br: null,
    digest: digestOf(identity),
    holds,
  }
}

/** The best of what the caller accepts and what is ready; the ETag is strong, so each encoding has its own. */
export function pick(bytes: Bytes, accepts: { br: boolean; gzip: boolean }): Encoded {
  if (accepts.br && bytes.br) return { body: bytes.br, encoding: 'br', etag: `"${bytes.digest}-b"` }
  if (accepts.gzip) return { body: bytes.gzip, encoding: 'gzip', etag: `"${bytes.digest}-g"` }
  return { body: bytes.identity, encoding: 'identity', etag: `"${bytes.digest}"` }
}

export type ThreadBytes = ReturnType<typeof openThreadBytes>

/**
 * Threads' first pages as finished bytes. An entry is found under the page's present revision, so a publication
 * outdates it by itself; many readers of one missing entry wait for one read.
 */
export function openThreadBytes(clock: Clock) {
  const kept = new LRUCache<string, Bytes>({
    maxSize: keptBytes,
    sizeCalculation: (bytes) => bytes.identity.length + bytes.gzip.length + (bytes.br?.length ?? 0) + 500,
  })
  const reading = new Map<string, Promise<Bytes>>()
  const squeezedAt = new Map<string, number>()

  const keyOf = (key: ThreadKey): string => `${key.page} ${key.sort} ${key.revision} ${key.directory}`

  /** Off the main thread, and at most once a second a page: a page in a rush is served as gzip. */
  const squeeze = (page: string, name: string, bytes: Bytes): void => {
    const now = clock.now()
    if (Math.abs(now - (squeezedAt.get(page) ?? Number.NEGATIVE_INFINITY)) < 1_000) return
    if (squeezedAt.size > 10_000) squeezedAt.clear()
    squeezedAt.set(page, now)
    brotli(bytes.identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).then(
      (body) => {
        if (kept.peek(name) === bytes) kept.set(name, { ...bytes, br: body })
      },
      // Without memory for it gzip serves on.
      () => undefined,
    )
  }

  const build = async (key: Omit<ThreadKey, 'revision'>, read: () => Promise<Built>): Promise<Bytes> => {
    const built = await read()
    const bytes = toBytes(built)
    if (built.keep) kept.set(keyOf({ ...key, revision: built.revision }), bytes)
    return bytes
  }

  return {
    /** The kept bytes of this revision, or those that `read` gives; `revision` null means: not known well enough. */
    async read(
      key: Omit<ThreadKey, 'revision'> & { revision: number | null },
      wantsBrotli: boolean,
      read: () => Promise<Built>,
    ): Promise<Bytes> {
      const name = keyOf({ ...key, revision: key.revision ?? -1 })
      const found = key.revision === null ? undefined : kept.get(name)
      const now = clock.now()
      if (found && found.holds.from <= now && now < found.holds.until) {
        if (wantsBrotli && !found.br) squeeze(key.page, name, found)
        return found
      }
      const underWay = reading.get(name)
      if (underWay) return underWay
      const started = build(key, read).finally(() => reading.delete(name))
      reading.set(name, started)
      return started
    },
  }
}
