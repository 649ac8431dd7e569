import type { Language } from '../../../service/contract/languages.ts'

/** "10 Desember": the day of a moment, as the reader's clock has it. */
export const dayOf = (time: string | number, language: Language): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(new Date(time))

/**
 * "26 Nov 2026". A page drawn on the server does not know its reader's zone, so that it and the widget both go by the
 * west's.
 */
export const dayOfYear = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(time))

/** The day that a midnight ends. */
export const dayBefore = (midnight: string, language: Language): string => dayOf(Date.parse(midnight) - 1, language)
