// Over random trees, roles and calls: what stands outside an office and those below it does not exist for its members.
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rootOffice, type RunningService, type Member, startService } from '../support/service.ts'
import { caller, type Caller } from '../http/calling.ts'

let service: RunningService
let http: Caller
/** Parent of each office, made from one random tree. */
const parents = new Map<string, string>()
const members: Member[] = []
const comments = new Map<string, string>()

const isWithin = (office: string, above: string): boolean => {
  for (let at: string | undefined = office; at !== undefined; at = parents.get(at)) if (at === above) return true
  return false
}

beforeAll(async () => {
  service = await startService()
  http = caller(service)
  const [tree = []] = fc.sample(fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), 1)
  const ids = [rootOffice]
  for (const [at, nat] of tree.entries()) {
    const [id, parent] = [`kantor-${at}`, ids[nat % ids.length] ?? rootOffice]
    await service.makeOffice(id, parent)
    parents.set(id, parent)
    ids.push(id)
  }
  for (const [at, id] of ids.entries()) {
    const origin = `http://${id}.example`
    await service.makeSite({ id: `situs-${id}`, office: id, origins: [origin] })
    const body = {
      key: randomUUID(),
      url: `${origin}/`,
      name: 'Yuni',
      email: `y${at}@surat.example`,
      text: `Kapan? ${id}`,
    }
    const posted = await http.call(`/v1/sites/situs-${id}/comments`, { json: body })
    comments.set(id, posted.json.comment.id)
    const role = (['owner', 'lead', 'moderator', 'auditor'] as const)[at % 4] ?? 'lead'
    members.push(await service.makeMember({ role, office: id }))
  }
})
afterAll(() => service.close())

const kinds = [
  'comment',
  'kind',
  'answer',
  'below',
  'earlier',
  'note',
  'clarify',
  'forward',
  'hold',
  'policy',
  'save',
  'reach',
  'closing',
  'close',
  'open',
  'queue',
  'count',
  'insights',
  'audit',
  'table',
  'honesty',
  'campaigns',
  'site',
  'link',
  'move',
  'decide',
  'several',
  'correct',
  'alike',
] as const

test('what is passed on is one comment’s answer and nothing more, whoever passes what on to whom', async () => {
  const owner = members[0] as Member
  const ids = [rootOffice, ...parents.keys()]
  const passings = fc.record({ from: fc.nat(), to: fc.nat(), who: fc.nat() })
  await fc.assert(
    fc.asyncProperty(passings, async ({ from, to, who }) => {
      const [office, other] = [ids[from % ids.length] ?? '', ids[to % ids.length] ?? '']
      const member = members[who % members.length] as Member
      if (office === other) return
      const origin = `http://${office}.example`
      const body = {
        key: randomUUID(),
        url: `${origin}/${randomUUID()}`,
        name: 'Yuni',
        email: `${randomUUID()}@surat.example`,
      }
      const posted = await http.call(`/v1/sites/situs-${office}/comments`, { json: { ...body, text: 'Kapan?' } })
      const { id } = posted.json.comment
      const root = { Authorization: `Bearer ${owner.token}` }
      await http.decide(owner.token, { ids: [id], action: 'approve' })
      const forwarded = await http.call(`/v1/comments/${id}/forward`, {
        method: 'PUT',
        headers: root,
        json: { to: other },
      })
      expect(forwarded.status).toBe(204)
      const headers = { Authorization: `Bearer ${member.token}` }
      const { status, json } = await http.call(`/v1/comments/${id}`, { headers })
      const [isOurs, isToAnswer] = [isWithin(office, member.office), isWithin(other, member.office)]
      expect(status).toBe(isOurs || isToAnswer ? 200 : 404)
      if (!isOurs && isToAnswer) {
        expect(json).toMatchObject({ guest: true, receipt: null, email: null, notes: [], reported: [], covers: [] })
        expect(['answer', undefined]).toContain(json.may[0])
      }
      for (const [path, sent] of [
        ['notes', { json: { text: 'x' } }],
        ['pin', { method: 'PUT' }],
        ['kind', { method: 'PUT', json: { kind: 'question' } }],
        ['cover', { json: { spans: [{ field: 'text', from: 0, to: 5 }], version: json.version ?? 1 } }],
      ] as const)
        if (!isOurs)
          expect((await http.call(`/v1/comments/${id}/${path}`, { headers, ...sent })).status, path).toBe(404)
      await http.decide(owner.token, { ids: [id], action: 'remove' })
    }),
    { numRuns: 40 },
  )
})

