import type { Language } from '../../../service/contract/languages.ts'

const day = 86_400_000
/** How many weeks back can be chosen from the list. */
const weeksShown = 14

const write = (of: number, language: Language, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', { ...parts, timeZone: 'UTC' }).format(of)
const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const

const noon = (monday: string): number => Date.parse(`${monday}T12:00:00Z`)

/** "23–29 November 2026", of the week that begins on this Monday. */
export function daysOf(monday: string, language: Language): string {
  const [first, last] = [noon(monday), noon(monday) + 6 * day]
  const isOneMonth = new Date(first).getUTCMonth() === new Date(last).getUTCMonth()
  const from = write(first, language, isOneMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' })
  return `${from}${isOneMonth ? '–' : ' – '}${write(last, language, whole)}`
}

/** "1 Desember 2026". */
export const dateOf = (of: string, language: Language): string => write(noon(of), language, whole)

/** The Mondays of the last weeks, this one first, as the western clocks have it. */
export function lastMondays(now: number): string[] {
  const today = new Date(now + 7 * 3_600_000)
  const sinceMonday = (today.getUTCDay() + 6) % 7
  return Array.from({ length: weeksShown }, (_, number) =>
    new Date(today.getTime() - (sinceMonday + 7 * number) * day).toISOString().slice(0, 10),
  )
}
