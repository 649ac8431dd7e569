// Values that attackers, broken programs and odd keyboards send, in every field of every call that changes something.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mongoUrl } from '../support/mongo.ts'
import { type Member, type RunningService, siteOrigin, startService, type StoreKind } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, page, type Sent, site, threadPath } from '../http/calling.ts'

/** What no field of ours is: answered with a problem, whatever the field. */
const wrongTypes: [string, unknown][] = [
  ['an operator', { $gt: '' }],
  ['an operator that runs code', { $where: 'sleep(1000)' }],
  ['a list', ['x']],
  ['an empty list of lists', [[]]],
  ['a number', 7],
  ['a number past all bounds', 1e308],
  ['true', true],
  ['an object with a length', { length: 1, 0: 'x' }],
  ['an object that would be text', { toString: 'x', valueOf: 'x' }],
  ['something deep', JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)],
]

/** Text that is refused in every field where a person types. */
const wrongTexts: [string, string][] = [
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', 'a\udc00b'],
  ['10,000 combining marks', `a${'\u0301'.repeat(10_000)}`],
  ['60,000 letters', 'x'.repeat(60_000)],
  ['nothing but invisible letters', '\u200b\u200d\u2060\ufeff'],
  ['spaces', '   '],
  ['nothing', ''],
]

/** Text that is refused in fields of one line. */
const wrongLines: [string, string][] = [
  ['a header', 'a\r\nBcc: x@y.example'],
  ['a line break', 'a\nb'],
  ['an escape', 'a\u001b[2Jb'],
  ['a control of C1', 'a\u0085b'],
]

const wrongAddresses: [string, string][] = [
  ['a script', 'javascript:alert(1)'],
  ['a script in capitals with a tab', 'JaVa\tScript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a file', 'file:///etc/passwd'],
  ['no scheme', '//berita.example/x'],
  ['a stranger', 'http://judi.example/'],
  ['a stranger as a user', 'http://berita.example@judi.example/'],
  ['a sibling', 'http://x.berita.example/'],
  ['another port', 'http://berita.example:81/'],
  ['a header', `${siteOrigin}/\r\nX: y`],
  ['a list', '["x"]'],
]

// The first run on a machine builds the server, which no time-out of a test would wait for.
await mongoUrl()

