// The description of the API is true: every answer of a day's work is read by the schema that the service has published
// for it, with no room for a field that the schema does not name.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { PostedView } from '../../service/contract/views.ts'
import { weekStart } from '../../service/domain/weeks.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import { campaigns } from '../../service/duties/campaigns.ts'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { dataToken } from '../../service/identity/data-links.ts'
import { lookupOf } from '../../service/identity/people.ts'
import { aComment, aPage } from '../support/records.ts'
import { type Member, siteOrigin } from '../support/service.ts'
import { type Answer, comment, type Json, type Sent, site, threadPath } from './calling.ts'
import { openDescribed } from './openapi-document.ts'

const { service, http, document, calls } = await openDescribed()
afterAll(() => service.close())

/** A published schema that takes no field it does not name. */
function strict(schema: Json): z.ZodType {
  const closed = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(closed)
    const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
    return inner['type'] === 'object' && inner['properties'] ? { additionalProperties: false, ...inner } : inner
  }
  const whole = JSON.stringify(closed({ ...schema, $defs: document.components.schemas }))
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')))
}

test('a field that no schema names is found, however deep', () => {
  const page = { url: 'x', title: '', comments: 0, open: true, closedReason: null }
  const rules = {
    moderation: 'pre',
    maxLength: 1,
    editMinutes: 0,
    emailRequired: true,
    engagement: 'on',
    reactions: [],
  }
  const about = { page, rules: { ...rules, office: { id: 'x', name: 'x' } }, reactions: {}, pinned: null }
  const thread = { ...about, comments: [], revision: 0 }
  const schema = strict({ $ref: '#/components/schemas/ThreadView' })
  const isRead = (value: object) => schema.safeParse(value).success
  expect(isRead({ ...thread, next: null })).toBe(true)
  expect(isRead(thread)).toBe(false)
  expect(isRead({ ...thread, next: null, more: 1 })).toBe(false)
  expect(isRead({ ...thread, next: null, page: { ...page, more: 1 } })).toBe(false)
  expect(isRead({ ...thread, next: null, page: { ...page, closedReason: { code: 'x', text: 'x', more: 1 } } })).toBe(
    false,
  )
})

const answered = new Set<string>()

