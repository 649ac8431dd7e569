import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../store.ts'
import { refusing, closeDatabases, openDatabases, type Databases, type Files } from './database.ts'
import { facetsOf } from './facets.ts'
import * as meta from './meta.ts'
import { migrate } from './schema.ts'
import { longReads, type Ask, type writes } from './verbs.ts'
import { StoreThread } from './worker.ts'
import { commitTogether, runVerb } from './writer.ts'

export type SqliteStore = Store & {
  /** for metrics: how many commits the writes so far took, those that failed too */
  commits(): number
  /** ends the writer at once, as a defect in it would; it starts again by itself */
  killWriter(): Promise<void>
}

/** What runs the verbs: threads, or nothing but a call. */
type Crew = {
  write: Ask<typeof writes>
  readLong: Ask<typeof longReads>
  commits(): number
  killWriter(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the store in a folder, made where it is missing, or a passing one in memory. Migrates it first; throws where
 * it was written by a newer version. `busyTimeout` says how long another process may hold the write lock.
 */
export async function openSqliteStore(
  where: { folder: string } | ':memory:',
  { busyTimeout = 3_000 }: { busyTimeout?: number } = {},
): Promise<SqliteStore> {
  return where === ':memory:' ? inMemory() : inFolder(where.folder, busyTimeout)
}

function inMemory(): SqliteStore {
  const db = openDatabases({ main: ':memory:', keys: ':memory:' }, { readOnly: false, busyTimeout: 0 })
  migrate(db)
  return assemble(db, inline(db))
}

function inFolder(folder: string, busyTimeout: number): SqliteStore {
  const files = { main: join(folder, 'rembuk.db'), keys: join(folder, 'keys.db') }
  return refusing(() => {
    makePrivate(folder, files)
    migrateFiles(files, busyTimeout)
    // Reads by index alone: they wait for nobody, and must not stop the main thread if they had to.
    const db = openDatabases(files, { readOnly: true, busyTimeout: Math.min(busyTimeout, 100) })
    return assemble(db, threads(db, files, busyTimeout))
  })
}

/** For nobody's eyes but the service's own: SQLite gives its log and index files the modes of the database. */
function makePrivate(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const file of Object.values(files)) {
    if (existsSync(file)) chmodSync(file, 0o600)
    else closeSync(openSync(file, 'a', 0o600))
  }
}

function migrateFiles(files: Files, busyTimeout: number): void {
  const db = openDatabases(files, { readOnly: false, busyTimeout })
  try {
    migrate(db)
  } finally {
    closeDatabases(db)
  }
}

/** What is counted over many weeks. Phrases are not among it, so that both halves of a view are made at once. */
const counted: ReadonlySet<string> = new Set<keyof typeof longReads>([
  'figures.figures',
  'figures.survey',
  'figures.weekly',
  // The chain is walked whole at least once a day, and is as long as all histories.
  'audit.sealed',
])

function threads(db: Databases, files: Files, busyTimeout: number): Crew {
  const writer = new StoreThread({ role: 'write', files, busyTimeout })
  const reader = new StoreThread({ role: 'read', files, busyTimeout })
  // Counting half a second for one member keeps nobody waiting for a search.
  const counter = new StoreThread({ role: 'read', files, busyTimeout })
  return {
    write: ((verb, ...args) => writer.ask(verb, args)) as Ask<typeof writes>,
    readLong: ((verb, ...args) => (counted.has(verb) ? counter : reader).ask(verb, args)) as Ask<typeof longReads>,
    commits: () => writer.batches,
    killWriter: () => writer.kill(),
    async close() {
      await Promise.all([reader.close(), counter.close()])
      closeDatabases(db)
      // Last, since only the last connection clears away the log, and only one that may write can.
      await writer.close()
    },
  }
}

/** The same functions without a thread, on the one connection that a database in memory has. */
function inline(db: Databases): Crew {
  let commits = 0
  const write = async (verb: string, ...args: unknown[]): Promise<unknown> => {
    const [answer] = commitTogether(db, [{ verb, args }])
    commits++
    if (answer && 'value' in answer) return answer.value
    throw answer?.error
  }
  return {
    write: write as Ask<typeof writes>,
    readLong: (async (verb, ...args) => refusing(() => runVerb(longReads, db, { verb, args }))) as Ask<
      typeof longReads
    >,
    commits: () => commits,
    killWriter: async () => {},
    close: async () => closeDatabases(db),
  }
}

function assemble(db: Databases, crew: Crew): SqliteStore {
  return {
    ...facetsOf(db, crew.write, crew.readLong),
    async ping() {
      refusing(() => meta.ping(db))
      await crew.write('ping')
    },
    commits: crew.commits,
    killWriter: crew.killWriter,
    close: crew.close,
  }
}
