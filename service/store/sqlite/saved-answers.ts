import type { SavedAnswer } from '../../domain/saved-answers.ts'
import type { Databases } from './database.ts'

const columns = 'id, office, title, text, at'

/** Those of these offices, by title. */
export const of = ({ main }: Databases, offices: string[]): SavedAnswer[] =>
  main
    .all<SavedAnswer>(
      `SELECT ${columns} FROM savedAnswers WHERE office IN (SELECT value FROM json_each(?)) ORDER BY title, id`,
      JSON.stringify(offices),
    )
    .map((row) => ({ ...row }))

export function byId({ main }: Databases, id: string): SavedAnswer | null {
  const row = main.get<SavedAnswer>(`SELECT ${columns} FROM savedAnswers WHERE id = ?`, id)
  return row ? { ...row } : null
}

/** The writer holds the write lock, so that nobody else comes between counting and storing. */
export function save(db: Databases, { id, office, title, text, at }: SavedAnswer, most: number): 'saved' | 'full' {
  const counted = db.main.get<{ kept: number }>('SELECT count(*) AS kept FROM savedAnswers WHERE office = ?', office)
  if (!byId(db, id) && (counted?.kept ?? 0) >= most) return 'full'
  const sql = `INSERT INTO savedAnswers (${columns}) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, at = excluded.at`
  db.main.run(sql, id, office, title, text, at)
  return 'saved'
}

export const remove = ({ main }: Databases, id: string): boolean =>
  main.run('DELETE FROM savedAnswers WHERE id = ?', id) > 0

export function removeSavedOfOffice({ main }: Databases, office: string): void {
  main.run('DELETE FROM savedAnswers WHERE office = ?', office)
}
