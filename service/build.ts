// Builds what browsers run, and the service that they call; prints what the former weighs, and keeps a fingerprint of
// the sources beside it, so that starting the service builds only what has changed.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const stamp = '.sources'

/** Everything that a build depends on; the lock file stands for the packages. */
const sources = ['{widget,service,demo}/**/*.{ts,tsx,css,html,svg}', 'vite.*.ts', 'package-lock.json']

/** Builds when the sources differ from those of the build that is there. Answers whether it built. */
export async function buildIfStale(): Promise<boolean> {
  if (readStamp() === fingerprint()) return false
  await build()
  return true
}

/** Builds into a folder beside and then swaps, so that a service that is starting never sees half a build. */
export async function build(): Promise<void> {
  const [vite, { browserBuild }, { serviceBuild }] = await Promise.all([
    import('vite'),
    import('../vite.config.ts'),
    import('../vite.service.ts'),
  ])
  const made = fingerprint()
  const next = join(root, `.cache/build-${process.pid}`)
  const builder = await vite.createBuilder({ ...browserBuild(next), configFile: false })
  await builder.buildApp()
  await vite.build({ ...serviceBuild(join(next, 'service'), join(dist, 'service')), configFile: false })
  writeFileSync(join(next, stamp), made)
  keepOlderParts(next, Date.now())
  swap(next)
}

/**
 * Files by their content's names, which an older first one asks for: browsers may hold such an `embed.js`, and a
 * service that was started before the build runs on.
 */
const parts = '{widget/embed,service}/*.js'
/** Longer than a cached `embed.js` may be used: an hour, and a week while it is fetched anew. */
const keptDays = 14

/** Carries the later files of earlier builds over, so that readers who hold an older first one can still write. */
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

/** One line a file that browsers load: its bytes as they are, by gzip and by brotli. */
export function sizes(): string[] {
  return globSync('{desk,pages,widget}/**/*.{js,css,html}', { cwd: dist })
    .toSorted()
    .map((path) => {
      const bytes = readFileSync(join(dist, path))
      const figures = [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length]
      const [raw, gzip, brotli] = figures.map((n) => `${(n / 1024).toFixed(2)} KB`)
      return `${relative(root, join(dist, path)).padEnd(36)} ${raw}, gzip ${gzip}, brotli ${brotli}`
    })
}

if (import.meta.main) {
  const begun = performance.now()
  const built = process.argv.includes('--if-stale') ? await buildIfStale() : await build().then(() => true)
  if (!process.argv.includes('--if-stale')) console.log(sizes().join('\n'))
  if (built) console.log(`Built widget, desk and service (${((performance.now() - begun) / 1_000).toFixed(1)} s).`)
}
