// The one gate: every check in its order, a line for each with its time, and the sum at the end. Given paths, it
// runs the suites there alone.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildIfStale, sizes } from '../service/build.ts'
import { findChromium } from './support/chromium.ts'
import { mongoSource, prepareMongo } from './support/mongo/server.ts'

const root = join(import.meta.dirname, '..')
const secondLooks = join(root, 'tests/support/second-looks.ts')
const results = join(root, `node_modules/.cache/rembuk/results-${process.pid}.json`)

/** A check besides the suites. What it returns is printed when it went well, what it throws when it did not. */
interface Step {
  name: string
  run(): Promise<string>
}

interface Count {
  passed: number
  failed: number
}

const build: Step = { name: 'build', run: async () => ((await buildIfStale()) ? sizes().join('\n') : '') }

const steps: Step[] = [
  { name: 'types', run: () => program('typescript/bin/tsc', ['-b']) },
  { name: 'lint', run: () => program('oxlint/bin/oxlint', ['--deny-warnings', '--quiet']) },
  { name: 'format', run: () => program('oxfmt/bin/oxfmt', ['--check']) },
  build,
  { name: 'browser', run: async () => (await findChromium()).from },
]

/** Runs a package's program with our Node; answers nothing, and throws with its output when it fails. */
async function program(path: string, args: string[]): Promise<string> {
  const { code, output } = await run([join('node_modules', path), ...args], 'keep')
  if (code !== 0) throw new Error(output.trim())
  return ''
}

function run(args: string[], streams: 'keep' | 'show'): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const stdio = streams === 'show' ? 'inherit' : 'pipe'
    const child = spawn(process.execPath, args, { cwd: root, stdio })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs one step and says how it went. */
async function take(step: Step): Promise<Count> {
  const begun = performance.now()
  try {
    const said = await step.run()
    report(`ok    ${step.name} (${seconds(begun)})`, said)
    return { passed: 1, failed: 0 }
  } catch (error) {
    report(`FAIL  ${step.name} (${seconds(begun)})`, error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1 }
  }
}

function report(line: string, details: string): void {
  console.log(details ? `${line}\n${details.replace(/^/gm, '      ')}` : line)
}

/** Runs Vitest in our terminal and reads its own count. */
async function suites(args: string[]): Promise<Count> {
  mkdirSync(dirname(results), { recursive: true })
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--reporter=${secondLooks}`,
    `--outputFile.json=${results}`,
  ]
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...reporters]
  const { code } = await run([...vitest, ...args], 'show')
  const counted = count(code, args.length === 0)
  rmSync(results, { force: true })
  return counted
}

/** In the whole gate a test that was skipped has failed; a developer may pick one by its name. */
function count(code: number, whole: boolean): Count {
  const read = (): Partial<Record<string, number>> => JSON.parse(readFileSync(results, 'utf8'))
  try {
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read()
    const skipped = whole ? numPendingTests + numTodoTests : 0
    if (skipped > 0) console.log(`FAIL  ${skipped} tests were skipped; nothing may be`)
    const failed = numFailedTests + skipped
    // A file that does not load, or an error outside any test, fails the run without a failed test.
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Begins what takes long on a machine's first run, to go on beside everything else. */
function beginMongo(): Step {
  console.log(`MongoDB for the tests: ${mongoSource()}`)
  const ready = timed(prepareMongo)
  ready.catch(() => undefined)
  return { name: 'mongodb', run: () => ready }
}

async function timed(work: () => Promise<string>): Promise<string> {
  const begun = performance.now()
  return `${await work()}, ready after ${seconds(begun)}`
}

function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}

async function wholeGate(): Promise<Count[]> {
  const mongo = beginMongo()
  const counts = []
  for (const step of steps) counts.push(await take(step))
  counts.push(await suites([]))
  counts.push(await take(mongo))
  return counts
}

/** The suites alone, on a fresh build: what a developer runs while working in one folder. */
async function someSuites(args: string[]): Promise<Count[]> {
  return [await take(build), await suites(args)]
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const only = args[0] === '--soak' ? ['--mode', 'soak', ...args.slice(1)] : args
  const counts = await (only.length > 0 ? someSuites(only) : wholeGate())
  const passed = counts.reduce((sum, part) => sum + part.passed, 0)
  const failed = counts.reduce((sum, part) => sum + part.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

await main()
