import type { Language } from '../contract/languages.ts'

/** Milliseconds UTC as they cross the wire: ISO 8601 with milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

const days = {
  id: new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'Asia/Jakarta' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Jakarta' }),
}

/** "3 Desember 2026", by the clocks of the west. */
export const dayOf = (milliseconds: number, language: Language): string => days[language].format(milliseconds)
