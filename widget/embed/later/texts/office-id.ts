import type { SameTexts } from '../../../kit/texts.ts'

/** What is said of an office's statements, clarifications and corrections. */
export const id = {
  clarified: 'Klarifikasi #',
  forwarded: 'Diteruskan ke #',
  statement: 'Pernyataan #',
  source: 'Sumber:',
  before: 'Lihat kata-kata sebelumnya',
  until: 'Sampai #:',
  notShown: 'Tidak ditampilkan karena memuat data pribadi.',
} as const

export type OfficeTexts = SameTexts<typeof id>
