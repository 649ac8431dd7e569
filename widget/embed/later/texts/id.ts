import type { SameTexts } from '../../../kit/texts.ts'
import type { ActingTexts } from './acting-id.ts'
import type { OfficeTexts } from './office-id.ts'
import type { SeekingTexts } from './seeking-id.ts'
import type { SimilarTexts } from './similar-id.ts'

/** What is said only to whoever writes; it comes with the second file. */
export const id = {
  sort: 'Urutkan',
  new: 'Terbaru',
  old: 'Terlama',
  top: 'Paling bermanfaat',
  filter: 'Saring',
  all: 'Semua',
  yes: 'Dijawab',
  no: 'Belum dijawab',
  fresh: '# komentar baru',
  notAnew: 'Komentar terbaru belum bisa dimuat.',
  more: 'Tampilkan # berikutnya',
  byCode: 'Punya kode? Lihat kabarnya',
  feed: 'Langganan Atom',
  pre: 'Komentar tampil setelah diperiksa.',
  'first-time': 'Komentar pertama Anda diperiksa dulu, berikutnya biasanya langsung tampil.',
  post: 'Komentar biasanya langsung tampil.',
  name: 'Nama',
  email: 'Email',
  promise: 'Alamat email Anda aman dan tidak akan dipublikasikan.',
  whatFor: 'Untuk apa?',
  why: 'Agar Anda bisa dikabari dan menghapus data Anda kapan saja.',
  remember: 'Ingat saya di perangkat ini',
  send: 'Kirim',
  sendReply: 'Kirim balasan',
  replyingTo: 'Membalas #',
  cancel: 'Batal',
  sending: 'Mengirim…',
  unsent: 'Belum terkirim. Tulisan Anda tetap di sini.',
  waits: 'Belum terkirim. Tersimpan di sini, dikirim begitu ada sinyal.',
  rests: 'Belum terkirim. Tersimpan di sini, dikirim #.',
  discard: 'Batalkan',
  noText: 'Komentar belum diisi.',
  noName: 'Nama belum diisi.',
  noEmail: 'Email belum lengkap.',
  over: 'Kelebihan # huruf.',
  left: '# huruf lagi.',
  sameDay: 'di hari yang sama',
  answeredIn: 'dalam # hari kerja',
  unrecorded: 'Belum tercatat. Coba lagi nanti.',
} as const

/** Of another language all words come in one file, of Indonesian those of each file with it. */
export type WritingTexts = SameTexts<typeof id> & {
  acting?: ActingTexts
  office?: OfficeTexts
  seeking?: SeekingTexts
  similar?: SimilarTexts
  /** the words about pages that offices are offered; their own stay as they write them */
  offered?: Record<string, string>
}
