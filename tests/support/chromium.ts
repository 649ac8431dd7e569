// Finds a browser for the tests: the one that is named, one that is installed, or the one in the npm package.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { userCache } from './cache.ts'
import { canRun, onPath } from './programs.ts'

/** A browser's program and what its environment needs besides. */
export interface Chromium {
  path: string
  env: Record<string, string>
  from: string
}

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env['PROGRAMFILES'] ?? 'C:/Program Files', 'Google/Chrome/Application/chrome.exe'),
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
]

/** The browser to test with; throws with what to do where there is none. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROME_PATH']
  if (named) return { path: mustRun(named), env: {}, from: 'CHROME_PATH' }
  const installed = names.map(onPath).find(Boolean) ?? usualPlaces.find(canRun)
  if (installed) return { path: installed, env: {}, from: 'installed' }
  if (process.platform === 'linux' && process.arch === 'x64') return packaged()
  throw new Error('No browser found. Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome')
}

function mustRun(path: string): string {
  if (canRun(path)) return path
  throw new Error(`CHROME_PATH names ${path}, which is not a program that can be run.`)
}

/** The browser of @sparticuz/chromium, unpacked once a version. */
async function packaged(): Promise<Chromium> {
  const library = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')) as { version: string }
  const home = join(userCache('rembuk-chromium'), version)
  if (!existsSync(home)) await unpack(join(library, 'bin'), home)
  const path = join(home, 'chromium')
  return { path, env: { ...libraries(path, home), ...fonts(home) }, from: `@sparticuz/chromium ${version}` }
}

/** Unpacks beside and renames, so that two runs at once cannot meet half a browser. */
async function unpack(packages: string, home: string): Promise<void> {
  const work = `${home}-${process.pid}`
  mkdirSync(work, { recursive: true })
  const inflate = async (name: string) => promisify(brotliDecompress)(readFileSync(join(packages, `${name}.br`)))
  writeFileSync(join(work, 'chromium'), await inflate('chromium'), { mode: 0o755 })
  for (const name of ['fonts.tar', 'al2023.tar', 'swiftshader.tar']) {
    execFileSync('tar', ['-xf', '-', '-C', work], { input: await inflate(name) })
  }
  writeFileSync(join(work, 'fonts.conf'), fontsConfiguration(join(home, 'fonts')))
  try {
    renameSync(work, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    rmSync(work, { recursive: true })
  }
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir></fontconfig>\n`
}

/** The libraries that come with the package, only where the system lacks one: its own are the better match. */
function libraries(path: string, home: string): Record<string, string> {
  if (!execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found')) return {}
  return { LD_LIBRARY_PATH: [join(home, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter) }
}

/** The fonts that come with the package, only where the system has none: text would be boxes. */
function fonts(home: string): Record<string, string> {
  const installed = existsSync('/usr/share/fonts') && readdirSync('/usr/share/fonts', { recursive: true }).some(isFont)
  return installed ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') }
}

function isFont(name: string | Buffer): boolean {
  return /\.(ttf|otf|ttc|woff2?)$/.test(String(name))
}
