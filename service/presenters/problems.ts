import type { Bilingual, Language } from '../contract/languages.ts'
import { type Problem, type ProblemCode, problemStatus } from '../contract/problems.ts'
import type { Refusal } from '../domain/refusal.ts'

type Words = { title: Bilingual; detail: Bilingual }

/** What each code says to a person: what happened, that words are safe, what to do next. */
const words: Record<ProblemCode, Words> = {
  malformed: {
    title: { id: 'Permintaan tidak terbaca', en: 'The request cannot be read' },
    detail: { id: 'Isi permintaan bukan JSON yang utuh.', en: 'The body is not whole JSON.' },
  },
  'not-signed-in': {
    title: { id: 'Belum masuk', en: 'Not signed in' },
    detail: { id: 'Silakan masuk lagi; tulisan Anda tetap ada.', en: 'Please sign in again; your words are kept.' },
  },
  'not-permitted': {
    title: { id: 'Tidak diizinkan', en: 'Not permitted' },
    detail: { id: 'Peran Anda tidak mencakup tindakan ini.', en: 'Your role does not include this.' },
  },
  'origin-not-allowed': {
    title: { id: 'Alamat situs tidak terdaftar', en: 'The site’s address is not registered' },
    detail: {
      id: 'Permintaan datang dari situs yang tidak terdaftar untuk kotak komentar ini.',
      en: 'The request came from a site that is not registered for this comment box.',
    },
  },
  'verification-required': {
    title: { id: 'Alamat email perlu dibuktikan', en: 'The email address must be proved first' },
    detail: { id: 'Buka tautan yang kami kirim, lalu coba lagi.', en: 'Open the link we sent, then try again.' },
  },
  'not-found': {
    title: { id: 'Tidak ditemukan', en: 'Not found' },
    detail: { id: 'Yang Anda cari tidak ada di sini.', en: 'What you asked for is not here.' },
  },
  conflict: {
    title: { id: 'Sudah berubah', en: 'It has changed meanwhile' },
    detail: {
      id: 'Orang lain lebih dulu mengubahnya. Muat lagi untuk melihat keadaan sekarang.',
      en: 'Somebody else changed it first. Load it again to see how it stands now.',
    },
  },
  'key-reused': {
    title: { id: 'Kunci kiriman sudah dipakai', en: 'This key was used before' },
    detail: {
      id: 'Kiriman lain memakai kunci yang sama. Kirim lagi dengan kunci baru.',
      en: 'Another comment bears the same key. Send it again with a new one.',
    },
  },
  closed: {
    title: { id: 'Komentar ditutup', en: 'Comments are closed' },
    detail: {
      id: 'Halaman ini sedang tidak menerima komentar. Tulisan Anda belum terkirim.',
      en: 'This page takes no comments now. Your words were not sent.',
    },
  },
  'edit-window-closed': {
    title: { id: 'Waktu mengubah sudah habis', en: 'Too late to edit' },
    detail: { id: 'Anda masih dapat menariknya.', en: 'You can still withdraw it.' },
  },
  'too-large': {
    title: { id: 'Terlalu besar', en: 'Too large' },
    detail: { id: 'Kiriman paling besar 64 KiB.', en: 'A request may hold 64 KiB at most.' },
  },
  'unsupported-media': {
    title: { id: 'Jenis isi tidak didukung', en: 'Unsupported kind of content' },
    detail: { id: 'Kirim sebagai application/json.', en: 'Send application/json.' },
  },
  invalid: {
    title: { id: 'Ada isian yang perlu diperbaiki', en: 'Some fields need mending' },
    detail: {
      id: 'Periksa isian yang ditandai. Tulisan Anda tetap ada.',
      en: 'See the fields named. Your words are kept.',
    },
  },
  'rate-limited': {
    title: { id: 'Terlalu cepat', en: 'Too many at once' },
    detail: {
      id: 'Tunggu sebentar, lalu coba lagi. Tulisan Anda tetap ada.',
      en: 'Wait a little, then try again. Your words are kept.',
    },
  },
  unavailable: {
    title: { id: 'Sedang tidak tersedia', en: 'Not available right now' },
    detail: {
      id: 'Penyimpanan sedang tidak dapat dihubungi. Tidak ada yang setengah jadi; coba lagi sebentar lagi.',
      en: 'The store cannot be reached. Nothing was half done; try again shortly.',
    },
  },
}

/** A refusal as RFC 9457 puts it on the wire, in the caller's language. */
export function problemView(refusal: Refusal, language: Language): Problem {
  const { title, detail } = words[refusal.code]
  const problem: Problem = {
    type: 'about:blank',
    title: title[language],
    status: problemStatus[refusal.code],
    code: refusal.code,
    detail: (refusal.detail ?? detail)[language],
  }
  if (!refusal.fields) return problem
  const fields = Object.entries(refusal.fields).map(([name, text]) => [name, text[language]] as const)
  return { ...problem, fields: Object.fromEntries(fields) }
}
