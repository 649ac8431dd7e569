import type { Comment } from '../../domain/comment.ts'
import { touchesPublic } from '../../domain/comment.ts'
import { eraseChange } from '../../domain/moving.ts'
import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lookupOf, openAddress } from '../../identity/people.ts'
import type { Held } from '../../presenters/own-data.ts'
import type { Collaborators } from '../collaborators.ts'

type Reads = Pick<Collaborators, 'store' | 'keys'>

async function findPerson({ store, keys }: Reads, email: string): Promise<Person> {
  const person = await store.people.byLookup(lookupOf(keys, email))
  if (!person) throw new Refusal('not-found')
  return person
}

/** What a person may ask for at any time: all that is held on them (UU PDP 27/2022, article 7). */
export const exportPerson = async (needs: Reads, email: string): Promise<Held> =>
  heldOn(needs, await findPerson(needs, email))

/** All that is held on somebody, with the pages on which they wrote. */
export async function heldOn({ store, keys }: Reads, person: Person): Promise<Held> {
  const [key, comments] = await Promise.all([store.people.key(person.id), store.comments.ofPerson(person.id)])
  const pages = await store.pages.byIds([...new Set(comments.map(({ page }) => page))])
  const byId = new Map(pages.map((page) => [page.id, page]))
  return { person, email: key && openAddress(keys, person, key), comments, pages: byId }
}

/** What their browsers did besides writing. It goes while their comments still say which browsers those are. */
async function forgetBrowsers(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  comments: Comment[],
): Promise<string[]> {
  const readers = comments.flatMap(({ author }) => (author.kind === 'reader' ? (author.reader ?? []) : []))
  for (const reader of new Set(readers)) await store.engagement.forget(reader, clock.now())
  return readers
}

/** How often a comment that moves meanwhile is read anew. */
const rounds = 10

/** Erases what names a person, as it would be on their request. Gives how many comments that were. */
export async function eraseComments(
  { store, publisher, clock }: Pick<Collaborators, 'store' | 'publisher' | 'clock'>,
  person: string,
): Promise<number> {
  let erased = 0
  for (let round = 0; round < rounds; round += 1) {
    const comments = await store.comments.ofPerson(person)
    if (comments.length === 0) return erased
    const readers = await forgetBrowsers({ store, clock }, comments)
    await store.personHolds.forget({ person, readers })
    // Members may have noted whose words they were.
    const ids = comments.map(({ id }) => id)
    await Promise.all([store.notes.forget(ids), store.covers.forget(ids)])
    const changes = comments.map((comment) => eraseChange(comment, clock.now()))
    const won = new Set(await store.comments.apply(changes))
    erased += won.size
    for (const comment of comments) {
      if (won.has(comment.id) && touchesPublic(comment.state, 'removed'))
        await publisher.publish(comment.page, [comment.id])
    }
  }
  throw new Refusal('conflict')
}

type Erases = Pick<Collaborators, 'store' | 'publisher' | 'clock'>

/** Erases whoever has this address, see `erase`. Refuses `not-found` where nobody has. */
export const erasePerson = async (
  needs: Erases & Pick<Collaborators, 'keys'>,
  email: string,
): Promise<{ comments: number }> => erase(needs, await findPerson(needs, email))

/**
 * Erases a person (UU PDP 27/2022, article 8): their words, names and browser first, then the key under which the
 * address is sealed, which erases it from backups too. That they go is written down before: cut short, a duty finishes
 * it (`finishErasures`), and it can be sent again.
 */
export async function erase(needs: Erases, { id }: Person): Promise<{ comments: number }> {
  await needs.store.people.beginErasing({ person: id, begunAt: needs.clock.now() })
  return { comments: await eraseWhole(needs, id) }
}

/**
 * Whoever is just writing is looked for once more: either their comment is here by then, or they find that nobody is
 * there whose it could be.
 */
async function eraseWhole(needs: Erases, id: string): Promise<number> {
  const before = await eraseComments(needs, id)
  await needs.store.people.erase(id)
  return before + (await eraseComments(needs, id))
}

/** For so long somebody's last words are looked for: whoever was writing has arrived by then, or was cut off. */
const arrivesWithin = 3_600_000

/**
 * Finishes what was cut short: the erasing itself, and the look of somebody who was writing meanwhile at whether they
 * are still known. Gives how many comments went.
 */
export async function finishErasures(needs: Erases, now: number): Promise<number> {
  const { people } = needs.store
  let erased = 0
  for (const { person, begunAt } of await people.erasures()) {
    const isKnown = (await people.byId(person)) !== null || (await people.key(person)) !== null
    erased += await (isKnown ? eraseWhole(needs, person) : eraseComments(needs, person))
    if (begunAt <= now - arrivesWithin) await people.endErasing(person)
  }
  return erased
}
