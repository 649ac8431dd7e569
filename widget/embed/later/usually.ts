import type { Language } from '../../../service/contract/languages.ts'

/** "dalam 2 jam": how long checking usually takes, as a person would say it, rather too long than too short. */
export function usually(minutes: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language)
  if (minutes <= 55) return format.format(Math.ceil(minutes / 5) * 5, 'minute')
  if (minutes <= 20 * 60) return format.format(Math.ceil(minutes / 60), 'hour')
  return format.format(Math.ceil(minutes / 1_440), 'day')
}
