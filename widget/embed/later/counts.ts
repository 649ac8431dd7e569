/** Comment counts on pages that list others. */
import { readCounts } from '../../../service/contract/reader.ts'
import type { call } from '../../kit/client.ts'
import { counted } from '../../kit/texts.ts'
import { optionsOf } from '../options.ts'
import { textsOf } from '../place.tsx'

/** The service counts so many addresses at once. */
const atOnce = 100

/** The address as the service knows it, or the page's key; undefined for what is neither. */
function askedOf(place: HTMLElement): string | undefined {
  const written = place.dataset.rembukCount || ''
  if (written.startsWith('page:')) return written
  try {
    return new URL(written, document.baseURI).href
  } catch {
    return undefined
  }
}

/** Those that stand or fall together: an address of a foreign site is refused, and costs no other its count. */
const groupOf = (asked: string): string => (asked.startsWith('page:') ? location.origin : new URL(asked).origin)

/**
 * Fills every count of the page: one request for all of them, and one more for each hundred and each other origin.
 * `ask`: the second file's way to ask, which this one cannot import.
 */
export async function fillCounts(host: HTMLElement, ask: typeof call): Promise<void> {
  const options = optionsOf(host)
  const { origin, site, language } = options
  const t = textsOf(options)
  const places: Record<string, HTMLElement[]> = {}
  const groups: Record<string, string[]> = {}
  for (const place of document.querySelectorAll<HTMLElement>('[data-rembuk-count]')) {
    const asked = askedOf(place)
    if (asked === undefined) continue
    if (!places[asked]) (groups[groupOf(asked)] ||= []).push(asked)
    ;(places[asked] ||= []).push(place)
  }
  const fill = async (url: string[]): Promise<void> => {
    const { counts } = await ask(origin, readCounts, { params: { site }, query: { url } })
    for (const asked of url) {
      for (const place of places[asked] || []) place.textContent = counted(t.count, counts[asked] || 0, language)
    }
  }
  for (const group of Object.values(groups)) {
    for (let at = 0; at < group.length; at += atOnce) void fill(group.slice(at, at + atOnce)).catch(() => undefined)
  }
}
