import { limits } from '../../contract/limits.ts'
import { type Comment, newComment } from '../../domain/comment.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { editableUntil, publicState, stateAfter } from '../../domain/moving.ts'
import { foldName, isName } from '../../domain/names.ts'
import type { Site } from '../../domain/offices.ts'
import type { NewPage } from '../../domain/page.ts'
import type { Policy } from '../../domain/policy.ts'
import { makeReceipt } from '../../domain/receipts.ts'
import { Refusal } from '../../domain/refusal.ts'
import { cleanText, isOneLine, lengthOf, oneLine } from '../../domain/texts.ts'
import { foldAddress, isAddress } from '../../identity/addresses.ts'
import { contentHash } from '../../identity/content-hash.ts'
import { editToken } from '../../identity/edit-tokens.ts'
import { lookupOf } from '../../identity/people.ts'
import { avatarOf, newReader, readerToken, readReaderToken } from '../../identity/reader-tokens.ts'
import type { PostedShown } from '../../presenters/receipts.ts'
import { personOf, writtenBy } from '../../domain/authors.ts'
import type { Collaborators } from '../collaborators.ts'
import { eraseComments } from '../operator/people.ts'
import { type Conclusion, judgeComment, remember } from './judging.ts'
import { type Place, placeOn, rulesAt } from './pages.ts'
import { nobody, type Poster, posterAt } from './people.ts'

export type PostComment = {
  site: Site
  /** keyed hash of the caller's network; null for a caller on this machine */
  network: string | null
  body: {
    key: string
    url: string
    page?: string | undefined
    title?: string | undefined
    parent?: string | null | undefined
    name: string
    email: string
    text: string
    reader?: string | null | undefined
    trap?: string | null | undefined
  }
}

/** What storing a comment takes, and what letting a reader do so takes besides. */
export type Needs = Pick<
  Collaborators,
  | 'store'
  | 'directory'
  | 'publisher'
  | 'recent'
  | 'alarms'
  | 'lessons'
  | 'clock'
  | 'chance'
  | 'nextId'
  | 'keys'
  | 'postLimits'
  | 'usualMinutes'
  | 'outside'
>

/** What was sent, cleaned, known to be well formed, and without identity numbers: nothing below ever sees one. */
type Sent = {
  key: string
  place: Place
  title: string
  parent: string | null
  name: string
  email: string
  text: string
  /** of what was sent, so that a repeated post is known */
  content: string
  /** how many identity numbers it named */
  masked: number
}

const wrong = {
  name: { id: 'Nama 1–60 huruf, tanpa karakter kendali.', en: 'A name has 1–60 characters, no control characters.' },
  email: { id: 'Email belum lengkap.', en: 'Email is not complete.' },
  emailMissing: { id: 'Email belum diisi.', en: 'Email is missing.' },
  text: {
    id: 'Tulisan belum diisi, atau lebih dari 5.000 huruf.',
    en: 'The text is missing, or longer than 5,000 characters.',
  },
  title: { id: 'Judul satu baris, paling banyak 200 huruf.', en: 'A title is one line of at most 200 characters.' },
  parent: { id: 'Komentar yang dibalas tidak ada di halaman ini.', en: 'The comment replied to is not on this page.' },
}

