import type { SameTexts } from '../../../kit/texts.ts'
import type { ActingTexts } from './acting-id.ts'
import type { OfficeTexts } from './office-id.ts'
import type { SimilarTexts } from './similar-id.ts'

/** What is said only to whoever writes; it comes with the second file. */
export const id = {
  /** the service's own sentence is as good, or an office's better */
  closed: '' as string,
  closedOn: 'Komentar ditutup #.',
  quiet: 'Masa tenang, dibuka lagi #.',
  openAgain: 'Dibuka lagi #.',
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
  withdrawn: 'Ditarik oleh penulisnya.',
  more: 'Tampilkan # berikutnya',
  byCode: 'Punya kode? Lihat kabarnya',
  feed: 'Langganan Atom',
  start: 'Tampilkan dari awal',
  goal: 'Komentar yang Anda tuju',
  noneAnswered: 'Belum ada komentar yang dijawab.',
  noneUnanswered: 'Tidak ada komentar yang menunggu jawaban.',
  checked: 'Komentar tampil setelah diperiksa.',
  checkedFirst: 'Komentar pertama Anda diperiksa dulu, berikutnya biasanya langsung tampil.',
  checkedAfter: 'Komentar biasanya langsung tampil.',
  name: 'Nama',
  email: 'Email',
  promise: 'Alamat email Anda aman dan tidak akan dipublikasikan.',
  whatFor: 'Untuk apa?',
  why: 'Agar Anda bisa dikabari dan menghapus data Anda kapan saja. Nama, tulisan, dan email Anda (dienkripsi) disimpan hanya untuk memeriksa dan menjawab komentar, selama komentar itu ada. Ingin semuanya dihapus? Hubungi #.',
  remember: 'Ingat saya di perangkat ini',
  send: 'Kirim',
  sendReply: 'Kirim balasan',
  replyingTo: 'Membalas #',
  cancel: 'Batal',
  recheck: 'Setelah disimpan, komentar diperiksa lagi dan belum tampil sampai selesai.',
  save: 'Simpan',
  sending: 'Mengirim…',
  unsent: 'Belum terkirim. Tulisan Anda tetap di sini.',
  waits: 'Belum terkirim. Tersimpan di sini, dikirim begitu ada sinyal.',
  rests: 'Belum terkirim. Tersimpan di sini, dikirim #.',
  discard: 'Batalkan',
  sentElsewhere: 'Komentar Anda di halaman lain sudah terkirim.',
  unsentElsewhere: 'Komentar Anda di halaman lain belum terkirim. Tulisan Anda tersimpan di sana.',
  look: 'Lihat',
  noText: 'Komentar belum diisi.',
  noName: 'Nama belum diisi.',
  noEmail: 'Email belum lengkap.',
  over: 'Kelebihan # huruf.',
  left: '# huruf lagi.',
  sameDay: 'di hari yang sama',
  answeredIn: 'dalam # hari kerja',
  corrected: 'diperbaiki #',
  unrecorded: 'Belum tercatat. Coba lagi nanti.',
} as const

/** Of another language all words come in one file, of Indonesian those of each file with it. */
export type WritingTexts = SameTexts<typeof id> & {
  acting?: ActingTexts
  office?: OfficeTexts
  similar?: SimilarTexts
  /** the words about pages that offices are offered; their own stay as they write them */
  offered?: Record<string, string>
}
