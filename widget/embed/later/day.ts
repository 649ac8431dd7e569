import type { Language } from '../../../service/contract/languages.ts'

/** "10 Desember": the day of a moment, as the reader's clock has it. */
export const dayOf = (time: string | number, language: Language): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(new Date(time))

/** The day that a midnight ends. */
export const dayBefore = (midnight: string, language: Language): string => dayOf(Date.parse(midnight) - 1, language)
