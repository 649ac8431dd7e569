import type { Bilingual, Language } from '../contract/languages.ts'
import type { FollowUpResult } from '../contract/weekly-views.ts'
import type { FollowUp } from '../domain/follow-ups.ts'
import type { Safe, Spread } from '../domain/tally.ts'
import type { WeekFigures } from '../domain/weekly.ts'
import { tableRow, tableStart } from './tables.ts'
import { counted, outcomeWords } from './weekly-words.ts'
import type { WeeklyShown } from './weekly-shown.ts'

type Row = { head: Bilingual; count(figures: WeekFigures): Safe }

const hours = (spread: Spread | null): Safe => (spread === null ? null : Math.round(spread.median / 360_000) / 10)

const rows: Row[] = [
  { head: { id: 'komentar masuk', en: 'comments received' }, count: (one) => one.received },
  { head: { id: 'orang menulis', en: 'people who wrote' }, count: (one) => one.writers },
  { head: { id: 'tampil', en: 'published' }, count: (one) => one.published },
  { head: { id: 'tampil dan sudah dijawab', en: 'published and answered' }, count: (one) => one.replied },
  { head: { id: 'halaman dikomentari', en: 'pages commented' }, count: (one) => one.pages },
  { head: { id: 'halaman tanpa jawaban', en: 'pages without an answer' }, count: (one) => one.silentPages },
  { head: { id: 'diputuskan', en: 'decided' }, count: (one) => one.decided },
  {
    head: { id: 'waktu memutuskan, nilai tengah (jam)', en: 'time to decide, median (hours)' },
    count: (one) => hours(one.toDecide),
  },
  { head: { id: 'dijawab', en: 'answered' }, count: (one) => one.answered },
  {
    head: { id: 'waktu menjawab, nilai tengah (jam)', en: 'time to answer, median (hours)' },
    count: (one) => hours(one.toAnswer),
  },
  {
    head: { id: 'pertanyaan dan keluhan masuk', en: 'questions and complaints received' },
    count: (one) => one.life.asked,
  },
  {
    head: { id: 'pertanyaan dan keluhan dijawab', en: 'questions and complaints answered' },
    count: (one) => one.life.answered,
  },
  { head: { id: 'dinyatakan belum terjawab', en: 'said to be not settled' }, count: (one) => one.life.reopened },
  { head: { id: 'dijawab lagi setelah itu', en: 'answered again after that' }, count: (one) => one.life.answeredAgain },
  { head: { id: 'diteruskan ke kantor lain', en: 'forwarded to another office' }, count: (one) => one.life.forwarded },
  { head: { id: 'selesai tanpa sanggahan', en: 'closed without objection' }, count: (one) => one.life.closed },
  { head: { id: 'terlambat dijawab', en: 'late' }, count: (one) => one.life.late },
  { head: { id: 'banding diajukan', en: 'appeals made' }, count: (one) => one.appeals.asked },
  { head: { id: 'banding dikabulkan', en: 'appeals granted' }, count: (one) => one.appeals.granted },
  { head: { id: 'banding ditolak', en: 'appeals not granted' }, count: (one) => one.appeals.upheld },
  { head: { id: 'banding menunggu', en: 'appeals waiting' }, count: (one) => one.appeals.waiting },
]

const heads: Record<Language, string[]> = {
  id: ['bagian', 'rincian', 'minggu ini', 'minggu sebelumnya'],
  en: ['part', 'detail', 'this week', 'the week before'],
}
const parts = {
  figures: { id: 'angka', en: 'figures' },
  outcomes: { id: 'keputusan', en: 'decisions' },
  phrases: { id: 'sering ditulis (orang)', en: 'often written (persons)' },
  idle: { id: 'antrean tidak dibuka (kantor)', en: 'queues nobody opened (offices)' },
  earlier: { id: 'tindak lanjut minggu sebelumnya', en: 'follow-ups of the week before' },
  followUps: { id: 'tindak lanjut', en: 'follow-ups' },
} satisfies Record<string, Bilingual>

const results: Record<FollowUpResult, Bilingual> = {
  done: { id: 'selesai', en: 'done' },
  'not-done': { id: 'tidak jadi', en: 'not done' },
  going: { id: 'masih berjalan', en: 'still going' },
}

function outcomeRows({ figures, before }: WeeklyShown, language: Language): string[][] {
  const earlier = new Map(before.outcomes.map(({ outcome, comments }) => [outcome, comments]))
  const named = new Set([...figures.outcomes, ...before.outcomes].map(({ outcome }) => outcome))
  const now = new Map(figures.outcomes.map(({ outcome, comments }) => [outcome, comments]))
  const said = (count: number | undefined): string => counted(count ?? null, language)
  return Array.from(named, (outcome) => [
    outcomeWords(outcome, language),
    said(now.get(outcome)),
    said(earlier.get(outcome)),
  ])
}

const followUpRow = (shown: WeeklyShown, { text, owner, due, outcome }: FollowUp, language: Language): string[] => [
  text,
  `${shown.nameOf(owner.office)} (${owner.role}), ${due}`,
  outcome ? `${results[outcome.result][language]} ${outcome.line}`.trim() : '',
]

/** The report as a table (RFC 4180), one row a figure. */
export function* weeklyTable(shown: WeeklyShown, language: Language): Generator<string> {
  const { figures, before, phrases, idle } = shown
  const row = (part: Bilingual, cells: string[]): string => tableRow([part[language], ...cells])
  yield tableStart + tableRow(heads[language])
  yield tableRow([language === 'id' ? 'kantor' : 'office', shown.office.name, shown.week, ''])
  for (const { head, count } of rows) {
    yield row(parts.figures, [head[language], counted(count(figures), language), counted(count(before), language)])
  }
  for (const cells of outcomeRows(shown, language)) yield row(parts.outcomes, cells)
  for (const { words, persons } of phrases) yield row(parts.phrases, [words, counted(persons, language), ''])
  yield row(parts.idle, [idle.named.map(({ name }) => name).join('; '), String(idle.offices), ''])
  for (const one of shown.earlier) yield row(parts.earlier, followUpRow(shown, one, language))
  for (const one of shown.followUps) yield row(parts.followUps, followUpRow(shown, one, language))
}
