import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { buildIfStale } from '../../service/build.ts'
import type { Benchmark, Row } from './measure.ts'

const dist = join(import.meta.dirname, '../../dist')
const kilobyte = 1_024
const mostWidget = 10
const mostLater = 10
const mostDesk = 60

type Size = { brotli: number; gzip: number; raw: number }

const sizeOf = (bytes: Buffer): Size => ({
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  raw: bytes.length,
})

const sum = (sizes: Size[]): Size =>
  sizes.reduce((all, one) => ({ brotli: all.brotli + one.brotli, gzip: all.gzip + one.gzip, raw: all.raw + one.raw }), {
    brotli: 0,
    gzip: 0,
    raw: 0,
  })

const kb = (bytes: number): string => (bytes / kilobyte).toFixed(2)
const shown = ({ brotli, gzip, raw }: Size): string => `${kb(brotli)} KB brotli, ${kb(gzip)} gzip, ${kb(raw)} raw`

/** One component with one hook, bundled as the widget is: what Preact costs before a line of ours. */
async function barePreact(): Promise<Size> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: ['chrome80', 'firefox78', 'safari14'],
      lib: {
        entry: join(import.meta.dirname, 'bare-preact.tsx'),
        formats: ['iife'],
        name: 'bare',
        fileName: () => 'bare.js',
      },
    },
  })
  const [first] = [built].flat()
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('Vite gave no bundle')
  return sizeOf(Buffer.from(chunk.code))
}

const fileSize = (path: string): Size => sizeOf(readFileSync(path))

/** What the desk's page names: its script, what that needs at once, and its styles. */
function deskFiles(): string[] {
  const folder = join(dist, 'desk')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/desk\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
  return ['index.html', ...named].map((path) => join(folder, path))
}

/**
 * What the widget fetches after the first comments stand, and what comes only once somebody uses it. Files of earlier
 * builds lie beside; each file names its own.
 */
function laterFiles(): { later: string[]; used: string[] } {
  const folder = join(dist, 'widget')
  const first = join(folder, 'embed.js')
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join(folder, path))
    .filter((path) => path !== first)
  const namedIn = (file: string): string[] => {
    const code = readFileSync(file, 'utf8')
    return all.filter((path) => path !== file && code.includes(basename(path)))
  }
  const later = namedIn(first)
  const used = new Set<string>()
  const follow = (file: string): void => {
    for (const path of namedIn(file)) {
      if (later.includes(path) || used.has(path)) continue
      used.add(path)
      follow(path)
    }
  }
  for (const file of later) follow(file)
  return { later, used: [...used] }
}

function widgetRows(bare: Size): Row[] {
  const widget = fileSize(join(dist, 'widget/embed.js'))
  const { later, used } = laterFiles()
  const first: Row = {
    what: 'reader’s widget, before the first comment shows',
    ours: shown(widget),
    baseline: `${shown(bare)}, bare Preact + hooks`,
    ratio: widget.brotli / bare.brotli,
    budget: `≤ ${mostWidget} KB brotli, one file`,
    kept: widget.brotli <= mostWidget * kilobyte,
  }
  if (later.length === 0) return [first]
  const after = sum(later.map(fileSize))
  const most = `≤ ${mostLater} KB brotli`
  const rest = { baseline: '', ratio: null }
  const kept = after.brotli <= mostLater * kilobyte
  const atUse = sum(used.map(fileSize))
  return [
    first,
    { ...rest, what: 'what it fetches afterwards', ours: shown(after), budget: most, kept },
    { ...rest, what: `what comes at its first use, ${used.length} files`, ours: shown(atUse), budget: '', kept: null },
  ]
}

function deskRow(): Row {
  const desk = sum(deskFiles().map(fileSize))
  return {
    what: 'desk, first load',
    ours: shown(desk),
    baseline: '',
    ratio: null,
    budget: `≤ ${mostDesk} KB brotli`,
    kept: desk.brotli <= mostDesk * kilobyte,
  }
}

/** What a browser loads, compressed as the service sends it. */
export const widgetBytes: Benchmark = {
  name: 'widget-bytes',
  async run() {
    if (!existsSync(join(dist, 'widget/embed.js'))) await buildIfStale()
    return [...widgetRows(await barePreact()), deskRow()]
  },
}
