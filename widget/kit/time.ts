import type { Language } from '../../service/contract/languages.ts'

const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** Making a format takes longer than using it, and a thread uses one for each comment. */
const relatives: Partial<Record<Language, Intl.RelativeTimeFormat>> = {}

/** "2 jam yang lalu", "kemarin", "dalam 2 menit": the distance of two moments, in milliseconds, in words. */
export function relative(then: number, now: number, language: Language): string {
  const seconds = (then - now) / 1_000
  const format = (relatives[language] ||= new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
  }
  return format.format(0, 'second')
}
