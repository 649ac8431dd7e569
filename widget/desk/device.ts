import { useEffect, useState } from 'preact/hooks'
import { languages, type Language } from '../../service/contract/languages.ts'
import { languageOf } from '../kit/texts.ts'

/** What somebody chose on this device, and for it alone. */
export type Device = {
  language: Language
  /** single-letter keys decide (WCAG 2.1.4: they can be switched off) */
  keys: boolean
  /** rows of one line */
  dense: boolean
}

const name = 'rembuk-desk'
const watchers = new Set<(device: Device) => void>()
let now: Device = read()

function read(): Device {
  const first: Device = { language: languageOf(navigator.language), keys: true, dense: false }
  try {
    const kept: Partial<Device> = JSON.parse(localStorage.getItem(name) ?? '{}')
    return {
      language: languages.find((language) => language === kept.language) ?? first.language,
      keys: kept.keys !== false,
      dense: kept.dense === true,
    }
  } catch {
    // No storage, or not ours: the desk works all the same.
    return first
  }
}

export const device = (): Device => now

export function setDevice(change: Partial<Device>): void {
  now = { ...now, ...change }
  document.documentElement.lang = now.language
  try {
    localStorage.setItem(name, JSON.stringify(now))
  } catch {
    // Kept for as long as the page stands.
  }
  for (const watch of watchers) watch(now)
}

export function useDevice(): Device {
  const [seen, see] = useState(now)
  useEffect(() => {
    watchers.add(see)
    return () => void watchers.delete(see)
  }, [])
  return seen
}

/** Light or dark as the device asks, on the root, where the tokens look for it. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => (document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light')
  // Safari 14 is the oldest we serve, and knows the event.
  dark.addEventListener('change', apply)
  apply()
}
