import type { Language } from '../../../service/contract/languages.ts'

/** After so long a day without its year would be taken for another. */
const nearly = 300 * 86_400_000

/** "10 Desember": the day of a moment, as the reader's clock has it; with its year where it is far from `now`. */
export function dayOf(time: string | number, language: Language, now?: number): string {
  const at = new Date(time)
  const isFar = now !== undefined && Math.abs(at.getTime() - now) > nearly
  const year = isFar ? 'numeric' : undefined
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year }).format(at)
}

/**
 * "26 Nov 2026". A page drawn on the server does not know its reader's zone, so that it and the widget both go by the
 * west's.
 */
export const dayOfYear = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(time))

/** The day that a midnight ends. */
export const dayBefore = (midnight: string, language: Language): string => dayOf(Date.parse(midnight) - 1, language)
