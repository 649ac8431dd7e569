// A whole journey on either store; then everything that readers were answered is searched for what must not be there.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { hashNetwork } from '../../service/identity/network-addresses.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, type Sent, site, threadPath } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  const agent = 'AgenPembaca/7.3'
  const address = '203.0.113.77'
  const email = 'yuni.rahasia@surat.example'

  beforeAll(async () => {
    service = await startService({ store, config: { trustedProxies: ['127.0.0.1'] } })
    await service.makeSite()
  })

  afterAll(() => service.close())

  test('no reader’s answer holds an address, a hash of one, a network address or an agent', async () => {
    const desk = caller(service)
    const reader = caller(service)
    const headers = {
      'User-Agent': agent,
      'X-Forwarded-For': address,
      Origin: siteOrigin,
      'Content-Type': 'application/json',
    }
    const owner = await service.makeMember()
    const body = comment({ email })
    const { json: made } = await reader.post(body, { headers })
    const { json: other } = await reader.post({ email: 'lain@surat.example' }, { headers })
    await desk.decide(owner.token, { ids: [made.comment.id], action: 'approve' })
    await desk.decide(owner.token, { ids: [other.comment.id], action: 'reject', reason: 'Bukan pokoknya.' })
    const asMember = { Authorization: `Bearer ${owner.token}` }
    const answered = await desk.call(`/v1/comments/${made.comment.id}/answer`, {
      json: { text: 'Besok.' },
      headers: asMember,
    })
    expect(answered.status).toBe(201)

    const asAuthor = { ...headers, Authorization: `Bearer ${made.editToken}` }
    const ask = [
      reader.post(body, { headers }),
      reader.post({ ...body, text: 'Lain' }, { headers }),
      reader.post({ ...body, email: 'rusak@', name: '' }, { headers }),
      reader.call(threadPath(page), { headers }),
      reader.call(threadPath(page, { since: 0 }), { headers }),
      reader.call(`/v1/comments/${made.comment.id}/replies`, { headers }),
      reader.call(`/v1/receipts/${made.receipt}`, { headers }),
      reader.call(`/v1/receipts/${other.receipt}`, { headers }),
      reader.call(`/v1/sites/${site}/mine`, { json: { url: page, reader: other.reader }, headers }),
      reader.call(`/v1/comments/${other.comment.id}`, {
        method: 'PATCH',
        json: { text: 'x' },
        headers: { ...asAuthor, Authorization: `Bearer ${other.editToken}` },
      }),
      reader.call(`/v1/comments/${made.comment.id}`, { method: 'PATCH', json: { text: 'x' }, headers: asAuthor }),
      reader.call(`/v1/sites/${site}/counts?url=${page}`, { headers }),
      reader.call('/nirgends', { headers }),
    ]
    const statuses = (await Promise.all(ask)).map(({ status }) => status)
    expect(statuses).toEqual([201, 409, 422, 200, 200, 200, 200, 200, 200, 409, 409, 200, 404])
    await engage(reader, made, headers)
    expect((await reader.call(`/v1/comments/${made.comment.id}`, { method: 'DELETE', headers: asAuthor })).status).toBe(
      204,
    )
    await reader.call(threadPath(page), { headers })

    const person = await keptOf(made.comment.id)
    const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => {
      const digest = createHash(name).update(email).digest()
      return [digest.toString('hex'), digest.toString('base64'), digest.toString('base64url')]
    })
    const forbidden = [
      email,
      'yuni.rahasia',
      'rusak@',
      'lain@surat',
      agent,
      'AgenPembaca',
      address,
      '203.0.113',
      ...person,
      ...(await networkHashes()),
      ...hashes,
    ]
    // Members read what was reported, and not by whom.
    const opened = await desk.call(`/v1/comments/${made.comment.id}`, { headers: asMember })
    expect(opened.json.reported).toHaveLength(2)
    for (const hash of [...(await networkHashes()), made.reader.split('.')[1]]) expect(opened.text).not.toContain(hash)
    const said = reader.answers.map(({ text, headers: sent }) => `${[...sent].join('\n')}\n${text}`).join('\n')
    for (const word of forbidden) expect(said).not.toContain(word)
    expect(said).not.toMatch(/[\w.+-]+@[\w-]+\.\w/)
    expect(said).not.toMatch(/\b(?:\d{1,3}\.){3}\d{1,3}\b/)
    expect(said).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/)
    expect(said).not.toMatch(/set-cookie/i)
  })

  /** All that readers do besides writing, with a token and without. */
  async function engage(reader: Caller, made: PostedView, headers: Record<string, string>): Promise<void> {
    const { id } = made.comment
    const reaction = `/v1/sites/${site}/reaction?url=${page}`
    const note = `dari ${email}, ${address}, ${agent}`
    const asBrowser = { ...headers, Authorization: `Bearer ${made.reader}` }
    const asked: [number, string, Sent][] = [
      [200, threadPath(page, { at: id, answered: 'yes' }), { headers }],
      [200, `/v1/comments/${id}/support`, { method: 'PUT', headers }],
      [200, `/v1/comments/${id}/support`, { method: 'DELETE', headers: asBrowser }],
      [202, `/v1/comments/${id}/reports`, { json: { reason: 'other', note }, headers }],
      [202, `/v1/comments/${id}/reports`, { json: { reason: 'other', note }, headers: asBrowser }],
      [200, `/v1/comments/${id}/reports`, { headers }],
      [422, `/v1/comments/${id}/reports`, { json: { reason: note }, headers }],
      [200, reaction, { method: 'PUT', json: { reaction: 'Membantu' }, headers }],
      [422, reaction, { method: 'PUT', json: { reaction: note }, headers }],
    ]
    for (const [status, path, sent] of asked) expect((await reader.call(path, sent)).status, path).toBe(status)
  }

  /** By which the day knows a network, alone and with its program. */
  async function networkHashes(): Promise<string[]> {
    const day = new Date().toISOString().slice(0, 10)
    const offered = { day, secret: new Uint8Array(32), createdAt: Date.now() }
    const { secret } = await service.store.people.dailySecret(day, offered)
    return [hashNetwork(secret, address), hashNetwork(secret, address, agent)]
  }

  /** What the store itself keeps of the person, which must not come out either. */
  async function keptOf(id: string): Promise<string[]> {
    const { comments, people } = service.store
    const record = await comments.byId(id)
    const author = record?.author
    if (author?.kind !== 'reader' || !author.reader) throw new Error('The comment has lost its reader')
    const person = author.person === null ? null : await people.byId(author.person)
    const key = person && (await people.key(person.id))
    if (!record?.content || !person || !key) throw new Error('The comment has lost its person')
    const bytes = [person.sealed, key.wrapped].map((one) => Buffer.from(one))
    const written = bytes.flatMap((one) => [one.toString('base64'), one.toString('hex')])
    return [person.id, person.lookup, record.content, ...written]
  }
})
