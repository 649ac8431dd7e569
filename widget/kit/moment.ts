import type { Language } from '../../service/contract/languages.ts'

/** Making a format takes longer than using it. A file of its own, since the widget's first one does without. */
const moments: Partial<Record<Language, Intl.DateTimeFormat>> = {}

/** "24 November 2026 pukul 07.00": the moment itself. */
export function moment(time: string, language: Language): string {
  const format = (moments[language] ||= new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }))
  return format.format(new Date(time))
}
