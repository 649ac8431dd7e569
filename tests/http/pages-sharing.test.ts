// A link to one comment, as WhatsApp previews it and as its page shows it; and the front page with the lines to paste.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, plainly, site } from './calling.ts'
import { dataIn, decoded, headingOf, hrefsIn, linkOf, metaOf, seen } from './reading-html.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    reader = caller(service)
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/bagi/${(pages += 1)}`
  const answer = (id: string, text: string) =>
    reader.call(`/v1/comments/${id}/answer`, { headers: { Authorization: `Bearer ${owner.token}` }, json: { text } })
  const lines = (html: string): string[] =>
    [...html.matchAll(/<pre[^>]*><code>([^<]*)<\/code>/g)].map(([, code = '']) => decoded(code))

  describe('the front page', () => {
    test('without a site: three steps, lines to fill in, and an example that says it is one', async () => {
      const { status, text } = await reader.call('/')
      expect([status, headingOf(text)]).toEqual([200, 'Pasang Rembuk'])
      expect(lines(text)[0]).toBe(`<script async src="${service.origin}/embed.js" data-site="ID-SITUS"></script>`)
      expect(seen(text)).toContain('Ganti ID-SITUS dengan ID situs Anda.')
      expect(seen(text)).toContain('Contoh: orang dan kantornya rekaan.')
    })

    test('with one: its own lines, and a policy under which the fast one runs', async () => {
      await service.makeSite()
      const { text, headers } = await reader.call('/?lang=en')
      const [plain, fast = '', noscript, policy, fastPolicy] = lines(text)
      const tag = `<script async src="${service.origin}/embed.js" data-site="${site}"></script>`
      const thread = `${service.origin}/v1/sites/${site}/thread?`
      expect(plain).toBe(tag)
      expect(fast).toBe(
        `<script>rembukAsked=fetch("${thread}"+new URLSearchParams({url:location.href.split("#")[0],sort:"new"}))</script>\n${tag}`,
      )
      const inline = /<script>(.*?)<\/script>/.exec(fast)?.[1] ?? ''
      const hash = createHash('sha256').update(inline).digest('base64')
      expect(policy).toBe(`script-src ${service.origin}; connect-src ${service.origin}`)
      expect(fastPolicy).toBe(`script-src ${service.origin} 'sha256-${hash}'; connect-src ${service.origin}`)
      expect(noscript).toBe(
        `<noscript><a href="${service.origin}/sites/${site}/thread?url=ALAMAT">Baca dan tulis komentar</a></noscript>`,
      )
      expect(seen(text)).not.toContain('ID-SITUS')
      // The page's own policy lets its one script run, and nothing else.
      const script = /<script>(.*?)<\/script><\/body>/s.exec(text)?.[1] ?? ''
      const own = createHash('sha256').update(script).digest('base64')
      expect(headers.get('content-security-policy')).toContain(`script-src 'sha256-${own}'`)
    })

    test('shows a conversation of the site’s own once there is one', async () => {
      const other = await startService({ store })
      const there = caller(other)
      await other.makeSite()
      const member = await other.makeMember()
      const asked = await there.published(member.token, { text: 'Apakah buka hari Sabtu?' })
      const headers = { Authorization: `Bearer ${member.token}` }
      await there.call(`/v1/comments/${asked.comment.id}/answer`, { headers, json: { text: 'Buka sampai siang.' } })
      const { text } = await there.call('/')
      await other.close()
      expect(seen(text)).toContain('Begini tampilnya Dari KPU RI.')
      expect(seen(text)).toContain('Apakah buka hari Sabtu?')
      expect(seen(text)).toContain('Buka sampai siang.')
    })
  })

  describe('one comment', () => {
    test('shows question and answer, in its preview too, and leads to its place on the news page', async () => {
      const url = newPage()
      const asked = await reader.published(owner.token, { url, title: 'Jadwal posko', text: 'Kapan posko buka?' })
      await answer(asked.comment.id, 'Setiap hari kerja, pukul 08.00 sampai 15.00.')
      const { id } = asked.comment
      const { status, text } = await reader.call(`/k/${id}`)
      expect([status, headingOf(text)]).toEqual([200, 'Jadwal posko'])
      expect(metaOf(text, 'og:title')).toBe('Yuni Astuti · Jadwal posko')
      expect(metaOf(text, 'og:description')).toBe(
        'Kapan posko buka? — Jawaban resmi: Setiap hari kerja, pukul 08.00 sampai 15.00.',
      )
      expect(metaOf(text, 'og:url')).toBe(`${service.origin}/k/${id}`)
      expect([metaOf(text, 'og:type'), metaOf(text, 'og:locale'), metaOf(text, 'twitter:card')]).toEqual([
        'article',
        'id_ID',
        'summary',
      ])
      expect(linkOf(text, 'canonical')).toBe(url)
      expect(hrefsIn(text)).toContain(`${url}#rembuk-${id}`)
      expect(dataIn(text)).toMatchObject({
        '@type': 'DiscussionForumPosting',
        text: 'Kapan posko buka?',
        author: { '@type': 'Person', name: 'Yuni Astuti' },
        datePublished: asked.comment.createdAt,
        url: `${service.origin}/k/${id}`,
        comment: [{ '@type': 'Comment', author: { '@type': 'Organization', name: 'KPU RI' } }],
      })
      expect(text).not.toContain('surat.example')
    })

    test('with long words keeps room for the answer, and cuts no letter in two', async () => {
      const asked = await reader.published(owner.token, { url: newPage(), text: '😀'.repeat(500) })
      await answer(asked.comment.id, `Jawaban ${'panjang '.repeat(100)}`)
      const description = metaOf((await reader.call(`/k/${asked.comment.id}`)).text, 'og:description') ?? ''
      expect(description.isWellFormed()).toBe(true)
      expect([...description].length).toBeLessThan(300)
      expect(description).toContain('… — Jawaban resmi: Jawaban panjang')
    })

    test('that replies says to whom, and keeps its page’s own key', async () => {
      const url = newPage()
      const page = 'berita-9'
      const root = await reader.published(owner.token, { url, page, name: 'Bambang' })
      const reply = await reader.published(owner.token, { url, page, parent: root.comment.id })
      const { text } = await reader.call(`/k/${reply.comment.id}`)
      expect(seen(text)).toContain('membalas Bambang')
      const back = hrefsIn(text).find((href) => href.startsWith('/sites/')) ?? ''
      expect(new URL(back, service.origin).searchParams.get('page')).toBe(page)
      expect(seen((await reader.call(back)).text)).toContain('2 komentar')
    })

    test('that is not public, or never was, says no more than that', async () => {
      const held = await reader.posted({ url: newPage(), text: 'Belum diperiksa.' })
      const gone = await reader.published(owner.token, { url: newPage() })
      await reader.decide(owner.token, { ids: [gone.comment.id], action: 'remove' })
      for (const id of [held.comment.id, gone.comment.id, 'x', '01arz3ndektsv4rrffq69g5fav-skm']) {
        const { status, text } = await reader.call(`/k/${id}`)
        expect([status, seen(text).includes('Komentar ini tidak lagi ditampilkan.')]).toEqual([404, true])
        expect(text).not.toContain('Belum diperiksa')
        expect(metaOf(text, 'robots')).toBe('noindex')
      }
    })
  })

  test('crawlers may read everything but forms, receipts and the desk', async () => {
    const { status, headers, body } = await plainly(service, '/robots.txt', {})
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(body.toString()).toContain('Disallow: /*?*reply=\n')
    expect(body.toString()).not.toMatch(/Disallow: \/(v1|sites|k)?\/?\n/)
  })
})
