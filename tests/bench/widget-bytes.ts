import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { buildIfStale } from '../../service/build.ts'
import type { Benchmark, Row } from './measure.ts'

const dist = join(import.meta.dirname, '../../dist')
const kilobyte = 1_024
const mostWidget = 10
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

/** What the widget fetches after the first comments stand. Files of earlier builds lie beside; it names its own. */
function laterFiles(): string[] {
  const folder = join(dist, 'widget')
  const widget = readFileSync(join(folder, 'embed.js'), 'utf8')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|css)$/.test(path) && path !== 'embed.js' && widget.includes(basename(path)))
    .map((path) => join(folder, path))
}

function widgetRows(bare: Size): Row[] {
  const widget = fileSize(join(dist, 'widget/embed.js'))
  const later = laterFiles()
  const first: Row = {
    what: 'reader’s widget, before the first comment shows',
    ours: shown(widget),
    baseline: `${shown(bare)}, bare Preact + hooks`,
    ratio: widget.brotli / bare.brotli,
    budget: `≤ ${mostWidget} KB brotli, one file`,
    kept: widget.brotli <= mostWidget * kilobyte,
  }
  if (later.length === 0) return [first]
  const rest = {
    what: 'what it fetches afterwards',
    ours: shown(sum(later.map(fileSize))),
    baseline: '',
  }
  return [first, { ...rest, ratio: null, budget: '', kept: null }]
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
