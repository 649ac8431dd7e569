// Whatever is sent: the contract's answer and never a defect; whatever was taken comes back as it was.
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemStatus } from '../../service/contract/problems.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, site, threadPath } from '../http/calling.ts'

let service: RunningService
let reader: Caller
let owner: Member

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeSite()
  owner = await service.makeMember()
})

afterAll(() => service.close())

const runs = { numRuns: 150 }

function expectContract({ status, json, headers }: Answer, good: number[]): void {
  if (good.includes(status)) return
  expect(headers.get('cache-control')).toBe('no-store')
  // Whole pages say the same to people, in words.
  if (headers.get('content-type')?.startsWith('text/html')) {
    expect(Object.values(problemStatus)).toContain(status)
    return
  }
  expect(status).toBe(problemStatus[json.code as keyof typeof problemStatus])
  expect(json).toMatchObject({ type: 'about:blank', status })
}

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }))
const oddly = fc.oneof(
  text,
  fc.jsonValue(),
  fc.constantFrom('', ' ', '\0', '\ud800', 'javascript:x', 'a@b.example', siteOrigin),
)

test('any body gets an answer of the contract', async () => {
  const names = [
    'key',
    'url',
    'page',
    'title',
    'parent',
    'name',
    'email',
    'text',
    'reader',
    'trap',
    '__proto__',
    'lain',
  ]
  const changes = fc.dictionary(fc.constantFrom(...names), oddly, { maxKeys: 4 })
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const answer = await reader.post({ ...comment(), ...changed })
      expectContract(answer, [201])
      if (answer.status === 201) expect(['held', 'published']).toContain(answer.json.comment.state)
    }),
    runs,
  )
})

test('any report and any reaction gets an answer of the contract', async () => {
  const { id } = (await reader.published(owner.token)).comment
  const calls = [
    { path: `/v1/comments/${id}/reports`, method: 'POST', good: 202 },
    { path: `/v1/sites/${site}/reaction?url=${siteOrigin}/x`, method: 'PUT', good: 200 },
  ]
  const body = fc.dictionary(fc.constantFrom('reason', 'note', 'reaction', '__proto__', 'lain'), oddly, { maxKeys: 3 })
  const likely = fc.record({ reason: fc.constantFrom('spam', 'other'), note: oddly, reaction: fc.constant('Membantu') })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), fc.oneof(body, likely), async ({ path, method, good }, json) => {
      expectContract(await reader.call(path, { method, json }), [good])
    }),
    runs,
  )
  const item = await reader.call(`/v1/comments/${id}`, { headers: { Authorization: `Bearer ${owner.token}` } })
  expect(item.json.reports).toBe(1)
})

test('any bytes get an answer of the contract', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('application/json', 'text/plain', 'x/y'),
      async (body, type) => {
        expectContract(await reader.post({}, { body, headers: { 'Content-Type': type }, json: undefined }), [])
      },
    ),
    runs,
  )
})

test('what is taken comes back, and sent again is the same', async () => {
  const url = `${siteOrigin}/sifat`
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(word, word, async (name, words) => {
      const body = comment({ key: randomUUID(), url, name, text: words })
      const first = await reader.post(body)
      expectContract(first, [201])
      if (first.status !== 201) return
      expect((await reader.post(body)).json).toEqual(first.json)
      const { id, text: kept, author } = first.json.comment
      // Cleaning what was cleaned changes nothing: an author who sends their own words back says the same.
      const again = await reader.post(comment({ url, name: author.name, text: kept }))
      expect([again.json.comment?.text, again.json.comment?.author?.name]).toEqual([kept, author.name])
      await reader.decide(owner.token, { ids: [id], action: 'approve' })
      const thread = await reader.call(threadPath(url, { limit: 1 }))
      expect(thread.json.comments[0]).toMatchObject({ id, text: kept, author: { name: author.name } })
    }),
    { numRuns: 60 },
  )
})

test('any query gets an answer of the contract', async () => {
  const names = ['url', 'page', 'sort', 'after', 'limit', 'since', 'answered', 'at', 'tab', 'office', 'q', 'x']
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 6 })
  const paths = [
    `/v1/sites/${site}/thread`,
    `/v1/sites/${site}/counts`,
    '/v1/queue',
    '/v1/audit',
    '/v1/campaigns',
    `/v1/comments/x/replies`,
  ]
  await fc.assert(
    fc.asyncProperty(pairs, fc.constantFrom(...paths), fc.boolean(), async (query, path, onPage) => {
      const search = new URLSearchParams([...(onPage ? [['url', `${siteOrigin}/x`]] : []), ...query] as [
        string,
        string,
      ][])
      const headers = path.includes('sites') ? {} : { Authorization: `Bearer ${owner.token}` }
      expectContract(await reader.call(`${path}?${search}`, { headers }), [200])
    }),
    runs,
  )
})

test('any path and method gets an answer of the contract', async () => {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE')
  const part = fc.oneof(text, fc.constantFrom('v1', 'sites', 'comments', 'thread', 'desk', 'assets', '..', '%', '%ff'))
  await fc.assert(
    fc.asyncProperty(method, fc.array(part, { maxLength: 5 }), async (verb, parts) => {
      const path = `/${parts.map((one) => (one.startsWith('%') ? one : encodeURIComponent(one.toWellFormed()))).join('/')}`
      expectContract(await reader.call(path, { method: verb }), [200])
    }),
    runs,
  )
})
