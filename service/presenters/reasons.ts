import type { Bilingual, Language } from '../contract/languages.ts'
import { readOut } from './read-out.ts'
import { dayOf } from './times.ts'
import type { ReasonView } from '../contract/views.ts'
import type { Reason, ReasonCode } from '../domain/verdict.ts'

/** Why a comment waits, as a moderator reads it; `#` is the reason's number. */
const forMembers: Record<ReasonCode, Bilingual> = {
  'policy-pre': {
    id: 'Menurut aturan, setiap komentar diperiksa sebelum tampil',
    en: 'By policy every comment is checked before it shows',
  },
  'first-time': {
    id: 'Komentar pertama dari peramban ini',
    en: 'The first comment from this browser',
  },
  trap: {
    id: 'Kolom jebakan terisi, yang tidak terlihat oleh manusia',
    en: 'The hidden trap field was filled, which people do not see',
  },
  links: { id: 'Memuat tautan ke situs lain', en: 'Holds a link to another site' },
  'blocked-phrase': { id: 'Memuat frasa yang diblokir aturan', en: 'Holds a phrase the policy blocks' },
  'names-contestant': {
    id: 'Menyebut peserta pemilihan, yang ditahan selama tahapan ini',
    en: 'Names a contestant, which is held during this stage',
  },
  'poses-as-office': { id: 'Nama menyerupai kantor atau petugas', en: 'The name passes itself off as the office' },
  judol: { id: 'Mirip promosi judi daring', en: 'Reads like an advert for online gambling' },
  'judol-disguised': {
    id: 'Mirip nama atau promosi situs judi dengan huruf samaran',
    en: 'Reads like a gambling site’s name or advert in disguised letters',
  },
  promo: { id: 'Mirip iklan atau penipuan', en: 'Reads like an advert or a fraud' },
  disguised: {
    id: 'Huruf samaran, seperti yang dipakai iklan agar lolos saringan',
    en: 'Disguised letters, as adverts use them to slip through filters',
  },
  copied: { id: '# salinan serupa dalam 72 jam', en: 'Near copies within 72 hours: #' },
  'under-attack': { id: 'Kiriman jauh melebihi biasanya', en: 'Far more comes in than usual' },
  unjudged: { id: 'Menunggu penilaian Akismet', en: 'Waiting for Akismet’s judgement' },
  'akismet-spam': { id: 'Dinilai spam oleh Akismet', en: 'Akismet takes it for spam' },
  'akismet-ham': { id: 'Tidak dinilai spam oleh Akismet', en: 'Akismet does not take it for spam' },
  'akismet-away': {
    id: 'Akismet tidak menjawab, dan ditanya lagi nanti',
    en: 'Akismet did not answer, and is asked again',
  },
  'phase-failed': { id: 'Satu pemeriksaan tidak selesai', en: 'One check did not finish' },
  edited: { id: 'Diubah oleh penulisnya', en: 'Edited by its author' },
  reported: { id: 'Dilaporkan # pembaca', en: 'Reported by # readers' },
  'held-person': {
    id: 'Komentar orang ini diperiksa lebih dulu sampai @, karena: *',
    en: 'What this person writes is checked first until @, because: *',
  },
}

/** What every waiting comment's author may be told. */
const checkedFirst: Bilingual = {
  id: 'Komentar tampil setelah diperiksa petugas.',
  en: 'Comments show once an officer has checked them.',
}

/** Why it waits, as its author reads it; what would teach a spammer is left out. */
const forAuthors: Partial<Record<ReasonCode, Bilingual>> = {
  'policy-pre': checkedFirst,
  'first-time': { id: 'Komentar pertama Anda diperiksa petugas.', en: 'Your first comment is checked by an officer.' },
  links: { id: 'Komentar dengan tautan diperiksa petugas.', en: 'Comments with links are checked by an officer.' },
  'names-contestant': {
    id: 'Selama tahapan ini, komentar yang menyebut peserta pemilihan diperiksa petugas.',
    en: 'During this stage, comments that name a contestant are checked by an officer.',
  },
  'poses-as-office': {
    id: 'Nama yang menyerupai kantor diperiksa petugas.',
    en: 'Names that resemble the office are checked by an officer.',
  },
  copied: {
    id: 'Komentar yang mirip sudah masuk beberapa kali, jadi diperiksa petugas.',
    en: 'Several comments like it came in, so an officer checks it.',
  },
  'under-attack': {
    id: 'Kiriman sedang sangat banyak, jadi komentar diperiksa petugas.',
    en: 'Very many comments are coming in, so an officer checks them.',
  },
  unjudged: { id: 'Komentar sedang diperiksa.', en: 'The comment is being checked.' },
  'akismet-away': checkedFirst,
  edited: { id: 'Komentar yang diubah diperiksa lagi.', en: 'An edited comment is checked again.' },
  'held-person': {
    id: 'Komentar Anda diperiksa lebih dulu sampai @, karena: *',
    en: 'Your comments are checked first until @, because: *',
  },
  reported: {
    id: 'Beberapa pembaca melaporkan komentar ini, jadi petugas memeriksanya lagi.',
    en: 'Several readers reported this comment, so an officer checks it again.',
  },
}

/** The same of a comment that still waits when that time is over. */
const checkedFirstThen: Bilingual = {
  id: 'Saat dikirim, komentar Anda diperiksa lebih dulu (sampai @), karena: *',
  en: 'When it was sent, your comments were checked first (until @), because: *',
}

/** The words of a reason: `#` stands for its number, `@` for a day, `*` for what a member wrote. */
function wordsOf(words: Bilingual, { count, until, because }: Reason, language: Language): string {
  const counted = count === undefined ? words[language] : words[language].replace('#', count.toLocaleString(language))
  if (until === undefined || because === undefined) return counted
  return counted.replace('@', dayOf(until, language)).replace('*', () => because)
}

/** A reason as members read it; `words` are the comment's, as they are shown beside it. */
export function reasonView(reason: Reason, language: Language, words = { name: '', text: '' }): ReasonView {
  const { code, evidence } = reason
  const view = { code, text: wordsOf(forMembers[code], reason, language) }
  if (!evidence) return view
  const readAs = readOut({ code, evidence }, words)
  return { ...view, evidence, ...(readAs !== null && { readAs }) }
}

/** The reasons an author is told by receipt at a moment, never empty for a held comment. */
export function authorReasons(reasons: Reason[], language: Language, now: number): { code: string; text: string }[] {
  const told = reasons.flatMap((reason) => {
    const isOver = reason.code === 'held-person' && reason.until !== undefined && reason.until <= now
    const words = isOver ? checkedFirstThen : forAuthors[reason.code]
    return words ? [{ code: reason.code, text: wordsOf(words, reason, language) }] : []
  })
  return told.length > 0 ? told : [{ code: 'policy-pre', text: checkedFirst[language] }]
}