describe.each<StoreKind>(['sqlite', 'mongo'])('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let own: { id: string; token: string; reader: string }

  beforeAll(async () => {
    service = await startService({ store })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
    const made = await reader.published(owner.token)
    own = { id: made.comment.id, token: made.editToken, reader: made.reader }
  })

  afterAll(() => service.close())

  const asMember = () => ({ Authorization: `Bearer ${owner.token}` })

  /** Everything that a call could have changed. */
  async function state(): Promise<string> {
    const paths = [
      '/v1/queue?tab=held&limit=1',
      '/v1/sites',
      '/v1/offices',
      '/v1/members',
      '/v1/offices/kpu-ri/policy',
      '/v1/audit?limit=1',
    ]
    const asked = [...paths.map((path) => reader.call(path, { headers: asMember() })), reader.call(threadPath(page))]
    return (await Promise.all(asked)).map(({ text }) => text).join('\n')
  }

  function expectProblem(answer: Answer, what: string): void {
    expect(answer.status, `${what}: ${answer.text.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
    expect(answer.status, what).toBeLessThan(500)
    expect(answer.headers.get('content-type'), what).toBe('application/problem+json')
    expect(answer.headers.get('cache-control'), what).toBe('no-store')
    expect(answer.json, what).toMatchObject({
      type: 'about:blank',
      status: answer.status,
      title: expect.any(String),
      detail: expect.any(String),
    })
  }

  type Field = { name: string; values: [string, unknown][] }
  type Form = {
    name: string
    path: () => string
    sent: () => Sent
    body: () => Record<string, unknown>
    fields: Field[]
  }

  const line = [...wrongTypes, ...wrongTexts, ...wrongLines]
  const url = [...wrongTypes, ...wrongTexts, ...wrongAddresses]
  const optional = (values: [string, unknown][]) =>
    values.filter(([name]) => !['nothing', 'spaces', 'nothing but invisible letters'].includes(name))
  const notText = wrongTypes

  const forms: Form[] = [
    {
      name: 'a post',
      path: () => `/v1/sites/${site}/comments`,
      sent: () => ({}),
      body: () => comment(),
      fields: [
        { name: 'key', values: [...line, ['another form', 'x'.repeat(36)]] },
        { name: 'url', values: url },
        { name: 'page', values: optional(line) },
        { name: 'title', values: optional(line) },
        { name: 'parent', values: [...line, ['an unknown one', '01m87z1vwc5ezycaw1j237bne9-skm']] },
        { name: 'name', values: line },
        {
          name: 'email',
          values: [...line, ['no address', 'a@b'], ['two', 'a@b.example,c@d.example'], ['a name', 'A <a@b.example>']],
        },
        { name: 'text', values: [...wrongTypes, ...wrongTexts] },
        { name: 'reader', values: notText },
        { name: 'trap', values: notText },
      ],
    },
    {
      name: 'one’s own',
      path: () => `/v1/sites/${site}/mine`,
      sent: () => ({}),
      body: () => ({ url: page, reader: own.reader }),
      fields: [
        { name: 'url', values: url },
        { name: 'page', values: optional(line) },
        { name: 'reader', values: notText },
      ],
    },
    {
      name: 'an edit',
      path: () => `/v1/comments/${own.id}`,
      sent: () => ({ method: 'PATCH', headers: { Authorization: `Bearer ${own.token}` } }),
      body: () => ({ text: 'x' }),
      fields: [{ name: 'text', values: [...wrongTypes, ...wrongTexts] }],
    },
    {
      name: 'a report',
      path: () => `/v1/comments/${own.id}/reports`,
      sent: () => ({}),
      body: () => ({ reason: 'spam' }),
      fields: [
        { name: 'reason', values: [...line, ['another', 'judi'], ['a method', 'constructor']] },
        { name: 'note', values: optional([...wrongTypes, ...wrongTexts]) },
      ],
    },
    {
      name: 'a reaction',
      path: () => `/v1/sites/${site}/reaction?url=${page}`,
      sent: () => ({ method: 'PUT' }),
      body: () => ({}),
      fields: [{ name: 'reaction', values: [...line, ['another', 'Bagus'], ['proto', '__proto__']] }],
    },
    {
      name: 'a decision',
      path: () => '/v1/decisions',
      sent: () => ({ headers: asMember() }),
      body: () => ({ ids: [own.id], action: 'reject', reason: 'x' }),
      fields: [
        {
          name: 'ids',
          values: [
            ...notText.filter(([name]) => name !== 'a list'),
            ['text', 'x'],
            ['operators', [{ $gt: '' }]],
            ['NUL', ['a\0']],
          ],
        },
        {
          name: 'match',
          values: [...notText, ['text', 'x'], ['an operator within', { tab: { $ne: '' }, before: { $gt: '' } }]],
        },
        { name: 'action', values: [...line, ['another', 'publish'], ['a method', 'constructor']] },
        { name: 'reason', values: optional([...wrongTypes, ...wrongTexts]) },
        { name: 'expect', values: [...wrongTypes, ...wrongTexts, ['a name of all objects', 'constructor']] },
      ],
    },
    {
      name: 'an answer',
      path: () => `/v1/comments/${own.id}/answer`,
      sent: () => ({ headers: asMember() }),
      body: () => ({ text: 'x' }),
      fields: [
        { name: 'text', values: [...wrongTypes, ...wrongTexts] },
        { name: 'approve', values: [...wrongTypes.filter(([name]) => name !== 'true'), ['text', 'true']] },
      ],
    },
    {
      name: 'a site',
      path: () => '/v1/sites',
      sent: () => ({ headers: asMember() }),
      body: () => ({ id: 'situs-baru', name: 'x', office: 'kpu-ri', origins: [siteOrigin] }),
      fields: [
        { name: 'id', values: [...line, ['capitals', 'SITUS'], ['a path', '../situs'], ['proto', '__proto__']] },
        { name: 'name', values: optional(line) },
        { name: 'office', values: [...line, ['proto', '__proto__'], ['unknown', 'tidak-ada']] },
        {
          name: 'origins',
          values: [
            ...notText,
            ['text', siteOrigin],
            ['none', []],
            ['a star', ['*']],
            ['null', ['null']],
            ['a script', ['javascript:x']],
            ['a path', [`${siteOrigin}/x`]],
            ['a user', ['http://x@berita.example']],
          ],
        },
      ],
    },
    {
      name: 'a member',
      path: () => '/v1/members',
      sent: () => ({ headers: asMember() }),
      body: () => ({ email: 'baru@kpu.example', name: 'x', role: 'auditor', office: 'kpu-ri' }),
      fields: [
        { name: 'email', values: line },
        { name: 'name', values: optional(line) },
        { name: 'role', values: [...line, ['another', 'admin']] },
        { name: 'office', values: [...line, ['unknown', 'tidak-ada']] },
        {
          name: 'password',
          values: [
            ...notText,
            ['short', 'x'],
            ['long', 'x'.repeat(201)],
            ['half a surrogate pair', `${'x'.repeat(20)}\ud800`],
          ],
        },
      ],
    },
    {
      name: 'a member’s change',
      path: () => `/v1/members/${owner.id}`,
      sent: () => ({ method: 'PATCH', headers: asMember() }),
      body: () => ({}),
      fields: [
        { name: 'role', values: [...line, ['another', 'admin']] },
        { name: 'office', values: [...line, ['unknown', 'tidak-ada']] },
        { name: 'active', values: [...wrongTypes.filter(([name]) => name !== 'true'), ['text', 'false']] },
        { name: 'password', values: [...notText, ['without the present one', 'kata sandi baru']] },
      ],
    },
    {
      name: 'a policy',
      path: () => '/v1/offices/kpu-ri/policy',
      sent: () => ({ method: 'PUT', headers: asMember() }),
      body: () => ({}),
      fields: [
        {
          name: 'settings',
          values: [
            ...wrongTypes.filter(([name]) => name !== 'an empty list of lists'),
            ['text', 'x'],
            ['a value alone', { maxLength: 5 }],
            ['an operator', { maxLength: { value: { $gt: '' } } }],
            ['a name of all objects', { toString: { value: 1 } }],
          ],
        },
      ],
    },
    {
      name: 'signing in',
      path: () => '/v1/session',
      sent: () => ({ headers: { Origin: service.origin } }),
      body: () => ({ email: 'tidak.ada@kpu.example', password: 'x' }),
      fields: [
        { name: 'email', values: notText },
        { name: 'password', values: notText },
        { name: 'link', values: notText },
      ],
    },
  ]

  test.each(forms)('$name', async ({ path, sent, body, fields, name }) => {
    const before = await state()
    for (const { name: field, values } of fields) {
      for (const [what, value] of values) {
        const json = { ...body(), [field]: value }
        const answer = await reader.call(path(), { ...sent(), json })
        if (answer.status !== 429) expectProblem(answer, `${name}, ${field}: ${what}`)
      }
    }
    expect(await state()).toBe(before)
  })

  test('names of all objects are no fields', async () => {
    const before = await state()
    const body = `{"__proto__":${JSON.stringify(comment())},"constructor":{"prototype":{"name":"x"}}}`
    const headers = { 'Content-Type': 'application/json' }
    const answer = await reader.call(`/v1/sites/${site}/comments`, { body, headers })
    expectProblem(answer, '__proto__')
    expect(answer.json.fields).toHaveProperty('name')
    expect({}).not.toHaveProperty('name')
    expect(await state()).toBe(before)
  })

  test('paths and queries', async () => {
    const before = await state()
    const values = [
      '{"$gt":""}',
      '__proto__',
      'constructor',
      'a\0b',
      '\ud800',
      'x'.repeat(5_000),
      "' OR 1=1 --",
      '../../etc/passwd',
      '%00',
      '\r\nX: y',
      '*',
      '[object Object]',
      '٧',
      '😀',
    ]
    for (const value of values) {
      const one = encodeURIComponent(value.toWellFormed())
      const paths = [
        `/v1/sites/${one}/thread?url=${page}`,
        `/v1/sites/${one}/comments`,
        `/v1/comments/${one}/replies`,
        `/v1/comments/${one}`,
        `/v1/receipts/${one}`,
        `/v1/sites/${site}/thread?url=${one}`,
        `/v1/sites/${site}/thread?url=${page}&after=${one}`,
        `/v1/sites/${site}/thread?url=${page}&after=${one}&sort=top`,
        `/v1/sites/${site}/thread?url=${page}&since=${one}`,
        `/v1/sites/${site}/thread?url=${page}&limit=${one}`,
        `/v1/sites/${site}/thread?url=${page}&sort=${one}`,
        `/v1/sites/${site}/thread?url=${page}&answered=${one}`,
        `/v1/sites/${site}/reaction?url=${one}`,
        `/v1/comments/${one}/support`,
        `/v1/comments/${one}/reports`,
        `/v1/comments/${one}/pin`,
        `/v1/comments/${own.id}/reports?seen=${one}`,
        `/v1/sites/${site}/counts?url=${one}`,
        `/v1/sites/${site}/events?url=${one}`,
        `/v1/comments/${own.id}/replies?after=${one}`,
        `/v1/queue?tab=${one}`,
        `/v1/queue?tab=held&office=${one}`,
        `/v1/queue?tab=held&after=${one}`,
        `/v1/offices/${one}/policy`,
        `/v1/campaigns?after=${one}`,
        `/v1/campaigns?office=${one}`,
        `/v1/campaigns/${one}`,
        `/v1/campaigns/${one}/export.csv`,
        `/v1/audit?after=${one}`,
        `/v1/decisions/${one}/undo`,
        `/v1/members/${one}`,
        `/desk/assets/${one}`,
        `/${one}`,
      ]
      for (const path of paths) {
        const puts = /\/(support|pin|reaction)\b/.test(path)
        const method = path.endsWith('/undo')
          ? 'POST'
          : path.startsWith('/v1/members/') || path.includes('?seen=')
            ? 'DELETE'
            : puts
              ? 'PUT'
              : 'GET'
        expectProblem(await reader.call(path, { method, headers: asMember() }), `${method} ${path.slice(0, 120)}`)
      }
      // Who came for a comment that is not there reads the thread as it begins.
      expect([200, 422]).toContain((await reader.call(`/v1/sites/${site}/thread?url=${page}&at=${one}`)).status)
      const search = await reader.call(`/v1/queue?tab=held&q=${one}`, { headers: asMember() })
      expect([200, 422]).toContain(search.status)
      if (search.status === 200) expect(search.json.items).toEqual([])
    }
    expect(await state()).toBe(before)
  })

  test('headers', async () => {
    const odd = [
      'x'.repeat(8_000),
      '{"$gt":""}',
      'Bearer',
      'Bearer ',
      'Bearer {"$gt":""}',
      'Bearer a b',
      'bearer ....',
      `Bearer ${own.token}.${own.token}`,
    ]
    for (const value of odd) {
      for (const name of [
        'Authorization',
        'Cookie',
        'Accept-Language',
        'Accept-Encoding',
        'If-None-Match',
        'X-Forwarded-For',
        'Last-Event-ID',
        'Sec-Fetch-Site',
        'Forwarded',
      ]) {
        const asked = [threadPath(page), `/v1/comments/${own.id}`, '/v1/session', '/metrics', '/embed.js', '/desk']
        for (const path of asked)
          expect(
            (await reader.call(path, { headers: { [name]: value } })).status,
            `${name}: ${value.slice(0, 30)} ${path}`,
          ).toBeLessThan(500)
      }
      // A token that is none names nobody: it is the network's support.
      const supported = await reader.call(`/v1/comments/${own.id}/support`, {
        method: 'PUT',
        headers: { Authorization: value },
      })
      expect(supported.status === 431 ? 1 : supported.json.supports).toBe(1)
      const edit = await reader.call(`/v1/comments/${own.id}`, {
        method: 'PATCH',
        json: { text: 'x' },
        headers: { Authorization: value },
      })
      expect([404, 431]).toContain(edit.status)
    }
  })

  test('what is a person’s right to say stays what they said', async () => {
    const words = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '{{7*7}} ${7*7}',
      '{"$gt": ""}',
      "Robert'); DROP TABLE comments;--",
      '__proto__',
      'null',
      '=HYPERLINK("x")',
      'javascript:alert(1)',
      '\u202eterbalik',
      'ꦱꦸꦒꦼꦁ',
      '😀'.repeat(100),
    ]
    for (const text of words) {
      const made = await reader.published(owner.token, { key: randomUUID(), text, url: `${siteOrigin}/kata` })
      expect(made.comment.text).toBe(text)
    }
    const { json, text } = await reader.call(threadPath(`${siteOrigin}/kata`, { sort: 'old' }))
    expect(json.comments.map((shown: { text: string }) => shown.text)).toEqual(words)
    expect(text).toContain('"')
  })
})
