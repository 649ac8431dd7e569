// What comes in: types, sizes, shapes, and what is told of each.
import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, comment, page, plainly, raw, site, threadPath } from './calling.ts'

let service: RunningService
let reader: Caller
const comments = `/v1/sites/${site}/comments`

beforeAll(async () => {
  service = await startService()
  reader = caller(service)
  await service.makeSite()
})

afterAll(() => service.close())

const send = (body: string | Uint8Array, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
  reader.call(comments, { method: 'POST', body, headers })
const sending = async (body: string | Uint8Array, headers?: Record<string, string>) => {
  const { status, json } = await send(body, headers)
  return `${status} ${json.code ?? ''}`.trim()
}

describe('a type', () => {
  test.each<[string, Record<string, string>, string]>([
    ['JSON', { 'Content-Type': 'application/json' }, '201'],
    ['JSON in other letters and with a charset', { 'Content-Type': 'Application/JSON; Charset="UTF-8"' }, '201'],
    ['text', { 'Content-Type': 'text/plain;charset=UTF-8' }, '201'],
    ['none', { 'Content-Type': '' }, '415 unsupported-media'],
    ['a form with files', { 'Content-Type': 'multipart/form-data; boundary=x' }, '415 unsupported-media'],
    ['XML', { 'Content-Type': 'application/xml' }, '415 unsupported-media'],
    ['something of JSON’s name', { 'Content-Type': 'application/json-seq' }, '415 unsupported-media'],
    ['constructor', { 'Content-Type': 'constructor' }, '415 unsupported-media'],
    ['another charset', { 'Content-Type': 'application/json; charset=utf-16' }, '415 unsupported-media'],
    ['gzip', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, '415 unsupported-media'],
    ['identity', { 'Content-Type': 'application/json', 'Content-Encoding': 'identity' }, '201'],
  ])('%s', async (_, headers, expected) => {
    const body = JSON.stringify(comment())
    const isGzip = headers['Content-Encoding'] === 'gzip'
    expect(await sending(isGzip ? gzipSync(body) : body, headers)).toBe(expected)
  })

  test('of an edit is JSON alone: the token in its header costs a preflight anyway', async () => {
    const { comment: made, editToken } = await reader.posted()
    const headers = { Authorization: `Bearer ${editToken}`, 'Content-Type': 'text/plain' }
    const { json } = await reader.call(`/v1/comments/${made.id}`, { method: 'PATCH', body: '{"text":"x"}', headers })
    expect(json.code).toBe('unsupported-media')
  })
})

describe('a shape', () => {
  test.each([
    ['nothing', ''],
    ['half', '{"key":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['text', '"x"'],
    ['two', '{}{}'],
    ['a comment', '{} // x'],
    ['half a surrogate pair in UTF-8', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
    ['Latin-1', Buffer.from('{"name":"é"}', 'latin1')],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['depth without an end', '['.repeat(60_000)],
    ['an object in a query’s form', 'key=1&url=2'],
  ])('%s is malformed', async (_, body) => expect(await sending(body)).toBe('400 malformed'))

  test('depth with an end is only a wrong field', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect(await sending(JSON.stringify(comment()).replace(/"text":"[^"]*"/, `"text":${deep}`))).toBe('422 invalid')
  })

  test('unknown fields are ignored, a byte order mark too', async () => {
    const body = JSON.stringify({ ...comment(), lain: { sekali: [1] } })
    expect(await sending(`\uFEFF${body.replace(/^\{/, '{"__proto__":{"name":"x"},"constructor":1,')}`)).toBe('201')
  })
})

describe('a size', () => {
  const most = 64 * 1024

  test('of 64 KiB is taken, of one byte more is not', async () => {
    const body = { ...comment(), padding: '' }
    body.padding = 'x'.repeat(most - JSON.stringify(body).length)
    expect(await sending(JSON.stringify(body))).toBe('201')
    expect(await sending(`${JSON.stringify(body)} `)).toBe('413 too-large')
    expect(await sending(JSON.stringify({ ...body, key: comment()['key'], padding: '€'.repeat(30_000) }))).toBe(
      '413 too-large',
    )
  })

  const head = (more: string) => `POST ${comments} HTTP/1.1\nHost: x\nContent-Type: application/json\n${more}\n\n`
  const next = 'GET /healthz HTTP/1.1\nHost: x\nConnection: close\n\n'.replaceAll('\n', '\r\n')
  const statuses = (answered: string) => [...answered.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)

  test('that nobody announced is counted, and the connection lives on', async () => {
    const chunk = 'x'.repeat(1_000)
    const chunks = Array.from({ length: 100 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
    const answered = await raw(service, head('Transfer-Encoding: chunked'), [...chunks, '0\r\n\r\n', next])
    expect(statuses(answered)).toEqual(['413', '200'])
    expect(answered).toContain('"code":"too-large"')
  })

  test('that was announced is refused at once, and the connection lives on', async () => {
    const answered = await raw(service, head(`Content-Length: ${most * 2}`), ['x'.repeat(most * 2), next])
    expect(statuses(answered)).toEqual(['413', '200'])
  })

  test('without an end ends the connection', async () => {
    const flood = Array.from({ length: 64 }, () => 'x'.repeat(64 * 1024))
    const answered = await raw(service, head(`Content-Length: ${1e9}`), flood).catch(() => 'HTTP/1.1 413 and closed')
    expect(answered).toMatch(/^HTTP\/1\.1 413|^$/)
    expect((await reader.call('/healthz')).status).toBe(200)
  })

  test('less than announced is no comment', async () => {
    const { port, hostname } = new URL(service.origin)
    const sender = connect({ port: Number(port), host: hostname })
    sender.write(head('Content-Length: 500').replaceAll('\n', '\r\n'))
    // The sender hangs up: the service forgets the half it has, and goes on.
    await new Promise((resolve) => sender.write('{"key":"x"', resolve))
    sender.destroy()
    await once(sender, 'close')
    expect((await reader.call('/healthz')).status).toBe(200)
  })
})

describe('an address', () => {
  test.each([
    ['/v1/sites/%ff/thread?url=x', 404],
    ['/v1/sites/%/thread?url=x', 404],
    ['/v1/sites/%2e%2e%2fx/thread?url=x', 404],
    ['/v1/receipts/%00', 404],
    ['/v1/comments/%E0%A4%A/replies', 404],
    ['/v1/sites/__proto__/thread?url=x', 404],
    ['/v1/sites/constructor/thread?url=x', 404],
    [`/v1/sites/${site}/thread?url=%ff%fe`, 422],
    [`/v1/sites/${site}/thread?url=%`, 422],
    [`/v1/sites/${site}/thread`, 422],
    [`/v1/sites/${site}/thread?url=`, 422],
    [`/v1/sites/${site}/thread?url=${page}&sort=new&sort=old`, 422],
    [`/v1/sites/${site}/thread?url=${page}&url=${page}`, 422],
    [`/v1/sites/${site}/thread?url[]=${page}`, 422],
    [`/v1/sites/${site}/thread?url=${page}&limit=2e1`, 422],
    [`/v1/sites/${site}/thread?url=${page}&limit=0`, 422],
    [`/v1/sites/${site}/thread?url=${page}&limit=101`, 422],
    [`/v1/sites/${site}/thread?url=${page}&limit=`, 422],
    [`/v1/sites/${site}/thread?url=${page}&limit=-1`, 422],
    [`/v1/sites/${site}/thread?url=${page}&sort=best`, 422],
    [`/v1/sites/${site}/thread?url=${page}&after=x`, 422],
    [`/v1/sites/${site}/thread?url=${page}&after=%00`, 422],
    [`/v1/sites/${site}/thread?url=${page}&since=-1`, 422],
    [`/v1/sites/${site}/thread?url=${page}&since=1.5`, 422],
    [`/v1/sites/${site}/thread?url=${page}&since=x`, 422],
    [`/v1/sites/${site}/thread?url=${page}&page=`, 422],
    [`/v1/sites/${site}/counts?url=${Array.from({ length: 101 }, (_, at) => `${page}/${at}`).join('&url=')}`, 422],
    [`/v1/sites/${site}/thread/?url=${page}`, 404],
    [`/v1/SITES/${site}/thread?url=${page}`, 404],
    ['/v1', 404],
    ['/nirgends', 404],
    ['//healthz', 404],
    ['/desk/assets/..%2f..%2fpackage.json', 404],
    ['/desk/assets/%2e%2e/index.html', 404],
  ])('%s answers %i', async (path, expected) => {
    const { status, json, headers } = await reader.call(path)
    expect(status).toBe(expected)
    expect(json).toMatchObject({ type: 'about:blank', status, code: status === 404 ? 'not-found' : 'invalid' })
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('of another host, in full, or none at all', async () => {
    for (const target of ['http://x/healthz', '*', 'http://[/', '/\\healthz', '/%0d%0aX: y']) {
      const answered = await raw(service, `GET ${target} HTTP/1.1\nHost: x\nConnection: close\n\n`)
      expect(`${target} ${answered.slice(9, 12)}`).toMatch(/ (200|400|404)$/)
    }
  })

  test('a wrong method is not found', async () => {
    for (const [method, path] of [
      ['POST', threadPath(page)],
      ['DELETE', comments],
      ['GET', comments],
      ['PUT', '/v1/session'],
      ['PATCH', '/v1/sites'],
      ['POST', '/healthz'],
      ['OPTIONS', comments],
    ] as const) {
      const { status, json } = await reader.call(path, { method })
      expect([method, path, status, json.code]).toEqual([method, path, 404, 'not-found'])
    }
  })

  test('is answered to HEAD as to GET, without the words', async () => {
    for (const path of [threadPath(page), '/healthz', '/', `/v1/sites/${site}/events?url=${page}`]) {
      const { status, body, headers } = await plainly(service, path, {}, 'HEAD')
      expect([path, status, body.length]).toEqual([path, 200, 0])
      expect(headers['content-type']).toBeDefined()
    }
  })
})

describe('a problem', () => {
  test('speaks the caller’s language', async () => {
    const titles: Record<string, string> = {}
    for (const language of [
      '',
      'en',
      'en-GB,en;q=0.9',
      'id',
      'fr',
      'id;q=0.1, en;q=0.9',
      'en;q=0',
      '*',
      'x'.repeat(5_000),
    ]) {
      const { json } = await reader.call('/nirgends', { headers: { 'Accept-Language': language } })
      titles[language.slice(0, 20)] = json.title
    }
    const english = 'Not found'
    const indonesian = 'Tidak ditemukan'
    expect(titles).toEqual({
      '': indonesian,
      en: english,
      'en-GB,en;q=0.9': english,
      id: indonesian,
      fr: indonesian,
      'id;q=0.1, en;q=0.9': english,
      'en;q=0': indonesian,
      '*': indonesian,
      [`${'x'.repeat(20)}`]: indonesian,
    })
  })

  test('names each bad field, in words', async () => {
    const body = comment({ name: ' ', email: 'bukan', text: '', url: 'ftp://x', lain: 1 })
    for (const language of ['id', 'en']) {
      const { json } = await reader.call(comments, { json: body, headers: { 'Accept-Language': language } })
      expect(Object.keys(json.fields).toSorted()).toEqual(['email', 'name', 'text', 'url'])
      for (const words of Object.values(json.fields)) expect(words).toMatch(/^\S.{5,}/)
    }
    const { json } = await reader.call(comments, { json: {} })
    expect(Object.keys(json.fields).toSorted()).toEqual(['email', 'key', 'name', 'text', 'url'])
  })
})
