import { readCounts } from '../../service/contract/reader.ts'
import { call } from '../kit/client.ts'
import { counted } from '../kit/texts.ts'
import type { Options } from './options.ts'
import type { Texts } from './texts/id.ts'

/** Fills the counts of a listing page: one request for all of them. */
export async function fillCounts({ origin, site, language }: Options, t: Texts): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('[data-rembuk-count]')]
  const url = [...new Set(places.map((place) => place.dataset.rembukCount || ''))].slice(0, 100)
  if (!url[0]) return
  const answer = await call(origin, readCounts, { params: { site }, query: { url } }).catch(() => undefined)
  for (const place of places) {
    const count = answer?.counts[place.dataset.rembukCount || '']
    if (count !== undefined) place.textContent = counted(t.count, count, language)
  }
}
