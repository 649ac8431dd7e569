import { createHash } from 'node:crypto'
import { type Comment, newComment } from '../../domain/comment.ts'
import { idMaker } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Site } from '../../domain/offices.ts'
import { type NewPage, pageId } from '../../domain/page.ts'
import { makeReceipt } from '../../domain/receipts.ts'
import { fingerprintOf } from '../../filters/fingerprint.ts'
import { fold } from '../../filters/folding.ts'
import { judge, wordsAlone } from '../../filters/judge.ts'
import type { Chance as Draw } from '../../filters/training/chance.ts'
import { lookupOf } from '../../identity/people.ts'
import { avatarOf, newReader } from '../../identity/reader-tokens.ts'
import type { Collaborators } from '../../operations/collaborators.ts'
import { judgingPolicy } from '../../operations/reader/judging.ts'
import { rulesAt } from '../../operations/reader/pages.ts'
import { type Poster, posterAt } from '../../operations/reader/people.ts'
import { openDecisions } from './decisions.ts'
import { soon } from './draw.ts'
import { marked } from './marks.ts'
import type { Plan, Planned, PlannedPage } from './plan.ts'
import { answer } from './words.ts'
import { hour } from '../../domain/durations.ts'
import { officeNamed } from '../../domain/offices.ts'

/** Waiting for the disk together costs as much as waiting alone. */
const atOnce = 64
const answeredShare = 0.3
const supportedShare = 0.12

type Writer = { person: Promise<Poster>; reader: string }
type Progress = (what: string, done: number, all: number) => void
/** Does again what may be done again, while the store is away. */
type Again = <Value>(work: () => Promise<Value>) => Promise<Value>
const never: Again = (work) => work()

/** Writes a plan into the store: comments with what became of them, answers, supports, then every page published. */
export async function fill(
  needs: Collaborators,
  plan: Plan,
  {
    members,
    draw,
    progress,
    again = never,
  }: { members: Map<string, Member>; draw: Draw; progress: Progress; again?: Again },
): Promise<{ comments: number; answers: number; decisions: number }> {
  const now = needs.clock.now()
  let time = 0
  const ids = idMaker({ now: () => time }, needs.chance)
  const idAt = (at: number, code: string): string => {
    time = at
    return ids(code)
  }
  const decisions = openDecisions((at) => idAt(at, ''), draw)
  const writers = new Map<number, Writer>()
  const owed = new Map<string, string[]>()
  const roots = new Map<string, Comment[]>()
  let answers = 0

  const writerOf = (number: number): Writer => {
    const email = `warga${number}@contoh.example`
    const made = (): Writer => ({
      person: posterAt(needs, { email, lookup: lookupOf(needs.keys, email) }),
      reader: newReader(needs.chance),
    })
    return writers.getOrInsertComputed(number, made)
  }

  const store = async (comment: Comment, page: PlannedPage, poster: Poster | null): Promise<void> => {
    await again(() => needs.store.comments.insert(comment, recordOf(page), poster?.newcomer ?? null))
    if (comment.state !== 'published') return
    owed.getOrInsertComputed(comment.page, () => []).push(comment.id)
  }

  /** When an officer answers it; null where nobody has yet. */
  const answerTime = ({ kind }: Planned, { state, decidedAt, createdAt }: Comment): number | null => {
    const at = Math.floor((decidedAt ?? createdAt) + soon(40 * hour, draw))
    return kind === 'civic' && state === 'published' && draw() <= answeredShare && at <= now ? at : null
  }

  const write = async (planned: Planned): Promise<void> => {
    const { page, writer: number } = planned
    const writer = writerOf(number)
    const poster = await writer.person
    const parent = planned.kind === 'reply' ? roots.get(page.url)?.at(-1) : undefined
    const born = bornOf(needs, planned, { id: idAt(planned.at, page.site.code), poster, reader: writer.reader, parent })
    const member = members.get(page.site.office)
    const decided = member ? decisions.decide(planned, born, member, now) : born
    const answeredAt = answerTime(planned, decided)
    const comment = member ? marked(needs, decided, { answeredAt, chance: draw }) : decided
    await store(comment, page, poster)
    if (comment.state !== 'published') return
    if (!parent) roots.getOrInsertComputed(page.url, () => []).push(comment)
    if (!member || answeredAt === null) return
    answers++
    await store(
      answerOf(needs, comment, {
        id: idAt(answeredAt, page.site.code),
        member,
        at: answeredAt,
        text: answer(page.subject, draw),
      }),
      page,
      null,
    )
  }

  await inTurn(plan.comments, write, (done) => progress('comments', done, plan.comments.length))
  await support(needs, [...roots.values()].flat(), { draw, now, progress, again })
  await inTurn(
    decisions.all,
    (entry) => again(() => needs.store.audit.append(entry)),
    (done) => progress('decisions', done, decisions.all.length),
  )
  const pages = [...owed]
  const publish = async ([page, changed]: [string, string[]]) =>
    void (await again(() => needs.store.pages.publish(page, changed, now)))
  await inTurn(pages, publish, (done) => progress('pages', done, pages.length))
  return { comments: plan.comments.length, answers, decisions: decisions.all.length }
}

