import type { SameTexts } from '../../../kit/texts.ts'

/** What is said to whoever came for one comment. */
export const id = {
  start: 'Tampilkan dari awal',
  goal: 'Komentar yang Anda tuju',
} as const

export type SeekingTexts = SameTexts<typeof id>
