import type { Bilingual, Language } from '../contract/languages.ts'
import type { WeeklyShown } from './weekly.ts'
import { counted, daysOf, middle } from './weekly-words.ts'

type Say = (shown: WeeklyShown, language: Language) => Bilingual

/** The report, what came in, what became of questions, what people ask, what is to be done: a line each. */
const lines: Say[] = [
  ({ office, zone, span, running }, language) => {
    const days = daysOf(span.from, span.until, zone, language)
    return {
      id: `Laporan mingguan ${office.name}, ${days}${running ? ' (sampai hari ini)' : ''}`,
      en: `Weekly report of ${office.name}, ${days}${running ? ' (until today)' : ''}`,
    }
  },
  ({ figures: { received, writers, decided, toDecide }, before }, language) => {
    const n = (count: number | null) => counted(count, language)
    const half = middle(toDecide, language)
    return {
      id:
        `Masuk ${n(received)} komentar dari ${n(writers)} orang (minggu sebelumnya ${n(before.received)}); ` +
        `diputuskan ${n(decided)}${toDecide ? `, separuhnya dalam ${half}` : ''}.`,
      en:
        `${n(received)} comments came in from ${n(writers)} people (the week before: ${n(before.received)}); ` +
        `${n(decided)} were decided${toDecide ? `, half of them within ${half}` : ''}.`,
    }
  },
  ({ figures: { life, toAnswer } }, language) => {
    const n = (count: number | null) => counted(count, language)
    const half = middle(toAnswer, language)
    return {
      id:
        `Pertanyaan dan keluhan: ${n(life.asked)} masuk, ${n(life.answered)} dijawab` +
        `${toAnswer ? ` (separuh jawaban dalam ${half})` : ''}, ${n(life.reopened)} belum terjawab, ` +
        `${n(life.forwarded)} diteruskan, ${n(life.late)} terlambat.`,
      en:
        `Questions and complaints: ${n(life.asked)} came in, ${n(life.answered)} answered` +
        `${toAnswer ? ` (half of the answers within ${half})` : ''}, ${n(life.reopened)} not settled, ` +
        `${n(life.forwarded)} forwarded, ${n(life.late)} late.`,
    }
  },
  ({ phrases }) => {
    const words = phrases.slice(0, 3).map((phrase) => phrase.words)
    return words.length === 0
      ? { id: 'Belum ada yang ditulis oleh lima orang atau lebih.', en: 'Nothing was written by five persons or more.' }
      : { id: `Sering ditulis: ${words.join(', ')}.`, en: `Often written: ${words.join(', ')}.` }
  },
  ({ followUps }) => {
    const texts = followUps.map(({ text }, at) => `${at + 1}) ${text}`)
    return texts.length === 0
      ? { id: 'Tindak lanjut: belum ditulis.', en: 'Follow-ups: none written yet.' }
      : { id: `Tindak lanjut: ${texts.join('; ')}`, en: `Follow-ups: ${texts.join('; ')}` }
  },
]

/** The report in five lines of plain text, to be pasted where people talk. */
export const weeklyLines = (shown: WeeklyShown, language: Language): string[] =>
  lines.map((say) => say(shown, language)[language])
