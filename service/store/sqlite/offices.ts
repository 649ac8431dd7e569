import type { Closing } from '../../domain/closing.ts'
import type { Directory, Office, Site } from '../../domain/offices.ts'
import { isSame } from '../../domain/same.ts'
import type { Databases } from './database.ts'
import { removeCoversOfSite } from './covers.ts'
import { removeOfSite } from './engagement.ts'
import { removeNotesOfSite } from './notes.ts'
import { removeFollowUpsOfOffice } from './follow-ups.ts'
import { removeSavedOfOffice } from './saved-answers.ts'
import { removeToSealOfSite } from './seals.ts'
import { removeThanksOfSite } from './thanks.ts'

type OfficeRow = Omit<Office, 'settings' | 'closing'> & { settings: string; closing: string | null }
type SiteRow = Omit<Site, 'origins'> & { origins: string }

const office = ({ settings, closing, ...row }: OfficeRow): Office => ({
  ...row,
  settings: JSON.parse(settings) as Office['settings'],
  ...(closing === null ? {} : { closing: JSON.parse(closing) as Closing }),
})
const site = (row: SiteRow): Site => ({ ...row, origins: JSON.parse(row.origins) as string[] })
const byIds = <Record extends { id: string }>(records: Record[]): Map<string, Record> =>
  new Map(records.map((record) => [record.id, record]))

const officesWhere = ({ main }: Databases, where: string, ...values: string[]): Office[] =>
  main
    .all<OfficeRow>(`SELECT id, name, kind, parent, settings, closing FROM offices WHERE ${where}`, ...values)
    .map(office)

const sitesWhere = ({ main }: Databases, where: string, ...values: string[]): Site[] =>
  main.all<SiteRow>(`SELECT id, code, name, office, origins, createdAt FROM sites WHERE ${where}`, ...values).map(site)

export const officeById = (db: Databases, id: string): Office | null => officesWhere(db, 'id = ?', id)[0] ?? null

export const siteById = (db: Databases, id: string): Site | null => sitesWhere(db, 'id = ?', id)[0] ?? null

/** Everything at once. The revision is read first, so that it never says more than the rest holds. */
export function directory(db: Databases): Directory {
  const revision = directoryRevision(db)
  const offices = byIds(officesWhere(db, 'true ORDER BY id'))
  const sites = byIds(sitesWhere(db, 'true ORDER BY id'))
  return { offices, sites, revision }
}

export const directoryRevision = ({ main }: Databases): number =>
  main.get<{ revision: number }>('SELECT revision FROM directory')?.revision ?? 0

/** In the same commit as the change that it tells of. */
function changedDirectory({ main }: Databases): void {
  main.run('UPDATE directory SET revision = revision + 1')
}

const exists = ({ main }: Databases, sql: string, value: string): boolean => main.get(sql, value) !== undefined

const written = (closing: Closing | null): string | null => (closing === null ? null : JSON.stringify(closing))

export function addOffice(db: Databases, one: Office): 'added' | 'taken' {
  const { id, name, kind, parent, settings, closing = null } = one
  const added = db.main.run(
    'INSERT INTO offices (id, name, kind, parent, settings, closing) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    name,
    kind,
    parent,
    JSON.stringify(settings),
    written(closing),
  )
  if (added === 0) return 'taken'
  changedDirectory(db)
  return 'added'
}

/** The writer holds the write lock between comparing and writing. */
export function saveSettings(
  db: Databases,
  id: string,
  settings: Office['settings'],
  was?: Office['settings'],
): boolean {
  if (was !== undefined && !isSame(officeById(db, id)?.settings, was)) return false
  db.main.run('UPDATE offices SET settings = ? WHERE id = ?', JSON.stringify(settings), id)
  changedDirectory(db)
  return true
}

export function saveClosing(db: Databases, id: string, closing: Closing | null): boolean {
  const saved = db.main.run('UPDATE offices SET closing = ? WHERE id = ?', written(closing), id)
  if (saved > 0) changedDirectory(db)
  return saved > 0
}

export function moveOffice(db: Databases, id: string, { from, to }: { from: string; to: string }): boolean {
  const moved = db.main.run('UPDATE offices SET parent = ? WHERE id = ? AND parent = ?', to, id, from)
  if (moved > 0) changedDirectory(db)
  return moved > 0
}

export function addSite(db: Databases, one: Site): 'added' | 'taken' | 'code-taken' {
  if (exists(db, 'SELECT 1 FROM sites WHERE id = ?', one.id)) return 'taken'
  if (exists(db, 'SELECT 1 FROM sites WHERE code = ?', one.code)) return 'code-taken'
  db.main.run(
    'INSERT INTO sites (id, code, name, office, origins, createdAt) VALUES (?, ?, ?, ?, ?, ?)',
    one.id,
    one.code,
    one.name,
    one.office,
    JSON.stringify(one.origins),
    one.createdAt,
  )
  changedDirectory(db)
  return 'added'
}

export function changeSite(db: Databases, id: string, set: Pick<Site, 'name' | 'office' | 'origins'>): boolean {
  const changed = db.main.run(
    'UPDATE sites SET name = ?, office = ?, origins = ? WHERE id = ?',
    set.name,
    set.office,
    JSON.stringify(set.origins),
    id,
  )
  if (changed > 0) changedDirectory(db)
  return changed > 0
}

/** The site with its pages, comments, and what readers did with both. Gives how many comments went. */
export function removeSite(db: Databases, id: string): number {
  removeOfSite(db, id)
  removeNotesOfSite(db, id)
  removeCoversOfSite(db, id)
  removeThanksOfSite(db, id)
  removeToSealOfSite(db, id)
  const comments = db.main.run('DELETE FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?)', id)
  db.main.run('DELETE FROM pages WHERE site = ?', id)
  if (db.main.run('DELETE FROM sites WHERE id = ?', id) > 0) changedDirectory(db)
  return comments
}

const standsOn = `
  SELECT 1 FROM offices WHERE parent = ?1 UNION ALL
  SELECT 1 FROM sites WHERE office = ?1 UNION ALL
  SELECT 1 FROM members WHERE office = ?1 LIMIT 1`

/** Only an office that nothing stands on. */
export function removeOffice(db: Databases, id: string): boolean {
  if (exists(db, standsOn, id)) return false
  const removed = db.main.run('DELETE FROM offices WHERE id = ?', id) > 0
  if (removed) {
    removeSavedOfOffice(db, id)
    removeFollowUpsOfOffice(db, id)
    changedDirectory(db)
  }
  return removed
}