test('another office’s comments, policies and members are not there, and nothing of them is in any answer', async () => {
  const calls = fc.record({
    who: fc.nat(),
    where: fc.nat(),
    what: fc.constantFrom(...kinds),
    tab: fc.constantFrom('held', 'published', 'answer'),
  })
  await fc.assert(
    fc.asyncProperty(calls, async ({ who, where, what, tab }) => {
      const member = members[who % members.length] as Member
      const target = members[where % members.length] as Member
      const { office } = target
      const id = comments.get(office) ?? ''
      const headers = { Authorization: `Bearer ${member.token}` }
      const settings = { editMinutes: { value: 5, locked: false } }
      const asked = {
        comment: () => http.call(`/v1/comments/${id}`, { headers }),
        kind: () => http.call(`/v1/comments/${id}/kind`, { method: 'PUT', headers, json: { kind: 'question' } }),
        answer: () => http.call(`/v1/comments/${id}/answer`, { headers, json: { text: 'Ya', approve: false } }),
        below: () => http.call(`/v1/comments/${id}/below`, { headers }),
        earlier: () => http.call(`/v1/comments/${id}/earlier-answers`, { headers }),
        note: () => http.call(`/v1/comments/${id}/notes`, { headers, json: { text: 'Catatan' } }),
        clarify: () =>
          http.call(`/v1/comments/${id}/clarification`, { method: 'PUT', headers, json: { text: 'Tidak benar.' } }),
        forward: () =>
          http.call(`/v1/comments/${id}/forward`, { method: 'PUT', headers, json: { to: rootOffice, note: null } }),
        hold: () =>
          http.call(`/v1/comments/${id}/author-hold`, { headers, json: { days: 1, reason: 'Iklan', address: false } }),
        policy: () => http.call(`/v1/offices/${office}/policy`, { headers }),
        count: () => http.call(`/v1/queue/count?tab=held&office=${office}`, { headers }),
        insights: () => http.call(`/v1/insights?office=${office}`, { headers }),
        audit: () => http.call(`/v1/audit?office=${office}`, { headers }),
        table: () => http.call(`/v1/audit.csv?office=${office}`, { headers }),
        honesty: () => http.call(`/v1/filter/honesty?office=${office}`, { headers }),
        campaigns: () => http.call(`/v1/campaigns?office=${office}`, { headers }),
        site: () =>
          http.call(`/v1/sites/situs-${office}`, {
            method: 'PUT',
            headers,
            json: { name: office, office, origins: [`http://${office}.example`] },
          }),
        // To where they are already: nobody is moved while others ask.
        move: () => http.call(`/v1/members/${target.id}`, { method: 'PATCH', headers, json: { name: 'Rina Petugas' } }),
        save: () => http.call(`/v1/offices/${office}/policy`, { method: 'PUT', headers, json: { settings } }),
        closing: () => http.call(`/v1/offices/${office}/closing`, { headers }),
        close: () => http.call(`/v1/offices/${office}/closing`, { method: 'PUT', headers, json: { reason: 'Sebab' } }),
        open: () => http.call(`/v1/offices/${office}/closing`, { method: 'DELETE', headers }),
        reach: () => http.call(`/v1/offices/${office}/policy/reach`, { headers, json: { settings } }),
        queue: () => http.call(`/v1/queue?tab=${tab}&office=${office}`, { headers }),
        link: () => http.call(`/v1/members/${target.id}/link`, { method: 'POST', headers }),
        several: () => http.call('/v1/answers', { headers, json: { ids: [id], text: 'Ya', key: randomUUID() } }),
        correct: () => http.call(`/v1/comments/${id}/correction`, { method: 'PUT', headers, json: { text: 'Ya' } }),
        alike: () => http.call(`/v1/comments/${id}/similar-questions`, { headers }),
        decide: () => http.call('/v1/decisions', { headers, json: { ids: [id], action: 'spam' } }),
      }
      const { status, json } = await asked[what]()
      const inSight = isWithin(office, member.office)
      if (what === 'decide' || what === 'several') {
        if (!inSight && status === 200) expect(json.skipped).toEqual([{ id, state: 'not-found' }])
      } else if (!inSight) expect([what, status]).toEqual([what, 404])
      else expect([200, 201, 204, 403, 409, 422], what).toContain(status)
      const { json: queue } = await http.call(`/v1/queue?tab=${tab}`, { headers })
      for (const item of queue.items) expect(isWithin(item.office.id, member.office)).toBe(true)
    }),
    { numRuns: 250 },
  )
})