/** Works through a list in its order, many at once. */
async function inTurn<Item>(
  list: Item[],
  work: (item: Item) => Promise<void>,
  told: (done: number) => void,
): Promise<void> {
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    for (let item = list[next++]; item !== undefined; item = list[next++]) {
      await work(item)
      told(++done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Who finds a comment useful: few mostly, many seldom. */
async function support(
  { store, chance }: Collaborators,
  comments: Comment[],
  { draw, now, progress, again }: { draw: Draw; now: number; progress: Progress; again: Again },
): Promise<void> {
  const given = comments
    .filter(() => draw() < supportedShare)
    .flatMap(({ id }) =>
      Array.from({ length: Math.ceil(soon(3, draw)) }, () => ({ comment: id, reader: newReader(chance) })),
    )
  const one = async (of: { comment: string; reader: string }): Promise<void> =>
    void (await again(() => store.engagement.support({ ...of, on: true, now })))
  await inTurn(given, one, (done) => progress('supports', done, given.length))
}

const keyOf = ({ url }: PlannedPage): string => `url:${url}`
const recordOf = (page: PlannedPage): NewPage => ({
  id: pageId(page.site.id, keyOf(page)),
  site: page.site.id,
  key: keyOf(page),
  url: page.url,
  title: page.title,
  createdAt: page.at,
})

type Born = { id: string; poster: Poster; reader: string; parent: Comment | undefined }

/** A comment as the service would have taken it then: judged by the same filter, under the policy in force. */
function bornOf(needs: Collaborators, planned: Planned, { id, poster, reader, parent }: Born): Comment {
  const { page, name, text, at } = planned
  const { site } = page
  const verdict = judgedAt(needs, site, planned)
  return newComment({
    id,
    site: site.id,
    office: site.office,
    page: recordOf(page).id,
    root: parent ? (parent.root ?? parent.id) : null,
    parent: parent?.id ?? null,
    key: uuidOf(id),
    content: null,
    receipt: makeReceipt(needs.chance, site.code),
    author: { kind: 'reader', name, person: poster.id, reader, avatar: avatarOf(needs.keys, reader) },
    text,
    createdAt: Math.floor(at),
    state: verdict.outcome === 'publish' ? 'published' : verdict.outcome === 'spam' ? 'spam' : 'held',
    verdict,
    fingerprint: fingerprintOf(fold(text)),
    by: { kind: 'author' },
    act: 'posted',
  })
}

function judgedAt({ directory, clock }: Collaborators, site: Site, { name, text }: Planned) {
  const { office, policy } = rulesAt(directory.current(), site, clock.now())
  return judge(
    { name, text, trap: '' },
    {
      ...wordsAlone,
      policy: judgingPolicy(policy),
      officeNames: [office.name, site.name],
      firstTime: true,
      ownOrigins: site.origins,
    },
  )
}

function answerOf(
  { directory }: Collaborators,
  question: Comment,
  { id, member, at, text }: { id: string; member: Member; at: number; text: string },
): Comment {
  const { office } = question
  const { name } = officeNamed(directory.current().offices, office)
  return newComment({
    id,
    site: question.site,
    office,
    page: question.page,
    root: question.root ?? question.id,
    parent: question.id,
    key: null,
    content: null,
    receipt: null,
    author: { kind: 'office', office, name, member: member.id, avatar: '000' },
    text,
    createdAt: at,
    state: 'published',
    verdict: { outcome: 'publish', score: 0, reasons: [] },
    fingerprint: null,
    by: { kind: 'member', member: member.id, role: member.role },
    act: 'answered',
  })
}

/** The client's key, made of the id: nobody sends these comments again. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
