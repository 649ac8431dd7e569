import type { DumpRecord } from '../store.ts'
import type { Dumped, Line } from '../dumping.ts'
import * as audit from './audit.ts'
import * as comments from './comments.ts'
import type { Databases } from './database.ts'
import * as members from './members.ts'
import * as meta from './meta.ts'
import * as offices from './offices.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'

type Kind = DumpRecord['kind']

/** Where the records of each kind stand, and how one is read. */
const sources: {
  [K in Kind]: { file: keyof Databases; table: string; id: string; read(db: Databases, id: string): Dumped[K] | null }
} = {
  comment: { file: 'main', table: 'comments', id: 'id', read: comments.byId },
  page: { file: 'main', table: 'pages', id: 'id', read: pages.byId },
  person: { file: 'main', table: 'people', id: 'id', read: people.byId },
  'person-key': { file: 'keys', table: 'personKeys', id: 'person', read: people.key },
  office: { file: 'main', table: 'offices', id: 'id', read: offices.officeById },
  site: { file: 'main', table: 'sites', id: 'id', read: offices.siteById },
  member: { file: 'main', table: 'members', id: 'id', read: members.byId },
  audit: { file: 'main', table: 'audit', id: 'id', read: audit.byId },
  meta: { file: 'main', table: 'meta', id: 'name', read: meta.named },
}

/**
 * The order of a dump: whatever a record speaks of comes after it, so that it is there although others write between
 * two turns.
 */
export const dumpedKinds: Kind[] = ['comment', 'page', 'person', 'member', 'site', 'office', 'audit', 'meta']

/** How many records one turn reads; the thread serves others between two turns. */
const atATime = 500

/** The records of one kind after `after`; `next` is where to go on, null at the end. */
export function dumpFrom(db: Databases, kind: Kind, after: string): { lines: Line[]; next: string | null } {
  const { file, table, id, read } = sources[kind]
  const ids = db[file]
    .all<{ id: string }>(`SELECT ${id} AS id FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ${atATime}`, after)
    .map((row) => row.id)
  const lines = ids.map((one) => ({ kind, record: read(db, one) })).filter(({ record }) => record !== null)
  return { lines: lines as Line[], next: ids.length < atATime ? null : (ids.at(-1) ?? null) }
}

/** Writes records of a dump; one that is there already is left as it is, so that a load may be sent again. */
export function load(db: Databases, lines: Line[]): number {
  for (const line of lines) loadOne(db, line)
  return lines.length
}

function loadOne(db: Databases, { kind, record }: Line): void {
  switch (kind) {
    case 'comment':
      if (!comments.byId(db, record.id)) comments.insertRow(db, record)
      return
    case 'page':
      return pages.load(db, record)
    case 'person':
      if (!people.byId(db, record.id)) people.insertPerson(db, record)
      return
    case 'person-key':
      return people.insertKey(db, record)
    case 'office':
      return void offices.addOffice(db, record)
    case 'site':
      return void offices.addSite(db, record)
    case 'member':
      return void members.insert(db, record)
    case 'audit':
      return audit.append(db, record)
    case 'meta':
      return void meta.claim(db, record.name, record.value)
  }
}
