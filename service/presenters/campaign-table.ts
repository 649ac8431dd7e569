import type { Bilingual, Language } from '../contract/languages.ts'
import type { State } from '../contract/views.ts'
import { tableRow, tableStart } from './tables.ts'
import { iso } from './times.ts'

/**
 * One copy as it is reported: what it leads to, and where and when it stood. Nothing of who wrote it, nor its words.
 */
export type ReportedCopy = {
  at: number
  page: string
  site: string
  office: string
  state: State
  domains: string[]
  links: string[]
  numbers: string[]
  accounts: string[]
  names: string[]
}

const states: Record<State, Bilingual> = {
  held: { id: 'ditahan', en: 'held' },
  published: { id: 'tampil', en: 'published' },
  spam: { id: 'spam', en: 'spam' },
  rejected: { id: 'ditolak', en: 'rejected' },
  removed: { id: 'disembunyikan', en: 'removed' },
}

type Column = { head: Bilingual; cell(copy: ReportedCopy, language: Language): string }

const columns: Column[] = [
  { head: { id: 'waktu (UTC)', en: 'time (UTC)' }, cell: ({ at }) => iso(at) },
  { head: { id: 'alamat halaman', en: 'page address' }, cell: ({ page }) => page },
  { head: { id: 'situs', en: 'site' }, cell: ({ site }) => site },
  { head: { id: 'kantor', en: 'office' }, cell: ({ office }) => office },
  { head: { id: 'keadaan', en: 'state' }, cell: ({ state }, language) => states[state][language] },
  { head: { id: 'domain', en: 'domains' }, cell: ({ domains }) => domains.join(' ') },
  { head: { id: 'tautan', en: 'links' }, cell: ({ links }) => links.join(' ') },
  { head: { id: 'nomor', en: 'numbers' }, cell: ({ numbers }) => numbers.join(' ') },
  { head: { id: 'akun', en: 'accounts' }, cell: ({ accounts }) => accounts.join(' ') },
  { head: { id: 'nama yang disebut', en: 'names used' }, cell: ({ names }) => names.join(' ') },
]

/** The head of the table, after the mark by which spreadsheets know UTF-8. */
export const tableHead = (language: Language): string =>
  tableStart + tableRow(columns.map(({ head }) => head[language]))

export const tableLine = (copy: ReportedCopy, language: Language): string =>
  tableRow(columns.map((column) => column.cell(copy, language)))
