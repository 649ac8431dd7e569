// `npm run bench`: every figure beside its baseline in the same run, and a table at the end. It judges nothing: a
// budget that is missed is printed, and the exit code is 0 unless something broke. Names pick some of them; `--large`
// takes the sizes that the budgets name, which needs some minutes more. `--store`, `--kept` and `--pictures` are for `views`.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { coldStart } from './cold-start.ts'
import { desk } from './desk.ts'
import { filter } from './filter.ts'
import { fingerprint } from './fingerprint.ts'
import { removeFolders } from './folders.ts'
import { type Benchmark, type Options, type Row, table } from './measure.ts'
import { judging } from './judging.ts'
import { live } from './live.ts'
import { memory } from './memory.ts'
import { posts } from './posts.ts'
import { readCached } from './read-cached.ts'
import { readUncached, readUncachedLarge } from './read-uncached.ts'
import { allViews } from './views.ts'
import { widget } from './widget.ts'
import { widgetBytes } from './widget-bytes.ts'

const benchmarks: Benchmark[] = [
  widgetBytes,
  widget,
  desk,
  allViews,
  readCached,
  readUncached,
  readUncachedLarge,
  posts,
  judging,
  filter,
  fingerprint,
  coldStart,
  memory,
  live,
]

function chosen(names: string[]): Benchmark[] {
  const known = new Map(benchmarks.map((benchmark) => [benchmark.name, benchmark]))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new RangeError(`No benchmark is called ${unknown.join(', ')}. There are: ${[...known.keys()].join(', ')}.`)
  }
  return benchmarks.filter(({ name }) => names.length === 0 || names.includes(name))
}

async function runOne(benchmark: Benchmark, options: Options): Promise<Row[]> {
  const began = performance.now()
  const rows = await benchmark.run(options)
  console.log(`${benchmark.name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`)
  return rows
}

function storeOf(name: string | undefined): Options['store'] {
  if (name === undefined || name === 'sqlite' || name === 'mongo') return name ?? null
  throw new RangeError(`--store is sqlite or mongo, not ${name}.`)
}

function folderOf(path: string | undefined): string | null {
  if (path === undefined) return null
  mkdirSync(path, { recursive: true })
  return resolve(path)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      large: { type: 'boolean' },
      store: { type: 'string' },
      kept: { type: 'string' },
      pictures: { type: 'string' },
    },
  })
  const options: Options = {
    large: values.large ?? false,
    store: storeOf(values.store),
    kept: folderOf(values.kept),
    pictures: folderOf(values.pictures),
    say: (line) => console.log(`  ${line}`),
  }
  const rows: Row[] = []
  try {
    for (const benchmark of chosen(positionals)) rows.push(...(await runOne(benchmark, options)))
  } finally {
    await removeFolders()
  }
  console.log(`\nNode ${process.versions.node}, ${process.platform} ${process.arch}\n${table(rows)}`)
}

await main()
