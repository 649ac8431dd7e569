import type { Phrase } from '../../domain/phrases.ts'
import { keptFor } from '../../live/kept.ts'
import { type Actor, permit, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

/** How long what rises is taken for what rises now, in milliseconds: each desk in sight asks again and again. */
const keptTime = 10 * 60_000
const most = 3
/** Fewer offices than this are not several. */
const several = 3

/**
 * What people of several offices in sight have begun to write about since yesterday, far above what is usual: for
 * whoever stands above them. Nothing about fewer than five persons.
 */
export function openRising(needs: Needs): (actor: Actor) => Promise<Phrase[]> {
  const kept = keptFor<Phrase[]>(keptTime, needs.clock)
  return async (actor) => {
    permit(actor, 'read')
    const held = needs.directory.current()
    const offices = sightOf(held, actor)
    if ((offices === 'all' ? held.offices.size : offices.length) < several) return []
    const own = actor.kind === 'member' ? actor.member.office : ''
    return kept(`${own} ${held.revision}`, async () => {
      const now = needs.clock.now()
      const { rising } = await needs.store.figures.phrases({ offices, from: now, until: now, most })
      return rising
    })
  }
}
