import type { Role } from '../../contract/views.ts'
import { type FollowUp, mostFollowUps } from '../../domain/follow-ups.ts'
import type { Databases } from './database.ts'

type Row = Omit<FollowUp, 'owner' | 'outcome'> & { ownerOffice: string; ownerRole: Role; outcome: string | null }

const columns = 'id, office, week, place, text, ownerOffice, ownerRole, due, outcome'

const followUp = ({ ownerOffice, ownerRole, outcome, ...row }: Row): FollowUp => ({
  ...row,
  owner: { office: ownerOffice, role: ownerRole },
  outcome: outcome === null ? null : (JSON.parse(outcome) as FollowUp['outcome']),
})

export const of = ({ main }: Databases, office: string, weeks: string[]): FollowUp[] =>
  main
    .all<Row>(
      `SELECT ${columns} FROM followUps WHERE office = ? AND week IN (SELECT value FROM json_each(?))
       ORDER BY week, place`,
      office,
      JSON.stringify(weeks),
    )
    .map(followUp)

export function byId({ main }: Databases, id: string): FollowUp | null {
  const row = main.get<Row>(`SELECT ${columns} FROM followUps WHERE id = ?`, id)
  return row ? followUp(row) : null
}

/** As it stands in a backup; one that is there already, or whose place is taken, is left as it is. */
export function load({ main }: Databases, { owner, outcome, ...one }: FollowUp): void {
  const sql = `INSERT INTO followUps (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  const { id, office, week, place, text, due } = one
  main.run(sql, id, office, week, place, text, owner.office, owner.role, due, outcome && JSON.stringify(outcome))
}

/** The writer holds the write lock, so that nobody else comes between looking for a place and taking it. */
export function add(db: Databases, added: Omit<FollowUp, 'place'>): 'added' | 'full' {
  if (byId(db, added.id)) return 'added'
  const taken = new Set(of(db, added.office, [added.week]).map(({ place }) => place))
  const place = Array.from({ length: mostFollowUps }, (_, at) => at).find((at) => !taken.has(at))
  if (place === undefined) return 'full'
  load(db, { ...added, place })
  return 'added'
}

export function change(db: Databases, id: string, set: Partial<FollowUp>): boolean {
  const found = byId(db, id)
  if (!found) return false
  const { text, owner, due, outcome } = { ...found, ...set }
  db.main.run(
    'UPDATE followUps SET text = ?, ownerOffice = ?, ownerRole = ?, due = ?, outcome = ? WHERE id = ?',
    text,
    owner.office,
    owner.role,
    due,
    outcome && JSON.stringify(outcome),
    id,
  )
  return true
}

export const remove = ({ main }: Databases, id: string): boolean =>
  main.run('DELETE FROM followUps WHERE id = ?', id) > 0

export function removeFollowUpsOfOffice({ main }: Databases, office: string): void {
  main.run('DELETE FROM followUps WHERE office = ?', office)
}
