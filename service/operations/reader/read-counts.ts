import type { Site } from '../../domain/offices.ts'
import { pageId } from '../../domain/page.ts'
import { isPageKey } from '../../domain/page-urls.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { placeOn } from './pages.ts'

const keyed = 'page:'

/** The id a count is asked for by: an address of the site, or `page:KEY`. */
function idOf(site: Site, asked: string): string {
  const isKey = asked.startsWith(keyed) && isPageKey(asked.slice(keyed.length))
  return isKey ? pageId(site.id, asked) : placeOn(site, { url: asked }).id
}

/** Published comments of up to a hundred pages, by the addresses as they were sent; 0 for one never commented. */
export async function readCounts(
  { store }: Pick<Collaborators, 'store'>,
  { site, asked }: { site: Site; asked: string[] },
): Promise<Record<string, number>> {
  if (asked.length === 0)
    throw new Refusal('invalid', { fields: { url: { id: 'Belum ada alamat.', en: 'No address given.' } } })
  const ids = new Map(asked.map((address) => [address, idOf(site, address)]))
  const found = await store.pages.revisions([...new Set(ids.values())])
  const counts = asked.map((address) => [address, found.get(ids.get(address) ?? '')?.comments ?? 0] as const)
  return Object.fromEntries(counts)
}
