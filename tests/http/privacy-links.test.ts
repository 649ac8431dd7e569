// What the contract promises everybody: to see all that is held on them, and to have it erased, by a link to their address.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { caller, type Caller, code, type Sent, threadPath } from './calling.ts'

const from = 'Kotak komentar <komentar@kpu.example>'
const requests = '/v1/privacy/requests'
const url = `${siteOrigin}/privasi`

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let post: MailServer
  let people = 0

  beforeAll(async () => {
    post = await startMailServer()
    service = await startService({
      store,
      config: { mail: { url: post.url, from }, trustedProxies: ['127.0.0.1'] },
    })
    http = caller(service)
    await service.makeSite()
  })
  afterAll(async () => {
    await service.close()
    post.close()
  })

  const newEmail = (): string => `warga-${store}-${(people += 1)}@surat.example`
  async function tokenFor(email: string, kind: 'export' | 'erase', sent: Sent = {}): Promise<string> {
    const coming = post.next()
    const asked = await http.call(requests, { json: { email, kind }, ...sent })
    expect([asked.status, asked.text]).toEqual([202, ''])
    const { to, text } = await coming
    expect(to).toBe(email)
    return new RegExp(`${service.origin}/privasi#(\\S+)`).exec(text)?.[1] ?? ''
  }
  const at = (token: string): string => `/v1/privacy/${token}`
  const erase = (token: string, sent: Sent = {}) => http.call(at(token), { method: 'DELETE', ...sent })

  test('a link to see shows all that is held, as often as it is opened, and erases nothing', async () => {
    const email = newEmail()
    const { receipt, comment } = await http.posted({ url, email, text: 'Kapan kantor buka?' })
    const token = await tokenFor(email, 'export')
    const first = await http.call(at(token))
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(first.json).toMatchObject({
      email,
      since: expect.stringMatching(/Z$/),
      comments: [{ id: comment.id, receipt, text: 'Kapan kantor buka?', state: 'held', page: { url } }],
    })
    expect(first.text).not.toMatch(/"member"|"sealed"|"lookup"/)
    expect((await http.call(at(token))).json).toEqual(first.json)
    expect(await code(erase(token))).toBe('403 not-permitted')
    expect((await http.call(at(token))).status).toBe(200)
  })

  test('a link to erase shows it too, erases it once, and is over then', async () => {
    const email = newEmail()
    const owner = await service.makeMember()
    const { receipt, comment } = await http.published(owner.token, { url, email, text: 'Tolong lupakan saya' })
    const [token, other] = [await tokenFor(email, 'erase'), await tokenFor(email, 'export')]
    expect((await http.call(at(token))).json.comments).toHaveLength(1)
    const done = await erase(token)
    expect([done.status, done.text]).toEqual([204, ''])
    for (const spent of [token, other]) expect(await code(http.call(at(spent)))).toBe('404 not-found')
    expect(await code(erase(token))).toBe('404 not-found')
    const thread = await http.call(threadPath(url, { limit: 100 }))
    expect(thread.text).not.toContain('Tolong lupakan saya')
    expect(thread.text).not.toContain(comment.id)
    expect((await http.call(`/v1/receipts/${receipt}`)).json.state).toBe('removed')
    // Whoever writes again with the same address is somebody new: no old link opens what is theirs.
    await http.posted({ url, email, text: 'Saya lagi' })
    expect(await code(http.call(at(token)))).toBe('404 not-found')
  })

  test('whoever asks is told the same of an address that nobody has, and nobody gets a letter', async () => {
    const before = post.letters.length
    const known = newEmail()
    await http.posted({ url, email: known, text: 'Ada' })
    const unknown = await http.call(requests, { json: { email: newEmail(), kind: 'erase' } })
    await tokenFor(known, 'erase')
    expect([unknown.status, unknown.text]).toEqual([202, ''])
    expect(post.letters.slice(before).map(({ to }) => to)).toEqual([known])
    // Again within ten minutes: answered the same, and the mailbox is not flooded.
    expect((await http.call(requests, { json: { email: known.toUpperCase(), kind: 'erase' } })).status).toBe(202)
    await http.posted({ url, email: 'penutup@surat.example', text: 'Ada' })
    await tokenFor('penutup@surat.example', 'export', { json: { email: 'penutup@surat.example', kind: 'export' } })
    expect(post.letters.filter(({ to }) => to === known)).toHaveLength(1)
  })

  test('what is wrong is told by the closed table, in its order', async () => {
    const stranger = { Origin: 'https://judi.example' }
    const json = { email: 'warga@surat.example', kind: 'export' }
    const asked: [Sent, string][] = [
      [{ body: 'x', headers: { ...stranger, 'Content-Type': 'text/html' } }, '403 origin-not-allowed'],
      [{ json, headers: { Origin: 'null' } }, '403 origin-not-allowed'],
      [{ body: 'x'.repeat(70_000), headers: { 'Content-Type': 'text/html' } }, '415 unsupported-media'],
      [{ body: '{'.repeat(70_000), headers: { 'Content-Type': 'application/json' } }, '413 too-large'],
      [{ body: '[]', headers: { 'Content-Type': 'text/plain' } }, '400 malformed'],
      [{ json: { email: 'warga@', kind: 'export' } }, '422 invalid'],
      [{ json: { email: 'warga@surat.example', kind: 'lihat' } }, '422 invalid'],
      [{ json: { kind: 'export' } }, '422 invalid'],
      [{ json, method: 'PUT' }, '404 not-found'],
    ]
    for (const [sent, expected] of asked) expect(await code(http.call(requests, sent))).toBe(expected)
    const { json: bad } = await http.call(requests, { json: { email: 'x', kind: 'export' } })
    expect(bad.fields).toEqual({ email: 'Email belum lengkap.' })
    for (const token of ['x', 'd2.e.x.99999999.x', '%00', 'd2.x.a.1.'.padEnd(60, 'A')]) {
      expect(await code(http.call(at(token))), token).toBe('404 not-found')
      expect(await code(erase(token, { headers: stranger })), token).toBe('404 not-found')
    }
    const email = newEmail()
    await http.posted({ url, email, text: 'Asal' })
    const token = await tokenFor(email, 'export', {
      body: JSON.stringify({ email, kind: 'export' }),
      headers: { 'Content-Type': 'text/plain', Origin: siteOrigin },
    })
    expect(await code(http.call(at(token), { headers: stranger }))).toBe('403 origin-not-allowed')
    expect(await code(erase(token, { body: 'x', headers: { 'Content-Type': 'text/html' } }))).toBe(
      '415 unsupported-media',
    )
    const shown = await http.call(at(token), { headers: { Origin: siteOrigin } })
    expect(shown.headers.get('access-control-allow-origin')).toBe(siteOrigin)
    const preflight = await http.call(at(token), {
      method: 'OPTIONS',
      headers: { Origin: siteOrigin, 'Access-Control-Request-Method': 'DELETE' },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, DELETE'])
  })

  test('one network has 20 letters sent in ten minutes', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.20', 'Content-Type': 'application/json' }
    const ask = () => http.call(requests, { body: JSON.stringify({ email: newEmail(), kind: 'export' }), headers })
    for (let n = 0; n < 20; n += 1) expect((await ask()).status).toBe(202)
    const refused = await ask()
    expect([refused.status, refused.json.code, Number(refused.headers.get('retry-after')) > 0]).toEqual([
      429,
      'rate-limited',
      true,
    ])
  })
})

test('without a server for mail the answer is the same, and nothing is sent', async () => {
  const service = await startService()
  const http = caller(service)
  const asked = await http.call(requests, { json: { email: 'warga@surat.example', kind: 'erase' } })
  expect(asked.status).toBe(202)
  await service.close()
})
