import type { Covering } from '../../domain/covering.ts'
import type { Person, PersonKey } from '../../domain/person.ts'
import type { RotationStore } from '../rotation.ts'
import type { Databases } from './database.ts'
import { key } from './people.ts'

type Asked = { after: string; limit: number }

export const people = (db: Databases, { after, limit }: Asked): { person: Person; key: PersonKey | null }[] =>
  db.main
    .all<Person>('SELECT id, lookup, sealed, createdAt FROM people WHERE id > ? ORDER BY id LIMIT ?', after, limit)
    .map((person) => ({ person: { ...person }, key: key(db, person.id) }))

/** The writer commits keys first: killed in between, the key opens by the new secret, and the lookup is made again. */
export function resealPeople({ main, keys }: Databases, list: Parameters<RotationStore['resealPeople']>[0]): void {
  for (const { id, lookup, wrapped } of list) {
    keys.run('UPDATE personKeys SET wrapped = ? WHERE person = ?', wrapped, id)
    main.run('UPDATE people SET lookup = ? WHERE id = ?', lookup, id)
  }
}

export function resealMember(
  { main }: Databases,
  { id, lookup, sealed }: { id: string; lookup: string; sealed: Uint8Array },
): void {
  main.run('UPDATE members SET lookup = ?, sealed = ? WHERE id = ?', lookup, sealed, id)
}

export const covers = ({ main }: Databases, { after, limit }: Asked): Covering[] =>
  main
    .all<Covering>(
      'SELECT id, comment, by, at, until, sealed FROM covers WHERE id > ? ORDER BY id LIMIT ?',
      after,
      limit,
    )
    .map((row) => ({ ...row }))

export function resealCover({ main }: Databases, { id, sealed }: Pick<Covering, 'id' | 'sealed'>): void {
  main.run('UPDATE covers SET sealed = ? WHERE id = ?', sealed, id)
}

export const replaceClaim = ({ main }: Databases, name: string, was: string, value: string): boolean =>
  main.run('UPDATE meta SET value = ? WHERE name = ? AND value = ?', value, name, was) > 0
