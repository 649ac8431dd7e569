// Atom feeds (RFC 4287) of a site and of one page. That hostile words leave them well formed is tried in the browser.
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { escapeXml } from '../../service/presenters/atom.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, plainly, site } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/umpan/${(pages += 1)}`
  const feedPath = (query: Record<string, string> = {}): string => {
    const search = new URLSearchParams(query).toString()
    return `/v1/sites/${site}/feed.atom${search === '' ? '' : `?${search}`}`
  }
  const feed = async (query?: Record<string, string>) => (await reader.call(feedPath(query))).text
  const ids = (xml: string): string[] => [...xml.matchAll(/<entry><id>([^<]*)<\/id>/g)].map(([, id = '']) => id)

  test('without comments is a whole feed, as old as its site', async () => {
    const url = newPage()
    const { status, headers, text } = await reader.call(feedPath({ url }))
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
      'public, max-age=60',
    ])
    const self = `${service.origin}${feedPath({ url })}`.replaceAll('&', '&amp;')
    expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/)
    expect(text).toContain(`<id>${self}</id>`)
    expect(text).toContain(`<link rel="self" type="application/atom+xml" href="${self}"/>`)
    expect(text).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z<\/updated>/)
    expect(await feed({ url })).toBe(text)
  })

  test('holds the newest published comments, each with its author, times, words and page', async () => {
    const url = newPage()
    const first = await reader.published(owner.token, { url, title: 'Jadwal & posko', text: 'Satu <b>.' })
    const second = await reader.published(owner.token, { url, text: 'Dua.', parent: first.comment.id, name: 'Joko' })
    await reader.posted({ url, text: 'Belum diperiksa.' })
    const xml = await feed({ url })
    expect(ids(xml)).toEqual([second, first].map(({ comment }) => `${service.origin}/k/${comment.id}`))
    expect(xml).toContain(
      `<entry><id>${service.origin}/k/${first.comment.id}</id><title type="text">Yuni Astuti · Jadwal &amp; posko</title>` +
        `<published>${first.comment.createdAt}</published><updated>${first.comment.createdAt}</updated>` +
        `<author><name>Yuni Astuti</name></author>` +
        `<link rel="alternate" type="text/html" href="${service.origin}/k/${first.comment.id}"/>` +
        `<content type="text">Satu &lt;b&gt;.</content></entry>`,
    )
    expect(xml).toContain('<title type="text">Komentar · Jadwal &amp; posko</title>')
    expect(xml).toContain(`<link rel="alternate" type="text/html" href="${url}"/>`)
    expect(xml).not.toMatch(/Belum diperiksa|surat\.example/)
    expect(ids(await feed()).slice(0, 2)).toEqual(ids(xml))
    await reader.decide(owner.token, { ids: [second.comment.id], action: 'remove' })
    expect(ids(await feed({ url }))).toHaveLength(1)
  })

  test('of a page by its own key, beside an address or alone', async () => {
    const url = newPage()
    const made = await reader.published(owner.token, { url, page: 'berita-3' })
    const expected = [`${service.origin}/k/${made.comment.id}`]
    expect(ids(await feed({ url, page: 'berita-3' }))).toEqual(expected)
    expect(ids(await feed({ page: 'berita-3' }))).toEqual(expected)
    expect(ids(await feed({ url }))).toEqual([])
  })

  test('is asked for again by its tag, in each encoding', async () => {
    const url = newPage()
    await reader.published(owner.token, { url, text: 'panjang '.repeat(200) })
    for (const encoding of ['gzip', 'identity']) {
      const first = await plainly(service, feedPath({ url }), { 'Accept-Encoding': encoding })
      const tag = `${first.headers['etag']}`
      const again = await plainly(service, feedPath({ url }), { 'Accept-Encoding': encoding, 'If-None-Match': tag })
      expect([first.status, again.status, again.body.length]).toEqual([200, 304, 0])
      expect(first.headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined)
    }
    const { headers } = await reader.call(feedPath({ url }))
    await reader.published(owner.token, { url })
    const changed = await reader.call(feedPath({ url }), { headers: { 'If-None-Match': headers.get('etag') ?? '' } })
    expect(changed.status).toBe(200)
  })

  test.each([
    ['an unknown site', '/v1/sites/kpu-tiada/feed.atom', {}, 404],
    ['an address of another site', feedPath({ url: 'http://lain.example/' }), {}, 422],
    ['a key of two lines', feedPath({ page: 'a\nb' }), {}, 422],
    ['a stranger’s page', feedPath(), { Origin: 'http://lain.example' }, 403],
    ['a page of the site', feedPath(), { Origin: siteOrigin }, 200],
  ])('for %s', async (_, path, headers, status) => {
    expect((await plainly(service, path, headers as Record<string, string>)).status).toBe(status)
  })
})

test('whatever is written, XML can say it: nothing that begins a tag, and no letter it has no place for', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
  fc.assert(
    fc.property(
      units.map((all) => all.join('')),
      (text) => {
        const said = escapeXml(text)
        expect(said).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;|#13;)/)
        expect(said.isWellFormed()).toBe(true)
        // oxlint-disable-next-line no-control-regex
        expect(said).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      },
    ),
  )
})
