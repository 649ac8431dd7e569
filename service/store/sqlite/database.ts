import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Refusal } from '../../domain/refusal.ts'

/** What a row holds, before it is made into a record. */
export type Value = SQLInputValue

/**
 * What a statement puts by until it is done, such as what it sorts, lies in memory, and in no file of the system's: it
 * may be people's words. What is put in order here is ids, or the words of 5,000 comments at most. Not where the schema
 * is made: an index over a million comments is ids, and is sorted in a file.
 */
export const passingInMemory = 'PRAGMA temp_store = memory'

const readingPragmas = `PRAGMA query_only = on; ${passingInMemory}`

/**
 * A checkpoint at 16 MB of log instead of 4: keys and receipts are made by chance and touch pages everywhere in their
 * indexes, and the longer the log, the more of them are written back once instead of many times. A third more writes.
 */
const writingPragmas =
  'PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA secure_delete = on; PRAGMA wal_autocheckpoint = 4000'

/**
 * Keys are made in order and touch two pages a commit: nothing is gained by a long log. A short one is soon written
 * from its beginning again, and a sync that makes no file longer costs about half.
 */
const writingKeysPragmas = 'PRAGMA wal_autocheckpoint = 400'

/** How a connection is opened; `cache` is how much of the file it may hold, in kilobytes. */
export type Opening = { readOnly: boolean; busyTimeout: number; cache?: number }

/** One open connection to one file, with every statement prepared once. */
export class Database {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string, { readOnly, busyTimeout, cache = 8_000 }: Opening) {
    this.#connection = new DatabaseSync(path, { readOnly, timeout: busyTimeout })
    this.exec(readOnly ? readingPragmas : writingPragmas)
    this.exec(`PRAGMA cache_size = -${cache}`)
  }

  /** Every row of a query, by column. The caller names the columns' types, as the query and the schema make them. */
  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[]
  }

  /**
   * The same, each row as an array in the order of the columns: a lot faster where there are many. A query is read
   * always this way or always the other.
   */
  rows<Row extends unknown[]>(sql: string, ...values: Value[]): Row[] {
    return this.#prepared(sql, true).all(...values) as unknown[] as Row[]
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined
  }

  /** Gives how many rows were written. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepared(sql).run(...values).changes)
  }

  /** For statements that take no values and are not worth preparing. */
  exec(sql: string): void {
    this.#connection.exec(sql)
  }

  /** False also where SQLite has undone a transaction by itself, as it does when the disk is full. */
  get isTransaction(): boolean {
    return this.#connection.isOpen && this.#connection.isTransaction
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close()
  }

  #prepared(sql: string, asArrays = false): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#connection.prepare(sql)
    statement.setReturnArrays(asArrays)
    this.#statements.set(sql, statement)
    return statement
  }
}

/**
 * The two files of a store. Keys stand apart, so that a backup can leave them out and erasing one reaches backups too.
 */
export type Databases = { main: Database; keys: Database }

/** Whatever a connection can be opened on: two paths, or `:memory:` twice. */
export type Files = { main: string; keys: string }

export function openDatabases(files: Files, options: Opening): Databases {
  const main = new Database(files.main, options)
  try {
    const keys = new Database(files.keys, options)
    if (!options.readOnly) keys.exec(writingKeysPragmas)
    return { main, keys }
  } catch (error) {
    main.close()
    throw error
  }
}

export function closeDatabases(databases: Databases): void {
  databases.main.close()
  databases.keys.close()
}

/** SQLite's primary result codes that say the database is away for now: it is busy, full, or out of reach. */
const awayCodes = new Set([
  5, // SQLITE_BUSY
  6, // SQLITE_LOCKED
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  13, // SQLITE_FULL
  14, // SQLITE_CANTOPEN
  15, // SQLITE_PROTOCOL
])

/** The same error, or `unavailable` where the database is away. SQLite's own words go no further than `cause`. */
export const asRefusal = (error: unknown): unknown => (isAway(error) ? unavailable(error) : error)

/** What `work` gives; throws `unavailable` where the database is away. */
export function refusing<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw asRefusal(error)
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // `ERR_INVALID_STATE`: the connection was closed.
  if ('code' in error && error.code === 'ERR_INVALID_STATE') return true
  // The lowest byte is the primary code; the rest says more exactly how.
  return 'errcode' in error && typeof error.errcode === 'number' && awayCodes.has(error.errcode & 0xff)
}

export const unavailable = (cause: unknown): Refusal => new Refusal('unavailable', { cause, retryAfter: 5 })
