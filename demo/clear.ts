// Takes the demo out again, as if it had never been there.
import type { Comment } from '../service/domain/comment.ts'
import { Refusal } from '../service/domain/refusal.ts'
import type { Actor } from '../service/operations/actor.ts'
import type { Collaborators } from '../service/operations/collaborators.ts'
import { listMembers, removeMember } from '../service/operations/member/members.ts'
import { removeOffice } from '../service/operations/operator/offices.ts'
import { removeSite } from '../service/operations/operator/sites.ts'
import { demo } from './names.ts'

const operator: Actor = { kind: 'operator' }

/** What went, and whose members keep the office alive. */
export type Cleared = { comments: number; persons: number; members: number; office: boolean; keptMembers: string[] }

/** Everybody who wrote on the demo's site, whatever became of their words: the store is read through once. */
async function personsOf({ store }: Pick<Collaborators, 'store'>, site: string): Promise<Set<string>> {
  const persons = new Set<string>()
  for await (const { kind, record } of store.meta.dump()) {
    if (kind !== 'comment') continue
    const { site: on, author } = record as Comment
    if (on === site && author.kind === 'reader' && author.person !== null) persons.add(author.person)
  }
  return persons
}

/** Erases those of them who have written nowhere else. */
async function erasePersons(
  { store }: Pick<Collaborators, 'store'>,
  persons: Set<string>,
  site: string,
): Promise<number> {
  let erased = 0
  for (const person of persons) {
    const comments = await store.comments.ofPerson(person)
    if (comments.some((comment) => comment.site !== site)) continue
    await store.people.erase(person)
    erased += 1
  }
  return erased
}

/** Persons first: cut short the other way round, nothing would tell any more who came with the site. */
async function clearSite(needs: Collaborators): Promise<Pick<Cleared, 'comments' | 'persons'>> {
  const site = demo.site.id
  if (!needs.directory.current().sites.has(site)) return { comments: 0, persons: 0 }
  const persons = await erasePersons(needs, await personsOf(needs, site), site)
  return { comments: await removeSite(needs, site), persons }
}

/** Removes site, pages, comments, the persons that came with them, the demo's members and its office. */
export async function clearDemo(needs: Collaborators): Promise<Cleared> {
  const there = needs.directory.current().offices.has(demo.office.id)
  if (!there) throw new Refusal('not-found')
  const cleared = await clearSite(needs)
  const members = (await listMembers(needs, operator)).filter(({ member }) => member.office === demo.office.id)
  const own = members.filter(({ email }) => email === demo.owner.email || email === demo.moderator.email)
  for (const { member } of own) await removeMember(needs, operator, member.id)
  const office = await removeOffice(needs, demo.office.id)
  const keptMembers = members.filter((one) => !own.includes(one)).map(({ email }) => email)
  return { ...cleared, members: own.length, office, keptMembers }
}
