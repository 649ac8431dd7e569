import type { Language } from '../../service/contract/languages.ts'
import { dayBefore, dayOf } from '../embed/later/day.ts'

/** The country has three zones, and a page drawn on the server does not know its reader's: it names the one it means. */
const zone = 'Asia/Jakarta'
const locale = { id: 'id-ID', en: 'en-GB' } as const

/** "24 November 2026 pukul 07.00 WIB". */
export function moment(time: string, language: Language): string {
  const at = new Date(time)
  const date = new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: zone }).format(at)
  const clock = new Intl.DateTimeFormat(locale[language], { timeStyle: 'short', timeZone: zone }).format(at)
  return `${date} ${language === 'id' ? 'pukul' : 'at'} ${clock} WIB`
}

/** "12 Februari", with its year where that is far from `now`. */
export const day = (time: string, language: Language, now: number): string => dayOf(time, language, now, zone)

/** The day that a midnight ends. */
export const lastDay = (midnight: string, language: Language, now: number): string =>
  dayBefore(midnight, language, now, zone)
