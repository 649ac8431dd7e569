import type { SameTexts } from '../../kit/texts.ts'

/** The widget's words. `#` stands for a number, a name, a time. */
export const id = {
  thread: 'Komentar',
  count: '# komentar',
  sort: 'Urutkan',
  new: 'Terbaru',
  old: 'Terlama',
  top: 'Paling bermanfaat',
  prompt: 'Pertanyaan, saran, atau keluhan Anda',
  replyTo: 'membalas #',
  reply: 'Balas',
  otherReplies: 'Tampilkan # balasan lain',
  empty: 'Belum ada komentar. Ada yang ingin Anda tanyakan atau sampaikan?',
  slow: 'Memuat, jaringan lambat.',
  more: 'Tampilkan # berikutnya',
  fresh: '# komentar baru',
  edited: 'diubah',
  again: 'Coba lagi',
  unread: 'Komentar belum bisa ditampilkan.',
  withdrawn: 'Ditarik oleh penulisnya.',
  removed: 'Komentar ini tidak lagi ditampilkan.',
  answer: 'Jawaban resmi',
} as const

export type Texts = SameTexts<typeof id>
