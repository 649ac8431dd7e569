// Builds what runs in a browser, prints what it weighs, and keeps a fingerprint of the sources beside it, so that
// starting the service builds only what has changed.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const stamp = '.sources'

/** Everything that a build depends on; the lock file stands for the packages. */
const sources = ['widget/**/*.{ts,tsx,css,html,svg}', 'service/contract/**/*.ts', 'vite.config.ts', 'package-lock.json']

/** Builds when the sources differ from those of the build that is there. Answers whether it built. */
export async function buildIfStale(): Promise<boolean> {
  if (readStamp() === fingerprint()) return false
  await build()
  return true
}

/** Builds into a folder beside and then swaps, so that a service that is starting never sees half a build. */
export async function build(): Promise<void> {
  const { createBuilder } = await import('vite')
  const { browserBuild } = await import('../vite.config.ts')
  const made = fingerprint()
  const next = join(root, `.cache/build-${process.pid}`)
  const builder = await createBuilder({ ...browserBuild(next), configFile: false })
  await builder.buildApp()
  writeFileSync(join(next, stamp), made)
  keepOlderParts(next, Date.now())
  swap(next)
}

/** The widget's second file by its content's name. Browsers may hold an `embed.js` that asks for an older one. */
const parts = 'widget/embed/*.js'
/** Longer than a cached `embed.js` may be used: an hour, and a week while it is fetched anew. */
const keptDays = 14

/** Carries the second files of earlier builds over, so that readers who hold an older first one can still write. */
function keepOlderParts(next: string, now: number): void {
  for (const part of globSync(parts, { cwd: dist })) {
    const [from, to] = [join(dist, part), join(next, part)]
    const isYoung = now - statSync(from).mtimeMs < keptDays * 86_400_000
    if (isYoung && !existsSync(to)) cpSync(from, to, { preserveTimestamps: true })
  }
}

function swap(next: string): void {
  const previous = `${next}-previous`
  if (existsSync(dist)) renameSync(dist, previous)
  renameSync(next, dist)
  rmSync(previous, { recursive: true, force: true })
}

function readStamp(): string | undefined {
  const path = join(dist, stamp)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** One line a file: its bytes as they are, by gzip and by brotli. */
export function sizes(): string[] {
  return globSync('**/*.{js,css,html}', { cwd: dist })
    .toSorted()
    .map((path) => {
      const bytes = readFileSync(join(dist, path))
      const figures = [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length]
      const [raw, gzip, brotli] = figures.map((n) => `${(n / 1024).toFixed(2)} KB`)
      return `${relative(root, join(dist, path)).padEnd(36)} ${raw}, gzip ${gzip}, brotli ${brotli}`
    })
}

if (import.meta.main) {
  const built = process.argv.includes('--if-stale') ? await buildIfStale() : await build().then(() => true)
  if (built) console.log(sizes().join('\n'))
}
