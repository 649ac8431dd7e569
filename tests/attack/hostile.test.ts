// Values that attackers, broken programs and odd keyboards send, in every field of every call that changes something.
import { afterAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { siteOrigin } from '../support/service.ts'
import { comment, page, type Sent, site } from '../http/calling.ts'
import { wrongAddresses, wrongLines, wrongTexts, wrongTypes } from './hostile-values.ts'
import { expectProblem, openTarget } from './hostile-stage.ts'

const targets = { sqlite: await openTarget('sqlite'), mongo: await openTarget('mongo') }

onBothStores('on %s', (store) => {
  const { service, reader, owner, own, asMember, state } = targets[store]

  afterAll(() => service.close())

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
})
