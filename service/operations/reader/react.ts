import type { Bilingual } from '../../contract/languages.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { offeredReactions } from '../../presenters/threads.ts'
import type { Collaborators } from '../collaborators.ts'
import { heedEngagement } from './engaging.ts'
import { placeOn, type PlaceInput, rulesAt } from './pages.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

export type React = {
  site: Site
  place: PlaceInput
  /** null takes it back */
  reaction: string | null
  /** who calls; asked once the call is known to be well formed, so that it counts against their limits then */
  caller: () => Promise<string>
}

const notOffered = (offered: string[]): Bilingual => ({
  id: `harus salah satu dari: ${offered.join(', ')}`,
  en: `must be one of: ${offered.join(', ')}`,
})

function sameCounts(one: Record<string, number>, other: Record<string, number>): boolean {
  const [these, those] = [Object.entries(one), Object.entries(other)]
  return (
    these.length === those.length && these.every(([word, count]) => Object.hasOwn(other, word) && other[word] === count)
  )
}

/**
 * What a reader thinks of a page, in one of the words its office offers; one a reader. Gives how many chose each.
 * Others see it up to two seconds later. Refuses `invalid`, `rate-limited`, `closed`.
 */
export async function react(needs: Needs, { site, place, reaction, caller }: React): Promise<Record<string, number>> {
  const { id, key, url } = placeOn(site, place)
  const now = needs.clock.now()
  const { policy } = rulesAt(needs.directory.current(), site, now)
  const offered = policy.reactions.value
  if (reaction !== null && !offered.includes(reaction)) {
    throw new Refusal('invalid', { fields: { reaction: notOffered(offered) } })
  }
  const reader = await caller()
  heedEngagement(needs, site)
  const page = { id, site: site.id, key, url, title: '', createdAt: now }
  const reactions = await needs.store.engagement.react({ page, reader, reaction, now })
  // Who sends the same again and again makes no page grow.
  const shown = (await needs.store.pages.byId(id))?.reactions ?? {}
  if (!sameCounts(shown, reactions)) needs.publisher.soon(id, [])
  return offeredReactions(policy, reactions)
}
