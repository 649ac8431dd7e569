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
 * Runs all jobs in one commit, a savepoint each: one that fails is undone alone. Answers are given only when the
 * commit is on the disk; where it fails, nothing was done and every job is refused.
 */
export function commitTogether(db: Databases, jobs: Job[]): Answer[] {
  // Always locked in this order, so that two processes never wait for each other.
  const files = jobs.some(({ verb }) => withKeys.has(verb)) ? [db.main, db.keys] : [db.main]
  try {
    for (const file of files) file.run('BEGIN IMMEDIATE')
    const answers = jobs.map((job) => inSavepoint(db, files, job))
    // Keys first: a person whose key is not there could never be read again, a key without a person opens nothing.
    for (const file of files.toReversed()) file.run('COMMIT')
    if (jobs.some(({ verb }) => destroying.has(verb))) forgetLog(db.keys)
    return answers
  } catch (error) {
    for (const file of files) if (file.isTransaction) file.run('ROLLBACK')
    return jobs.map(() => ({ error: unavailable(error) }))
  }
}

function inSavepoint(db: Databases, files: Database[], job: Job): Answer {
  for (const file of files) file.run('SAVEPOINT job')
  try {
    const value = runVerb(writes, db, job)
    for (const file of files) file.run('RELEASE job')
    return { value }
  } catch (error) {
    // A full disk makes SQLite undo the whole transaction by itself: then there is no savepoint to go back to.
    if (!files.every((file) => file.isTransaction)) throw error
    for (const file of files) {
      file.run('ROLLBACK TO job')
      file.run('RELEASE job')
    }
    return { error: asRefusal(error) }
  }
}

/** Empties the write-ahead log, where a destroyed key would otherwise stand until it is overwritten. */
function forgetLog(file: Database): void {
  file.all('PRAGMA wal_checkpoint(truncate)')
}
