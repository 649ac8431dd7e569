import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import type { Site } from '../../domain/offices.ts'
import type { Page } from '../../domain/page.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { type PlaceInput, placeOn } from '../reader/pages.ts'

const atATime = 500

/** Pages that were commented, of one site or of all, by address. */
export async function listPages({ store }: Pick<Collaborators, 'store'>, site: string | null): Promise<Page[]> {
  const found: Page[] = []
  for (let after: string | null = null; ;) {
    const some: Page[] = await store.pages.ofSite({ site, after, limit: atATime })
    found.push(...some)
    after = some.at(-1)?.id ?? null
    if (some.length < atATime) break
  }
  return found.toSorted((one, other) => (one.url < other.url ? -1 : 1))
}

/**
 * Gives a page another title, since the first one that came with a comment stays; readers see it at once. Refuses
 * `not-found` where nobody commented it.
 */
export async function renamePage(
  { store, publisher }: Pick<Collaborators, 'store' | 'publisher'>,
  { site, at, title: typed }: { site: Site; at: PlaceInput; title: string },
): Promise<Page> {
  const title = withoutIdentityNumbers(typed).text
  const { id } = placeOn(site, at)
  const page = await store.pages.byId(id)
  if (!page) throw new Refusal('not-found')
  await store.pages.rename(id, title)
  await publisher.publish(id, [])
  return { ...page, title }
}
