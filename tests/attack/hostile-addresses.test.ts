// What attackers and broken programs send in addresses and headers; and words that only look like it.
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { siteOrigin } from '../support/service.ts'
import { page, site, threadPath } from '../http/calling.ts'
import { expectProblem, openTarget } from './hostile-stage.ts'

const targets = { sqlite: await openTarget('sqlite'), mongo: await openTarget('mongo') }

onBothStores('on %s', (store) => {
  const { service, reader, owner, own, asMember, state } = targets[store]

  afterAll(() => service.close())

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
