import type { SameTexts } from '../texts/same.ts'
import { useSay, type Say } from '../texts/use.ts'
import { en } from './en.ts'
import { id } from './id.ts'

export type FigureTexts = SameTexts<typeof id>

const day = 86_400_000
const steps = [
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

export type SayFigures = Omit<Say, 't'> & {
  f: FigureTexts
  /** "3 jam": milliseconds in the largest unit that holds them at least once, one minute at least */
  lasting(milliseconds: number): string
  /** a count, or the words for what is about fewer than five persons */
  count(n: number | null): string
  percent(share: number): string
  date(time: string): string
  moment(time: string): string
}

/** What the pages of figures say things with: their own texts, which come with them. */
export function useFigures(): SayFigures {
  const { t: _, ...say } = useSay()
  const { language } = say
  const f = language === 'id' ? id : en
  const number = new Intl.NumberFormat(language)
  const format = (options: Intl.DateTimeFormatOptions) => {
    const known = new Intl.DateTimeFormat(language, { timeZone: 'Asia/Jakarta', ...options })
    return (time: string): string => known.format(new Date(time))
  }
  return {
    ...say,
    f,
    lasting(milliseconds) {
      const [unit, length] = steps.find(([, least]) => milliseconds >= least) ?? (['minute', 60_000] as const)
      const value = Math.max(Math.round((milliseconds / length) * 10) / 10, 1)
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: value < 10 ? 1 : 0,
      }).format(value)
    },
    count: (n) => (n === null ? f.insights.few : number.format(n)),
    percent: (share) => new Intl.NumberFormat(language, { style: 'percent' }).format(share),
    date: format({ dateStyle: 'long' }),
    moment: format({ dateStyle: 'long', timeStyle: 'short' }),
  }
}
