import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Bytes, digestOf } from '../live/thread-bytes.ts'

/** A file of the build as it is sent, in every encoding. */
export type File = { type: string; bytes: Bytes }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** A text or file, compressed once. */
export function prepare(body: Buffer, extension: string): File {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const bytes = {
    identity: body,
    gzip: gzipSync(body, { level: 9 }),
    br: brotliCompressSync(body, { params }),
    digest: digestOf(body),
    holds: { from: -Infinity, until: Infinity },
  }
  return { type: types[extension] ?? 'application/octet-stream', bytes }
}

/** One file of the build, prepared when it is first asked for; null where there is none. */
export function lazyFile(path: string): () => File | null {
  let file: File | null = null
  return () => {
    if (!file && existsSync(path)) file = prepare(readFileSync(path), extname(path))
    return file
  }
}

/** The files of a folder by name. Nothing that is not in the folder's list can be asked for, whatever a path says. */
export function folder(path: string): (name: string) => File | null {
  const files = new Map<string, () => File | null>()
  return (name) => {
    if (files.size === 0 && existsSync(path)) {
      for (const entry of readdirSync(path)) files.set(entry, lazyFile(join(path, entry)))
    }
    return files.get(name)?.() ?? null
  }
}
