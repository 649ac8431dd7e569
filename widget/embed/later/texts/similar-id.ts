import type { SameTexts } from '../../../kit/texts.ts'

/** What is said while a question is typed that was answered before. */
export const id = {
  title: 'Mungkin sudah terjawab',
  open: 'Buka di beritanya',
  enough: 'Sudah terjawab, terima kasih',
  thanks: 'Terima kasih. Tulisan Anda tidak dikirim.',
  undo: 'Urungkan',
} as const

export type SimilarTexts = SameTexts<typeof id>
