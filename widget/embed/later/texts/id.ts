import type { SameTexts } from '../../../kit/texts.ts'

/** What is said only to whoever writes; it comes with the second file. */
export const id = {
  /** the service's own sentence is as good, or an office's better */
  closed: '' as string,
  quiet: 'Masa tenang, dibuka lagi #.',
  checked: 'Komentar tampil setelah diperiksa.',
  name: 'Nama',
  email: 'Email',
  promise: 'Alamat email Anda aman dan tidak akan dipublikasikan.',
  whatFor: 'Untuk apa?',
  why: 'Agar Anda bisa dikabari dan menghapus data Anda kapan saja. Nama, tulisan, dan email Anda (dienkripsi) disimpan hanya untuk memeriksa dan menjawab komentar, selama komentar itu ada. Ingin semuanya dihapus? Hubungi #.',
  send: 'Kirim',
  sendReply: 'Kirim balasan',
  replyingTo: 'Membalas #',
  cancel: 'Batal',
  up: 'Komentar Anda tampil.',
  held: 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.',
  rejected: 'Tidak ditampilkan. Hanya Anda yang bisa melihatnya.',
  receipt: 'Simpan kode # untuk melihat kabarnya.',
  copy: 'Salin',
  copied: 'Tersalin',
  editable: 'Bisa diubah # menit lagi.',
  edit: 'Ubah',
  recheck: 'Setelah disimpan, komentar diperiksa lagi dan belum tampil sampai selesai.',
  save: 'Simpan',
  withdraw: 'Tarik',
  sure: 'Tarik komentar ini?',
  sending: 'Mengirim…',
  unsent: 'Belum terkirim. Tulisan Anda tetap di sini.',
  later: 'Coba lagi #.',
  noText: 'Komentar belum diisi.',
  noName: 'Nama belum diisi.',
  noEmail: 'Email belum lengkap.',
  over: 'Kelebihan # huruf.',
  left: '# huruf lagi.',
} as const

export type WritingTexts = SameTexts<typeof id>
