import type { Bilingual, Language } from '../contract/languages.ts'
import { counted, daysOf, middle } from './weekly-words.ts'
import type { WeeklyShown } from './weekly-shown.ts'

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
    const isQuiet = [received, writers, decided, before.received].every((count) => count === null)
    if (isQuiet) {
      return {
        id: 'Komentar masuk dan diputuskan: kurang dari 5, seperti minggu sebelumnya.',
        en: 'Comments that came in and were decided: fewer than 5, as in the week before.',
      }
    }
    const from =
      writers === null ? { id: '', en: '' } : { id: ` dari ${n(writers)} orang`, en: ` from ${n(writers)} people` }
    return {
      id:
        `Masuk ${n(received)} komentar${from.id} (minggu sebelumnya ${n(before.received)}); ` +
        `diputuskan ${n(decided)}${toDecide ? `, separuhnya dalam ${half}` : ''}.`,
      en:
        `${n(received)} comments came in${from.en} (the week before: ${n(before.received)}); ` +
        `${n(decided)} were decided${toDecide ? `, half of them within ${half}` : ''}.`,
    }
  },
  ({ figures: { life, toAnswer } }, language) => {
    const half = toAnswer && middle(toAnswer, language)
    const within = half ? { id: ` (separuh jawaban dalam ${half})`, en: ` (half of the answers within ${half})` } : null
    const counts: [count: number | null, id: string, en: string][] = [
      [life.asked, 'masuk', 'came in'],
      [life.answered, `dijawab${within?.id ?? ''}`, `answered${within?.en ?? ''}`],
      [life.reopened, 'belum terjawab', 'not settled'],
      [life.forwarded, 'diteruskan', 'forwarded'],
      [life.late, 'terlambat', 'late'],
    ]
    const told = counts.filter(([count]) => count !== null)
    const said = {
      id: told.map(([n, id]) => `${counted(n, language)} ${id}`),
      en: told.map(([n, , en]) => `${counted(n, language)} ${en}`),
    }
    const isAll = told.length === counts.length
    return told.length === 0
      ? {
          id: 'Pertanyaan dan keluhan: semua angkanya kurang dari 5.',
          en: 'Questions and complaints: each figure is fewer than 5.',
        }
      : {
          id: `Pertanyaan dan keluhan: ${said.id.join(', ')}${isAll ? '' : '; selebihnya kurang dari 5'}.`,
          en: `Questions and complaints: ${said.en.join(', ')}${isAll ? '' : '; the others fewer than 5'}.`,
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
