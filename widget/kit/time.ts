import type { Language } from '../../service/contract/languages.ts'

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** "2 jam yang lalu", "kemarin", "dalam 2 menit": the distance of two moments, in milliseconds, in words. */
export function relative(then: number, now: number, language: Language): string {
  const seconds = (then - now) / 1_000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
  }
  return format.format(0, 'second')
}

/** "24 November 2026 pukul 07.00": the moment itself. */
export const moment = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(time))
