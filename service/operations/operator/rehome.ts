import { appealOffice } from '../../domain/appeals.ts'
import { officesWithin, wayTo } from '../../domain/tree.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory'>

/** A site that changed hands: from which office, and when. */
export type SiteMove = { site: string; from: string; since: number }

const told = 'sites-moving'
/** So many are moved at once: others wait no longer than for these. */
const atOnce = 1_000
/** For so long whoever has not heard of it yet may still write for the office before. */
const settledAfter = 60_000

async function changeMoves({ store: { meta } }: Needs, to: (moves: SiteMove[]) => SiteMove[]): Promise<void> {
  for (;;) {
    const present = await meta.told(told)
    const moves = present ? (JSON.parse(present.value) as SiteMove[]) : []
    const next = to(moves)
    if (next.length === moves.length && next.every((one, at) => one === moves[at])) return
    if (await meta.tell(told, JSON.stringify(next), present?.revision ?? 0)) return
  }
}

/** Writes a move down before it is made, so that a kill leaves no comment behind. */
export const noteMove = (needs: Needs, move: SiteMove): Promise<void> => changeMoves(needs, (moves) => [...moves, move])

/** Gives a site's comments to the office that it stands in now, and their appeals to the one above that. */
export async function rehomeSite({ store, directory }: Needs, { site, from }: SiteMove): Promise<void> {
  const to = directory.current().sites.get(site)?.office
  if (to === undefined || to === from) return
  while ((await store.comments.rehome({ site, from, to, limit: atOnce })) > 0);
  await layAppealsOf({ store, directory }, to)
}

/** What waits for an office that stands above no longer goes to the one that does now. */
async function layAppealsOf({ store, directory }: Needs, office: string): Promise<void> {
  const held = directory.current()
  const keep = wayTo(held, office).map(({ id }) => id)
  await store.comments.layAppeals({ office, keep, to: appealOffice(held, office, null) })
}

/** The same for an office that has another above it, and all below it. */
export async function layAppealsBelow(needs: Needs, office: string): Promise<void> {
  for (const id of officesWithin(needs.directory.current(), office)) await layAppealsOf(needs, id)
}

/** Goes on with what was moved, until nobody can write for the office before any more. */
export async function followMoves(needs: Needs, now: number): Promise<void> {
  const present = await needs.store.meta.told(told)
  const moves = present ? (JSON.parse(present.value) as SiteMove[]) : []
  for (const move of moves) await rehomeSite(needs, move)
  const isOver = ({ since }: SiteMove): boolean => now >= since + settledAfter
  const over = moves.filter(isOver).map((move) => JSON.stringify(move))
  if (over.length === 0) return
  await changeMoves(needs, (all) => all.filter((one) => !over.includes(JSON.stringify(one))))
}
