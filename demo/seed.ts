// Fills the demo through the operations that readers, members and the operator use, so that what is seeded is what
// the real paths make. Begun twice, or cut short and begun again, it makes nothing twice.
import { createHash } from 'node:crypto'
import { idMaker } from '../service/domain/ids.ts'
import type { Member } from '../service/domain/member.ts'
import type { Site } from '../service/domain/offices.ts'
import { Refusal } from '../service/domain/refusal.ts'
import type { Actor } from '../service/operations/actor.ts'
import type { Collaborators } from '../service/operations/collaborators.ts'
import { answerComment } from '../service/operations/member/answer-comment.ts'
import { decide } from '../service/operations/member/decide.ts'
import { addMember, type MemberInput } from '../service/operations/member/members.ts'
import { savePolicy } from '../service/operations/member/offices.ts'
import { addSite, changeSite } from '../service/operations/member/sites.ts'
import { findMemberByEmail } from '../service/operations/operator/members.ts'
import { addOffice } from '../service/operations/operator/offices.ts'
import { editComment } from '../service/operations/reader/edit-comment.ts'
import { postComment } from '../service/operations/reader/post-comment.ts'
import { demo } from './names.ts'
import { waiting } from './seed/queue.ts'
import { type Answered, type Move, pageNames, timeOf, type Written } from './seed/script.ts'
import { answers, published } from './seed/thread.ts'

const operator: Actor = { kind: 'operator' }

/** The clock that runs through the past days, and everything that tells time by it. */
type Past = { needs: Collaborators; goTo(time: number): void }

function pastOf(collaborators: Collaborators): Past {
  let time = collaborators.clock.now()
  const clock = { now: () => time }
  return {
    needs: { ...collaborators, clock, nextId: idMaker(clock, collaborators.chance) },
    goTo: (moment) => void (time = moment),
  }
}

/** What is there already is as good as made. */
async function unlessTaken(make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (refused) {
    if (!(refused instanceof Refusal && refused.code === 'conflict')) throw refused
  }
}

/** The office below the root, with the phrases that gambling adverts live by. */
async function ensureOffice(needs: Collaborators): Promise<void> {
  const { id, name } = demo.office
  await unlessTaken(() => addOffice(needs, { id, name, kind: 'regency', parent: demo.parent }))
  if (needs.directory.current().offices.get(id)?.settings.blockedPhrases) return
  await savePolicy(needs, operator, { id, settings: { blockedPhrases: { value: demo.blockedPhrases } } })
}

async function ensureSite(needs: Collaborators, origin: string): Promise<Site> {
  const office = demo.office.id
  const found = needs.directory.current().sites.get(demo.site.id)
  if (!found) return addSite(needs, operator, { ...demo.site, office, origins: [origin] })
  if (found.origins.includes(origin)) return found
  return changeSite(needs, operator, { id: found.id, name: found.name, office, origins: [...found.origins, origin] })
}

async function ensureMember(needs: Collaborators, input: Omit<MemberInput, 'office'>): Promise<Member> {
  await unlessTaken(() => addMember(needs, operator, { ...input, office: demo.office.id }))
  return findMemberByEmail(needs, input.email)
}

/** The same UUID for the same comment of the script under the same address, at every start. */
function keyOf(origin: string, name: string): string {
  const hex = createHash('sha256').update(`rembuk-demo ${origin} ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Stage = Past & { site: Site; origin: string; actor: Actor; ids: Map<string, string>; readers: Map<string, string> }
type Step = { at: number; take(): Promise<void> }

const idOf = ({ ids }: Stage, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo's script speaks of ${key} before it was written`)
  return id
}

async function write(stage: Stage, written: Written): Promise<void> {
  const { needs, site, origin, ids, readers } = stage
  const { key, page, name, email, text, trap, replyTo } = written
  const parent = replyTo === undefined ? null : idOf(stage, replyTo)
  const reader = readers.get(email) ?? null
  const url = `${origin}/berita/${page}`
  const body = { key: keyOf(origin, key), url, title: pageNames[page], parent, name, email, text, reader, trap }
  const posted = await postComment(needs, { site, network: null, body })
  ids.set(key, posted.comment.id)
  readers.set(email, posted.reader)
}

/** Moves a comment, unless its history shows that this was done: its first line is that it was written. */
async function move(stage: Stage, written: Written, place: number, moving: Move): Promise<void> {
  const { needs, site, actor } = stage
  const id = idOf(stage, written.key)
  const comment = await needs.store.comments.byId(id)
  if (!comment || comment.history.length > place + 1) return
  if (moving.act === 'edit') await editComment(needs, { comment, site, text: moving.text })
  else
    await decide(needs, actor, {
      chosen: { ids: [id] },
      action: moving.act,
      reason: moving.reason ?? null,
      expect: undefined,
    })
}

async function answer(stage: Stage, { to, text }: Answered): Promise<void> {
  const id = idOf(stage, to)
  if ((await stage.needs.store.comments.answersTo(id)).length > 0) return
  await answerComment(stage.needs, stage.actor, { id, text, approve: false })
}

function stepsOf(stage: Stage, now: number): Step[] {
  const writings = [...published, ...waiting]
  const writes = writings.map((one) => ({ at: timeOf(one.at, now), take: () => write(stage, one) }))
  const moves = writings.flatMap((one) =>
    (one.moves ?? []).map((moving, place) => ({
      at: timeOf(moving.at, now),
      take: () => move(stage, one, place, moving),
    })),
  )
  const replies = answers.map((one) => ({ at: timeOf(one.at, now), take: () => answer(stage, one) }))
  return [...writes, ...moves, ...replies].toSorted((one, other) => one.at - other.at)
}

async function playScript(past: Past, actor: Actor, site: Site, origin: string, now: number): Promise<void> {
  const stage: Stage = { ...past, site, origin, actor, ids: new Map(), readers: new Map() }
  for (const { at, take } of stepsOf(stage, now)) {
    past.goTo(at)
    await take()
  }
}

/** Whether everything was made for this address: the owner comes last of all, and so stands for the rest. */
async function isMade({ store, keys, directory }: Collaborators, origin: string): Promise<boolean> {
  if (!directory.current().sites.get(demo.site.id)?.origins.includes(origin)) return false
  return findMemberByEmail({ store, keys }, demo.owner.email).then(
    () => true,
    (refused: unknown) => {
      if (refused instanceof Refusal && refused.code === 'not-found') return false
      throw refused
    },
  )
}

/** Makes the demo's office, site, members, threads and queue, for pages at `origin`. False where all of it was there. */
export async function seedDemo(collaborators: Collaborators, { origin }: { origin: string }): Promise<boolean> {
  if (await isMade(collaborators, origin)) return false
  const now = collaborators.clock.now()
  const past = pastOf(collaborators)
  past.goTo(timeOf([20, '08:00'], now))
  await ensureOffice(past.needs)
  const moderator = await ensureMember(past.needs, { ...demo.moderator, role: 'moderator' })
  const site = await ensureSite(past.needs, origin)
  await playScript(past, { kind: 'member', member: moderator, session: '' }, site, origin, now)
  await ensureMember(collaborators, { ...demo.owner, role: 'owner' })
  return true
}