/** Reads an answer by what is published for it. */
function believe(method: string, address: string, { status, json, headers, text }: Answer): void {
  const path = address.replace(/\?.*/, '')
  const call = calls
    .toSorted((one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')))
    .find((one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
  const where = `${method} ${path} ${status}`
  const response = call?.operation.responses[status]
  if (!call || !response) throw new Error(`${where} is not described`)
  if (status < 300) answered.add(call.operation.operationId)
  // Only what changed since a revision is not cached.
  const due = address.includes('since=') ? [] : Object.keys(response.headers ?? {})
  for (const name of due) expect(headers.get(name), `${where}: ${name}`).toBeTruthy()
  const [[type, { schema }] = ['', {}]] = Object.entries(response.content ?? {})
  expect((headers.get('content-type') ?? '').split(';')[0], where).toBe(type)
  if (type === '') expect(text, where).toBe('')
  if (json === undefined) return
  const read = strict(schema).safeParse(json)
  expect(read.success ? '' : `${where}: ${z.prettifyError(read.error)}\n${text}`).toBe('')
}

describe('a day’s work', () => {
  const url = `${siteOrigin}/uraian`
  let owner: Member

  const ask = async (path: string, sent: Sent = {}): Promise<Answer> => {
    const answer = await http.call(path, sent)
    believe(sent.method ?? (sent.json === undefined ? 'GET' : 'POST'), path, answer)
    return answer
  }
  const as = (path: string, sent: Sent = {}, token = owner.token) =>
    ask(path, { ...sent, headers: { ...sent.headers, Authorization: `Bearer ${token}` } })
  const post = async (body: Record<string, unknown> = {}): Promise<PostedView> =>
    (await ask(`/v1/sites/${site}/comments`, { json: comment({ url, ...body }) })).json
  const decide = (body: object) => as('/v1/decisions', { json: body })
  const publish = (posted: PostedView) => decide({ ids: [posted.comment.id], action: 'approve' })

  beforeAll(async () => {
    await service.makeSite()
    await service.makeOffice('kpu-uraian')
    owner = await service.makeMember()
  })

  test('is answered to readers as the document says', async () => {
    await ask(threadPath(url))
    const first = await post({ title: 'Judul', text: 'Lihat https://judi.example sekarang' })
    await ask(`/v1/sites/${site}/mine`, { json: { url, reader: first.reader } })
    await ask(`/v1/receipts/${first.receipt}`)
    await publish(first)
    const { revision } = (await ask(threadPath(url))).json
    const replies = []
    for (let at = 0; at < 4; at += 1) replies.push(await post({ parent: first.comment.id }))
    for (const reply of replies) await publish(reply)
    const { headers } = await ask(threadPath(url, { sort: 'top', limit: 1 }))
    await ask(threadPath(url, { sort: 'top', limit: 1 }), { headers: { 'If-None-Match': headers.get('etag') ?? '' } })
    expect((await ask(threadPath(url, { since: revision }))).json.partial).toBe(true)
    expect((await ask(threadPath(url, { since: 9_999 }))).json.partial).toBe(false)
    expect((await ask(`/v1/comments/${first.comment.id}/replies?limit=2`)).json.comments).toHaveLength(2)
    await ask(`/v1/sites/${site}/similar`, { json: { text: 'Lihat sekarang' } })
    const told = (await as(`/v1/comments/${first.comment.id}/answer`, { json: { text: 'Jawaban' } })).json
    await ask(`/v1/comments/${told.id}/thanks`, { method: 'POST' })
    await as(`/v1/comments/${first.comment.id}/similar-questions`)
    const several = { ids: [first.comment.id, 'tidak-ada'], text: 'Untuk semua', key: 'nama' }
    const { undo: all } = (await as('/v1/answers', { json: several })).json
    await as('/v1/answers', { json: { ...several, ids: [] } })
    await as(`/v1/decisions/${all}/undo`, { method: 'POST' })
    const correction = `/v1/comments/${told.id}/correction`
    await as(correction, { method: 'PUT', json: { text: 'Jawaban, diperbaiki' } })
    await as(correction, { method: 'PUT', json: { text: '' } })
    await ask(threadPath(url))
    await as(`/v1/comments/${told.id}`)
    await http.decide(owner.token, { ids: [told.id], action: 'remove' })
    await ask(`/v1/sites/${site}/counts?${new URLSearchParams({ url })}`)
    const feed = `/v1/sites/${site}/feed.atom?${new URLSearchParams({ url })}`
    const { headers: tagged } = await ask(feed)
    await ask(feed, { headers: { 'If-None-Match': tagged.get('etag') ?? '' } })
    const browser = { headers: { Authorization: `Bearer ${first.reader}` } }
    for (const method of ['PUT', 'DELETE']) {
      await ask(`/v1/comments/${first.comment.id}/support`, { ...browser, method })
      await as(`/v1/comments/${first.comment.id}/pin`, { method })
    }
    const reaction = `/v1/sites/${site}/reaction?${new URLSearchParams({ url })}`
    for (const word of ['Membantu', 'Bagus', null]) await ask(reaction, { method: 'PUT', json: { reaction: word } })
    const reports = `/v1/comments/${first.comment.id}/reports`
    await ask(reports, browser)
    await ask(reports, { ...browser, json: { reason: 'false', note: 'Keliru.' } })
    await ask(reports, { ...browser, json: { reason: 'judi' } })
    await ask(reports, browser)
    await as(`/v1/comments/${first.comment.id}/earlier-answers`)
    const { id: note } = (await as(`/v1/comments/${first.comment.id}/notes`, { json: { text: 'Catatan' } })).json
    for (const method of ['DELETE', 'PUT']) await as(`/v1/comments/${first.comment.id}/notes/${note}`, { method })
    const clarification = `/v1/comments/${first.comment.id}/clarification`
    await as(clarification, { method: 'PUT', json: { text: 'Yang benar begini.' } })
    await ask(threadPath(url))
    await as('/v1/queue?tab=published')
    await as(clarification, { method: 'DELETE' })
    await as('/v1/forwarding')
    const forward = `/v1/comments/${first.comment.id}/forward`
    await as(forward, { method: 'PUT', json: { to: 'lapor', note: 'Catatan' } })
    await ask(threadPath(url))
    await ask(`/v1/receipts/${first.receipt}`)
    await as(`/v1/comments/${first.comment.id}`)
    await as('/v1/queue?tab=forwarded')
    await as(forward, { method: 'DELETE' })
    const order = { days: 7, reason: 'Menghina.' }
    const { id: hold } = (await as(`/v1/comments/${first.comment.id}/author-hold`, { json: order })).json
    await as('/v1/holds?limit=1')
    for (const method of ['PUT', 'DELETE']) await as(`/v1/holds/${hold}`, { method })
    const { version } = (await as(`/v1/comments/${first.comment.id}`)).json
    const cover = { spans: [{ field: 'text', from: 0, to: 5 }], version }
    const { undo: uncover } = (await as(`/v1/comments/${first.comment.id}/cover`, { json: cover })).json
    await ask(`/v1/receipts/${first.receipt}`)
    await as(`/v1/comments/${first.comment.id}`)
    await as(`/v1/decisions/${uncover}/undo`, { method: 'POST' })
    for (const seen of ['x', 0, 1]) await as(`${reports}?seen=${seen}`, { method: 'DELETE' })
    await as(reports, { method: 'DELETE' })
    await as(`/v1/comments/${first.comment.id}`)
    await ask(reports, browser)
    await as(`/v1/comments/${first.comment.id}/pin`, { method: 'PUT' })
    for (const title of ['Judul lain', 'x'.repeat(201)])
      await as(`/v1/comments/${first.comment.id}/page-title`, { method: 'PUT', json: { title } })
    await ask(threadPath(url, { at: first.comment.id, answered: 'no' }))
    await ask(threadPath(url, { since: revision }))
    const { keys, clock } = service.service.collaborators
    const sekar = 'sekar@surat.example'
    await post({ email: sekar })
    const { id: person = '' } = (await service.store.people.byLookup(lookupOf(keys, sekar))) ?? {}
    await ask('/v1/privacy/requests', { json: { email: sekar, kind: 'export' } })
    for (const kind of ['export', 'erase'] as const) {
      const link = `/v1/privacy/${dataToken(keys, { person, kind, now: clock.now() })}`
      await ask(link)
      await ask(link, { method: 'DELETE' })
    }
    const edit = { headers: { Authorization: `Bearer ${first.editToken}` } }
    await ask(`/v1/comments/${first.comment.id}`, { ...edit, method: 'PATCH', json: { text: 'Diubah' } })
    await ask(`/v1/comments/${first.comment.id}`, { ...edit, method: 'DELETE' })
    await ask(threadPath(url))
    await ask(threadPath(url, { since: revision }))
    await ask(`/v1/receipts/${first.receipt}`)
    await as(`/v1/comments/${first.comment.id}`)
  })

  test('is answered to members as the document says', async () => {
    const held = await post({ text: 'Lihat https://judi.example sekarang' })
    const { id } = held.comment
    await as('/v1/queue?tab=held')
    await as(`/v1/queue?tab=held&limit=1&q=judi&office=kpu-ri`)
    await as('/v1/queue/figures')
    await as('/v1/queue/figures?reach=own&office=kpu-ri')
    await as('/v1/queue/count?tab=held&q=judi')
    await as(`/v1/queue/changes?seen=${id}.0&seen=${id.replace(/^../, '00')}.1`)
    const { undo } = (await decide({ ids: [id, 'tidak-ada'], action: 'reject', reason: 'Iklan' })).json
    await ask(`/v1/receipts/${held.receipt}`)
    await as(`/v1/decisions/${undo}/undo`, { method: 'POST' })
    await as(`/v1/decisions/${undo}/undo`, { method: 'POST' })
    await as(`/v1/comments/${id}/kind`, { method: 'PUT', json: { kind: 'question' } })
    await as('/v1/queue?tab=answer')
    await as(`/v1/comments/${id}/answer`, { json: { text: 'Terima kasih', approve: true } })
    await ask(`/v1/comments/${id}/unsettled`, { method: 'POST', headers: { Authorization: `Bearer ${held.reader}` } })
    await as(`/v1/comments/${id}/answer`, { json: { text: 'Sekali lagi' } })
    await ask(`/v1/receipts/${held.receipt}/unsettled`, { method: 'POST' })
    await as(`/v1/comments/${id}`)
    await as(`/v1/comments/${id}/below`)
    await ask(`/v1/receipts/${held.receipt}`)
    await ask(threadPath(url))
    await decide({ match: { tab: 'held', before: id }, action: 'spam' })
    for (const tab of ['published', 'spam', 'rejected', 'reported']) await as(`/v1/queue?tab=${tab}`)
    const advert = 'Jual peninggi badan asli tanpa efek samping, bisa bayar di tempat ke seluruh Indonesia'
    for (const n of [1, 2, 3]) await post({ url: `${url}/${n}`, text: advert })
    await campaigns(service.service.collaborators).run(Date.now())
    const [wave] = (await as('/v1/campaigns?limit=5')).json.campaigns
    await decide({ campaign: wave.id, action: 'reject', reason: 'Iklan' })
    await as(`/v1/campaigns/${wave.id}?limit=2`)
    await as(`/v1/campaigns/${wave.id}/export.csv`)
    await as('/v1/campaigns/tidak-ada')
    await as('/v1/queue?tab=rejected&group=campaign')
    await as('/v1/audit?limit=5')
    await as('/v1/audit.csv?act=reject')
    await ask('/v1/ledger')
    await as('/v1/insights?from=2026-01-01&to=2026-01-31')
    await as('/v1/insights')
    await as('/v1/insights/rising')
    await sealAudit(service.service.collaborators).run(Date.now())
    expect((await as('/v1/audit/chain')).json.lines).toBeGreaterThan(0)
    await as('/v1/filter/honesty?weeks=2')
    await as('/v1/filter/sample')
    const madeAt = weekStart(Date.now()) - 1
    const passed = aComment(aPage({ site }), { id: firstIdAt(madeAt), createdAt: madeAt, office: 'kpu-ri' })
    await service.store.comments.insert(passed, aPage({ id: passed.page, site }))
    expect((await as('/v1/filter/sample')).json.items).toHaveLength(1)
    await as(`/v1/filter/sample/${passed.id}`, { json: { spam: true } })
  })

  test('is answered to those who keep order as the document says', async () => {
    await as('/v1/offices/kpu-uraian/policy/rehearsal', { json: { settings: { holdLinks: { value: false } } } })
    const settings = { moderation: { value: 'closed', locked: true }, blockedPhrases: { value: ['gacor'] } }
    const kept = { title: 'Judul', text: 'Jawaban' }
    const { id: saved } = (await as('/v1/saved-answers', { json: { office: 'kpu-uraian', ...kept } })).json
    await as('/v1/saved-answers?office=kpu-uraian')
    await as(`/v1/saved-answers/${saved}`, { method: 'PUT', json: kept })
    await as(`/v1/saved-answers/${saved}`, { method: 'DELETE' })
    await as('/v1/weekly')
    await as('/v1/weekly.csv')
    const meant = { text: 'Jawab yang terlambat', owner: { office: 'kpu-uraian', role: 'lead' }, due: '2099-01-05' }
    const week = new Date().toISOString().slice(0, 10)
    const { id: meantId } = (await as('/v1/follow-ups', { json: { office: 'kpu-uraian', week, ...meant } })).json
    await as(`/v1/follow-ups/${meantId}`, { method: 'PUT', json: meant })
    await as(`/v1/follow-ups/${meantId}/outcome`, { method: 'PUT', json: { result: 'done' } })
    await as(`/v1/weekly?office=kpu-uraian&week=${week}`)
    await as(`/v1/follow-ups/${meantId}`, { method: 'DELETE' })
    await as('/v1/offices')
    await as('/v1/offices/kpu-uraian/policy/reach', { json: { settings: { holdLinks: { value: false } } } })
    await as('/v1/offices/kpu-uraian/policy')
    await as('/v1/offices/kpu-uraian/policy', { method: 'PUT', json: { settings } })
    const closing = '/v1/offices/kpu-uraian/closing'
    await as(closing, { method: 'PUT', json: { reason: 'Gempa', until: new Date(Date.now() + 60_000).toISOString() } })
    await as(closing)
    await as('/v1/in-force')
    await as(closing, { method: 'DELETE' })
    const built = { name: 'Situs', office: 'kpu-uraian', origins: ['http://uraian.example'] }
    await as('/v1/sites', { json: { id: 'situs-uraian', ...built } })
    await as('/v1/sites/situs-uraian', { method: 'PUT', json: { ...built, name: 'Situs baru' } })
    await as('/v1/sites')
    await ask(`/v1/sites/situs-uraian/thread?url=http://uraian.example/`)
    const body = { email: 'budi@kpu.example', name: 'Budi', role: 'moderator', office: 'kpu-uraian' }
    const { member: budi, link } = (await as('/v1/members', { json: body })).json
    await as('/v1/members', { json: { ...body, email: 'wati@kpu.example', password: 'sandi yang panjang' } })
    await as(`/v1/members/${budi.id}`, { method: 'PATCH', json: { name: 'Budi Baru' } })
    await as('/v1/members')
    await as(`/v1/members/${budi.id}/link`, { method: 'POST' })
    const session = (await ask('/v1/session', { json: { link: new URL(link).hash.slice('#link='.length) } })).json
    await as('/v1/session', {}, session.token)
    await as('/v1/session', { method: 'DELETE' }, session.token)
    await as(`/v1/members/${budi.id}`, { method: 'DELETE' })
    await as('/v1/audit')
  })

  test('is answered to an author who disagrees, and to whoever decides that', async () => {
    const made = await post()
    await as('/v1/decisions', { json: { ids: [made.comment.id], action: 'reject' } })
    await ask(`/v1/receipts/${made.receipt}/appeal`, { json: { key: randomUUID(), text: 'Saya hanya bertanya.' } })
    await as('/v1/queue?tab=appealed')
    // The decision was one's own.
    const { status } = await as(`/v1/comments/${made.comment.id}/appeal`, { json: { grant: true } })
    expect(status).toBe(403)
    const other = (await service.makeMember()).token
    await as(`/v1/comments/${made.comment.id}/appeal`, { json: { grant: true } }, other)
    await ask(`/v1/receipts/${made.receipt}`)
  })

  test('is refused as the document says', async () => {
    const own = `/v1/sites/${site}/comments`
    const asked: [string, Sent, number][] = [
      [own, { json: comment({ url, name: '', email: 'x' }) }, 422],
      [own, { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } }, 400],
      [own, { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/csv' } }, 415],
      [own, { json: { text: 'x'.repeat(70_000) } }, 413],
      [threadPath(url), { headers: { Origin: 'http://asing.example' } }, 403],
      [threadPath(url, { limit: 101 }), {}, 422],
      ['/v1/sites/tidak-ada/thread?url=x', {}, 404],
      ['/v1/queue?tab=held', {}, 401],
      ['/v1/session', { json: { email: 'siapa@kpu.example', password: 'salah' } }, 401],
    ]
    for (const [path, sent, status] of asked) expect((await ask(path, sent)).status, path).toBe(status)
    const closed = comment({ url: 'http://uraian.example/' })
    expect((await ask('/v1/sites/situs-uraian/comments', { json: closed })).status).toBe(409)
  })

  test('has asked every call there is', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) await ask(path)
    const names = calls.map(({ operation }) => operation.operationId)
    expect(names.filter((name) => !answered.has(name))).toEqual(['watchThread'])
  })
})
