import type { SameTexts } from '../../../kit/texts.ts'

/** What is said of an office's statements, clarifications and corrections. */
export const id = {
  /** the service's own sentence is as good, or an office's better */
  closed: '' as string,
  closedOn: 'Komentar ditutup #.',
  quiet: 'Masa tenang, dibuka lagi #.',
  openAgain: 'Dibuka lagi #.',
  clarified: 'Klarifikasi #',
  forwarded: 'Diteruskan ke #',
  statement: 'Pernyataan #',
  source: 'Sumber:',
  corrected: 'diperbaiki #',
  before: 'Lihat kata-kata sebelumnya',
  until: 'Sampai #:',
  notShown: 'Tidak ditampilkan karena memuat data pribadi.',
} as const

export type OfficeTexts = SameTexts<typeof id>