/** Cleans what was sent; names every bad field at once. */
function readSent({ keys }: Needs, site: Site, body: PostComment['body']): Sent {
  const fields: Record<string, { id: string; en: string }> = {}
  const name = foldName(body.name)
  if (!isName(name)) fields['name'] = wrong.name
  const email = foldAddress(body.email)
  if (email !== '' && !isAddress(email)) fields['email'] = wrong.email
  const text = cleanText(body.text)
  if (text === '' || lengthOf(text) > limits.textLength) fields['text'] = wrong.text
  const title = oneLine(body.title ?? '')
  if (!isOneLine(body.title ?? '') || lengthOf(title) > limits.titleLength) fields['title'] = wrong.title
  let place: Place | null = null
  try {
    place = placeOn(site, body)
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    Object.assign(fields, refusal.fields)
  }
  if (place === null || Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  const parent = body.parent ?? null
  const key = body.key.toLowerCase()
  const content = contentHash(keys, { url: place.url, page: body.page ?? '', parent: parent ?? '', name, email, text })
  const hidden = {
    title: withoutIdentityNumbers(title),
    name: withoutIdentityNumbers(name),
    text: withoutIdentityNumbers(text),
  }
  return {
    key,
    place,
    parent,
    email,
    content,
    title: hidden.title.text,
    name: hidden.name.text,
    text: hidden.text.text,
    masked: hidden.name.masked + hidden.text.masked,
  }
}

/** The answer to a post, the same however often it is sent. */
async function posted(needs: Needs, site: Site, sent: Sent, comment: Comment): Promise<PostedShown> {
  const { keys, directory, clock } = needs
  const reader = comment.author.kind === 'reader' ? comment.author.reader : null
  const { policy } = rulesAt(directory.current(), site, clock.now())
  return {
    comment,
    state: publicState(comment),
    receipt: comment.receipt ?? '',
    editToken: editToken(keys, comment.id),
    editableUntil: editableUntil(comment, policy.editMinutes.value),
    reader: reader === null ? '' : readerToken(keys, reader),
    masked: sent.masked,
    usualMinutes: await needs.usualMinutes(site.office),
  }
}

async function repeated(needs: Needs, site: Site, sent: Sent, before: Comment): Promise<PostedShown> {
  if (before.content !== sent.content) throw new Refusal('key-reused')
  return posted(needs, site, sent, before)
}

/** What policy says of the fields themselves. */
function heedPolicy(sent: Sent, policy: Policy): void {
  const longest = policy.maxLength.value
  const over = lengthOf(sent.text) - longest
  const fields: Record<string, { id: string; en: string }> = {}
  if (over > 0) fields['text'] = { id: `Kelebihan ${over} huruf.`, en: `${over} characters over.` }
  if (sent.email === '' && policy.emailRequired.value) fields['email'] = wrong.emailMissing
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
}

async function findParent({ store }: Needs, sent: Sent): Promise<Comment | null> {
  if (sent.parent === null) return null
  const parent = await store.comments.byId(sent.parent)
  if (!parent || parent.page !== sent.place.id || parent.state !== 'published') {
    throw new Refusal('invalid', { fields: { parent: wrong.parent } })
  }
  return parent
}

type Draft = { sent: Sent; site: Site; parent: Comment | null; poster: Poster; reader: string } & Conclusion

function recordOf({ nextId, keys, chance, clock }: Needs, draft: Draft): Comment {
  const { sent, site, parent, poster, reader, verdict, fingerprint, outside } = draft
  return newComment({
    id: nextId(site.code),
    site: site.id,
    office: site.office,
    page: sent.place.id,
    root: parent ? (parent.root ?? parent.id) : null,
    parent: sent.parent,
    key: sent.key,
    content: sent.content,
    receipt: makeReceipt(chance, site.code),
    author: { kind: 'reader', name: sent.name, person: poster.id, reader, avatar: avatarOf(keys, reader) },
    text: sent.text,
    createdAt: clock.now(),
    state: stateAfter[verdict.outcome],
    verdict,
    fingerprint,
    outside,
    by: { kind: 'author' },
    act: 'posted',
  })
}

/** Stores the record, with its author where they are new; a receipt somebody else bears is drawn again. */
async function insert(needs: Needs, draft: Draft): Promise<Comment> {
  const { place, title } = draft.sent
  const page: NewPage = { ...place, site: draft.site.id, title, createdAt: needs.clock.now() }
  for (;;) {
    const comment = recordOf(needs, draft)
    const inserted = await needs.store.comments.insert(comment, page, draft.poster.newcomer)
    if (inserted.outcome === 'inserted') return writtenBy(comment, inserted.person)
    if (inserted.outcome === 'repeated') return inserted.comment
  }
}

/**
 * Whoever was erased while they were writing leaves nothing behind: their comment goes as those before it went. A
 * newcomer is stored in one step with it, and is asked for by nobody yet.
 */
async function heedErasure(needs: Needs, { newcomer }: Poster, comment: Comment): Promise<Comment> {
  const person = personOf(comment)
  if (person === null || person === newcomer?.person.id) return comment
  if ((await needs.store.people.byId(person)) !== null) return comment
  await eraseComments(needs, person)
  return (await needs.store.comments.byId(comment.id)) ?? comment
}

/**
 * Takes a reader's comment: judged, then stored, once; published at once only where policy and verdict say so.
 * The same `key` with the same content answers the same, whatever has become of rules, limits or the page since.
 * Refuses `invalid`, `key-reused`, `rate-limited`, `closed`, `unavailable`.
 */
export async function postComment(needs: Needs, { site, network, body }: PostComment): Promise<PostedShown> {
  const sent = readSent(needs, site, body)
  const before = await needs.store.comments.byKey(site.id, sent.key)
  if (before) return repeated(needs, site, sent, before)

  const { policy, opening, statement } = rulesAt(needs.directory.current(), site, needs.clock.now())
  heedPolicy(sent, policy)
  const parent = await findParent(needs, sent)
  const lookup = sent.email === '' ? null : lookupOf(needs.keys, sent.email)
  await needs.postLimits.spend({ network, person: lookup ?? '', page: sent.place.id, calm: statement !== null })
  if (!opening.open)
    throw new Refusal('closed', opening.reason ? { detail: { id: opening.reason, en: opening.reason } } : {})

  const reader = readReaderToken(needs.keys, body.reader ?? '') ?? newReader(needs.chance)
  const poster = lookup === null ? nobody : await posterAt(needs, { email: sent.email, lookup })
  const words = { name: sent.name, text: sent.text, trap: body.trap ?? '' }
  const judged = { id: null, page: sent.place.id, ...words, reader, person: poster.id, arrives: network !== null }
  const conclusion = await judgeComment(needs, { comment: judged, site, policy })
  const inserted = await insert(needs, { sent, site, parent, poster, reader, ...conclusion })
  if (inserted.content !== sent.content) throw new Refusal('key-reused')
  const comment = await heedErasure(needs, poster, inserted)
  remember(needs, comment)
  if (comment.state === 'published') await needs.publisher.publish(comment.page, [comment.id])
  if (comment.outside !== null) needs.outside?.wake(comment.id)
  return posted(needs, site, sent, comment)
}
