import type { DailySecret, Erasure, Person, PersonKey } from '../../domain/person.ts'
import type { Newcomer } from '../comments.ts'
import type { Databases } from './database.ts'

const personColumns = 'id, lookup, sealed, createdAt, silentSince'

type PersonRow = Omit<Person, 'silentSince'> & { silentSince: number | null }

function personWhere({ main }: Databases, where: string, value: string): Person | null {
  const row = main.get<PersonRow>(`SELECT ${personColumns} FROM people WHERE ${where}`, value)
  if (!row) return null
  const { silentSince, ...person } = row
  return silentSince === null ? person : { ...person, silentSince }
}

/** Rows are records already but for their prototype, which they lack. */
const plain = <Row>(row: Row | undefined): Row | null => (row === undefined ? null : { ...row })

export const byLookup = (db: Databases, lookup: string): Person | null => personWhere(db, 'lookup = ?', lookup)

export const byId = (db: Databases, id: string): Person | null => personWhere(db, 'id = ?', id)

export const key = ({ keys }: Databases, person: string): PersonKey | null =>
  plain(keys.get<PersonKey>('SELECT person, wrapped, createdAt FROM personKeys WHERE person = ?', person))

/**
 * The id of the person with this address, stored with their key where it is new. The writer commits keys first, so
 * that there is never a person without a key; a key left without its person by a kill opens nothing, and is replaced
 * when the same person is sent again.
 */
export function ensurePerson(db: Databases, { person, key: personKey }: Newcomer): string {
  const present = byLookup(db, person.lookup)
  if (present) return present.id
  insertKey(db, personKey)
  insertPerson(db, person)
  return person.id
}

export function insertPerson({ main }: Databases, { id, lookup, sealed, createdAt, silentSince }: Person): void {
  const values = [id, lookup, sealed, createdAt, silentSince ?? null]
  main.run(`INSERT INTO people (${personColumns}) VALUES (?, ?, ?, ?, ?)`, ...values)
}

export function insertKey({ keys }: Databases, { person, wrapped, createdAt }: PersonKey): void {
  keys.run(
    'INSERT OR REPLACE INTO personKeys (person, wrapped, createdAt) VALUES (?, ?, ?)',
    person,
    wrapped,
    createdAt,
  )
}

/** Destroys the key, then the record: again the order in which the writer commits. */
export function erase({ main, keys }: Databases, person: string): void {
  keys.run('DELETE FROM personKeys WHERE person = ?', person)
  main.run('DELETE FROM people WHERE id = ?', person)
}

/** See `PeopleStore.beginErasing`. */
export function beginErasing({ main }: Databases, { person, begunAt }: Erasure): void {
  main.run('INSERT INTO erasures (person, begunAt) VALUES (?, ?) ON CONFLICT DO NOTHING', person, begunAt)
}

/** See `PeopleStore.erasures`. */
export const erasures = ({ main }: Databases): Erasure[] =>
  main.all<Erasure>('SELECT person, begunAt FROM erasures ORDER BY begunAt, person').map((row) => ({ ...row }))

export const erasureOf = ({ main }: Databases, person: string): Erasure | null =>
  plain(main.get<Erasure>('SELECT person, begunAt FROM erasures WHERE person = ?', person))

export function endErasing({ main }: Databases, person: string): void {
  main.run('DELETE FROM erasures WHERE person = ?', person)
}

const hasComment = ({ main }: Databases, person: string): boolean =>
  main.get('SELECT 1 FROM comments WHERE person = ? LIMIT 1', person) !== undefined

/** See `PeopleStore.markSilent`. */
export function markSilent({ main }: Databases, person: string, now: number): void {
  main.run('UPDATE people SET silentSince = ? WHERE id = ? AND silentSince IS NULL', now, person)
}

/** See `PeopleStore.keep`. */
export function keep(db: Databases, person: string): boolean {
  if (key(db, person) === null) return false
  return db.main.run('UPDATE people SET silentSince = NULL WHERE id = ?', person) > 0
}

/** See `PeopleStore.silent`. */
export const silent = ({ main }: Databases, before: number, limit: number): string[] =>
  main.all<{ id: string }>('SELECT id FROM people WHERE silentSince < ? LIMIT ?', before, limit).map(({ id }) => id)

/** See `PeopleStore.forget`. The writer holds the lock: what was read is still so. */
export function forget(db: Databases, person: string, before: number): boolean {
  const since = byId(db, person)?.silentSince
  if (since === undefined || since >= before) return false
  if (hasComment(db, person)) {
    keep(db, person)
    return false
  }
  erase(db, person)
  return true
}

/** The day's secret where it is known already: only its first use in a day has to write. */
export const knownDailySecret = ({ keys }: Databases, day: string): DailySecret | null =>
  plain(keys.get<DailySecret>('SELECT day, secret, createdAt FROM dailySecrets WHERE day = ?', day))

/** The day's secret; the first to come sets it. */
export function dailySecret(db: Databases, day: string, offered: DailySecret): DailySecret {
  db.keys.run(
    'INSERT INTO dailySecrets (day, secret, createdAt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    day,
    offered.secret,
    offered.createdAt,
  )
  return knownDailySecret(db, day) ?? offered
}

export const dropDailySecretsBefore = ({ keys }: Databases, time: number): number =>
  keys.run('DELETE FROM dailySecrets WHERE createdAt < ?', time)
