import type { Comment } from '../../domain/comment.ts'
import type { Reaction, Support } from '../../domain/engagement.ts'
import type { DumpRecord } from '../meta.ts'
import type { Dumped, Line } from '../dumping.ts'
import * as audit from './audit.ts'
import * as campaigns from './campaigns.ts'
import * as comments from './comments.ts'
import type { Databases } from './database.ts'
import * as engagement from './engagement.ts'
import * as followUps from './follow-ups.ts'
import * as members from './members.ts'
import * as meta from './meta.ts'
import * as notes from './notes.ts'
import * as offices from './offices.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'
import * as seals from './seals.ts'
import * as savedAnswers from './saved-answers.ts'
import * as thanks from './thanks.ts'
import * as personHolds from './person-holds.ts'

type Kind = DumpRecord['kind']
/** Kinds of rows that are named by two things, and so small that they are read whole. */
type PairKind = 'support' | 'reaction' | 'report' | 'thanks'

const pairs: { [K in PairKind]: { table: string; id: [string, string]; columns: string } } = {
  support: { table: 'supports', id: ['comment', 'reader'], columns: 'comment, reader' },
  reaction: { table: 'reactions', id: ['page', 'reader'], columns: 'page, reader, reaction' },
  report: { table: 'reports', id: ['comment', 'reader'], columns: 'comment, reader, reason, note, at' },
  thanks: { table: 'thanks', id: ['answer', 'reader'], columns: 'answer, reader, day' },
}

const isPair = (kind: Kind): kind is PairKind => kind in pairs

/** Where the records of each other kind stand, and how one is read. */
const sources: {
  [K in Exclude<Kind, PairKind>]: {
    file: keyof Databases
    table: string
    id: string
    read(db: Databases, id: string): Dumped[K] | null
  }
} = {
  comment: { file: 'main', table: 'comments', id: 'id', read: comments.byId },
  'saved-answer': { file: 'main', table: 'savedAnswers', id: 'id', read: savedAnswers.byId },
  'follow-up': { file: 'main', table: 'followUps', id: 'id', read: followUps.byId },
  note: { file: 'main', table: 'notes', id: 'id', read: notes.byId },
  'person-hold': { file: 'main', table: 'personHolds', id: 'id', read: personHolds.byId },
  campaign: { file: 'main', table: 'campaigns', id: 'id', read: campaigns.byId },
  page: { file: 'main', table: 'pages', id: 'id', read: pages.byId },
  person: { file: 'main', table: 'people', id: 'id', read: people.byId },
  'person-key': { file: 'keys', table: 'personKeys', id: 'person', read: people.key },
  erasure: { file: 'main', table: 'erasures', id: 'person', read: people.erasureOf },
  office: { file: 'main', table: 'offices', id: 'id', read: offices.officeById },
  site: { file: 'main', table: 'sites', id: 'id', read: offices.siteById },
  member: { file: 'main', table: 'members', id: 'id', read: members.byId },
  audit: { file: 'main', table: 'audit', id: 'id', read: audit.byId },
  seal: { file: 'main', table: 'seals', id: 'number', read: seals.sealByNumber },
  meta: { file: 'main', table: 'meta', id: 'name', read: meta.named },
  told: { file: 'main', table: 'told', id: 'name', read: meta.toldNamed },
}

/**
 * The order of a dump: whatever a record speaks of comes after it, so that it is there although others write between
 * two turns.
 */
export const dumpedKinds: Kind[] = [
  'support',
  'reaction',
  'report',
  'thanks',
  'note',
  'person-hold',
  'seal',
  'comment',
  'campaign',
  'page',
  'person',
  'member',
  'site',
  'saved-answer',
  'follow-up',
  'office',
  'audit',
  'meta',
  'told',
  // Whoever is erased while the rest is read is named here, and goes once it is read back.
  'erasure',
]

/** How many records one turn reads; the thread serves others between two turns. */
const atATime = 500

/** The records of one kind after `after`; `next` is where to go on, null at the end. */
export function dumpFrom(db: Databases, kind: Kind, after: string): { lines: Line[]; next: string | null } {
  return isPair(kind) ? pairsFrom(db, kind, after) : recordsFrom(db, kind, after)
}

/** Where to go on is both names, as JSON. */
function pairsFrom({ main }: Databases, kind: PairKind, after: string): { lines: Line[]; next: string | null } {
  const { table, id, columns } = pairs[kind]
  const names = id.join(', ')
  const [first, second] = after === '' ? ['', ''] : (JSON.parse(after) as [string, string])
  const rows = main.all<Record<string, unknown>>(
    `SELECT ${columns} FROM ${table} WHERE (${names}) > (?, ?) ORDER BY ${names} LIMIT ${atATime}`,
    first,
    second,
  )
  const last = rows.length < atATime ? undefined : rows.at(-1)
  return {
    lines: rows.map((row) => ({ kind, record: { ...row } })) as unknown as Line[],
    next: last ? JSON.stringify(id.map((name) => last[name])) : null,
  }
}

function recordsFrom(
  db: Databases,
  kind: Exclude<Kind, PairKind>,
  after: string,
): { lines: Line[]; next: string | null } {
  const { file, table, id, read } = sources[kind]
  const ids = db[file]
    .all<{ id: string | number }>(
      `SELECT ${id} AS id FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ${atATime}`,
      // Text is above every number.
      kind === 'seal' && after === '' ? '0' : after,
    )
    .map((row) => String(row.id))
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
      return loadComment(db, record)
    case 'campaign':
      return campaigns.begin(db, record)
    case 'support':
      return loadSupport(db, record)
    case 'reaction':
      return loadReaction(db, record)
    case 'report':
      engagement.insertReport(db, record)
      return engagement.setReports(db, record.comment)
    case 'saved-answer':
      return void savedAnswers.save(db, record, Infinity)
    case 'follow-up':
      return followUps.load(db, record)
    case 'thanks':
      return thanks.add(db, record)
    case 'note':
      return notes.add(db, record)
    case 'person-hold':
      return personHolds.add(db, record)
    case 'page':
      return pages.load(db, record)
    case 'person':
      if (!people.byId(db, record.id)) people.insertPerson(db, record)
      return
    case 'person-key':
      return people.insertKey(db, record)
    case 'erasure':
      return people.beginErasing(db, record)
    case 'office':
      return void offices.addOffice(db, record)
    case 'site':
      return void offices.addSite(db, record)
    case 'member':
      return void members.insert(db, record)
    case 'audit':
      return audit.append(db, record)
    case 'seal':
      return void seals.insertSeal(db, record)
    case 'meta':
      return void meta.claim(db, record.name, record.value)
    case 'told':
      return meta.loadTold(db, record)
  }
}

/** In the order of a dump, what readers did about a comment is there before it. */
function loadComment(db: Databases, one: Comment): void {
  if (comments.byId(db, one.id)) return
  comments.insertRow(db, { ...one, supports: engagement.countSupports(db, one.id) })
  engagement.setReports(db, one.id)
  seals.settleSealed(db, one)
}

/** In any other order it is counted, and published, once more. */
function loadSupport(db: Databases, row: Support): void {
  if (engagement.insertSupport(db, row)) engagement.oweSupports(db, row.comment, 0)
}

function loadReaction(db: Databases, row: Reaction): void {
  if (engagement.putReaction(db, row)) engagement.oweReactions(db, row.page)
}
