import type { Language } from '../contract/languages.ts'
import type { AuditView, ChainView } from '../contract/figures.ts'
import type { AuditEntry } from '../domain/audit.ts'
import type { ChainState } from '../domain/chain.ts'
import { tableRow, tableStart } from './tables.ts'
import { iso } from './times.ts'

/** What stands beside an entry: names of members, and its line in the chain. */
type Beside = { members: Map<string, string>; lines: Map<string, number> }

const moverOf = ({ by }: AuditEntry, members: Map<string, string>): AuditView['by'] =>
  by.kind === 'member' ? { id: by.member, name: members.get(by.member) ?? by.member } : { id: by.kind, name: by.kind }

/** Names stand beside ids: whoever has left is told by their id alone. */
export function auditView(entry: AuditEntry, { members, lines }: Beside): AuditView {
  return {
    id: entry.id,
    at: iso(entry.at),
    by: moverOf(entry, members),
    act: entry.act,
    office: entry.offices[0] ?? '',
    subjects: entry.subjects,
    reason: entry.reason,
    campaign: entry.campaign ?? null,
    key: entry.key ?? null,
    policy: entry.policy ?? null,
    line: lines.get(entry.id) ?? null,
    undoneAt: entry.undone && iso(entry.undone.at),
  }
}

/** Where the chain broke is told by its line, never by what was written there. */
export function chainView({
  state: { broken, sealedAt, ...chain },
  checkedAt,
  waiting,
}: {
  state: ChainState
  checkedAt: number | null
  waiting: number
}): ChainView {
  return {
    lines: chain.lines,
    seal: chain.seal,
    sealedAt: sealedAt === null ? null : iso(sealedAt),
    checkedAt: checkedAt === null ? null : iso(checkedAt),
    waiting,
    broken: broken && { line: broken.line, fault: broken.fault },
  }
}

const heads: Record<Language, string[]> = {
  id: ['waktu (UTC)', 'oleh', 'tindakan', 'kantor', 'mengenai', 'alasan', 'aturan', 'baris rantai', 'diurungkan'],
  en: ['time (UTC)', 'by', 'act', 'offices', 'about', 'reason', 'policy', 'line of the chain', 'undone'],
}

/** The first row of the audit as a table. */
export const auditHead = (language: Language): string => tableStart + tableRow(heads[language])

/** One more row; its offices stand in one cell, and so do its subjects. */
export function auditRow(entry: AuditEntry, { members, lines }: Beside): string {
  return tableRow([
    iso(entry.at),
    moverOf(entry, members).name,
    entry.act,
    entry.offices.join(' '),
    entry.subjects.join(' '),
    entry.reason ?? '',
    String(entry.policy ?? ''),
    String(lines.get(entry.id) ?? ''),
    entry.undone ? iso(entry.undone.at) : '',
  ])
}
