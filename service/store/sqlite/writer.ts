import { asRefusal, unavailable, type Database, type Databases } from './database.ts'
import { destroying, withKeys, writes } from './verbs.ts'

/** A verb that somebody waits for. */
export type Job = { verb: string; args: unknown[] }

export type Answer = { value: unknown } | { error: unknown }

/** Runs a verb by its name in a table; both sides of the thread take the name from the same table's type. */
export function runVerb(verbs: Record<string, unknown>, db: Databases, { verb, args }: Job): unknown {
  return (verbs[verb] as (db: Databases, ...args: unknown[]) => unknown)(db, ...args)
}

/**
 * Runs all jobs in one commit; one that fails is undone alone. Answers are given only when the commit is on the disk;
 * where it fails, nothing was done and every job is refused.
 */
export function commitTogether(db: Databases, jobs: Job[]): Answer[] {
  // Always locked in this order, so that two processes never wait for each other.
  const files = jobs.some(({ verb }) => withKeys.has(verb)) ? [db.main, db.keys] : [db.main]
  try {
    begin(files)
    const answers = allGoingWell(db, files, jobs) ?? eachApart(db, files, jobs)
    // Keys first: a person whose key is not there could never be read again, a key without a person opens nothing.
    for (const file of files.toReversed()) file.run('COMMIT')
    if (jobs.some(({ verb }) => destroying.has(verb))) forgetLog(db.keys)
    return answers
  } catch (error) {
    for (const file of files) if (file.isTransaction) file.run('ROLLBACK')
    return jobs.map(() => ({ error: unavailable(error) }))
  }
}

function begin(files: Database[]): void {
  for (const file of files) file.run('BEGIN IMMEDIATE')
}

/**
 * Null where one has failed, and nothing was done. Only a defect fails, and so this is what nearly always happens:
 * a savepoint copies every page that its job touches, which costs more than the job.
 */
function allGoingWell(db: Databases, files: Database[], jobs: Job[]): Answer[] | null {
  try {
    return jobs.map((job) => ({ value: runVerb(writes, db, job) }))
  } catch (error) {
    requireTransactions(files, error)
    for (const file of files) file.run('ROLLBACK')
    return null
  }
}

/** The same jobs from the beginning, with a savepoint each. */
function eachApart(db: Databases, files: Database[], jobs: Job[]): Answer[] {
  begin(files)
  return jobs.map((job) => inSavepoint(db, files, job))
}

function inSavepoint(db: Databases, files: Database[], job: Job): Answer {
  for (const file of files) file.run('SAVEPOINT job')
  try {
    const value = runVerb(writes, db, job)
    for (const file of files) file.run('RELEASE job')
    return { value }
  } catch (error) {
    requireTransactions(files, error)
    for (const file of files) {
      file.run('ROLLBACK TO job')
      file.run('RELEASE job')
    }
    return { error: asRefusal(error) }
  }
}

/** A full disk makes SQLite undo the whole transaction by itself: then there is nothing to go back to. */
function requireTransactions(files: Database[], error: unknown): void {
  if (!files.every((file) => file.isTransaction)) throw error
}

/** Empties the write-ahead log, where a destroyed key would otherwise stand until it is overwritten. */
function forgetLog(file: Database): void {
  file.all('PRAGMA wal_checkpoint(truncate)')
}
