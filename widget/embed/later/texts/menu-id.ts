import type { SameTexts } from '../../../kit/texts.ts'

/** What stands in a comment's menu, and in the form for reports. */
export const id = {
  share: 'Bagikan',
  copyLink: 'Salin tautan',
  report: 'Laporkan',
  wrong: 'Apa yang tidak beres?',
  spam: 'Spam atau iklan',
  abuse: 'Kasar atau menghina',
  'personal-data': 'Memuat data pribadi',
  false: 'Keterangan keliru',
  other: 'Lainnya',
  note: 'Keterangan, jika perlu',
  reported: 'Petugas akan melihatnya.',
  kept: 'Laporan Anda sudah dilihat petugas: komentar itu tetap tampil.',
  gone: 'Laporan Anda sudah dilihat petugas: komentar itu tidak tampil lagi.',
} as const

export type MenuTexts = SameTexts<typeof id>
