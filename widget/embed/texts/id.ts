import type { SameTexts } from '../../kit/texts.ts'

/** The widget's words. `#` stands for a number, a name, a time. */
export const id = {
  thread: 'Komentar',
  count: '# komentar',
  prompt: 'Pertanyaan, saran, atau keluhan Anda',
  replyTo: 'membalas #',
  reply: 'Balas',
  support: 'Bermanfaat',
  acts: 'Lainnya',
  reactions: 'Menurut Anda, berita ini:',
  pinned: 'Disematkan',
  unfold: 'Selengkapnya',
  otherReplies: 'Tampilkan # balasan lain',
  empty: 'Belum ada komentar. Ada yang ingin Anda tanyakan atau sampaikan?',
  slow: 'Memuat, jaringan lambat.',
  edited: 'diubah',
  again: 'Coba lagi',
  unread: 'Komentar belum bisa ditampilkan.',
  removed: 'Komentar ini tidak lagi ditampilkan.',
  answer: 'Jawaban resmi',
} as const

export type Texts = SameTexts<typeof id>
