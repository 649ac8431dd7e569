// The thread as a whole page: what somebody without scripts reads, and what others wrote in it.
import { afterAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { siteOrigin } from '../support/service.ts'
import { plainly, site } from './calling.ts'
import { actionOf, dataIn, headingOf, hrefsIn, linkOf, metaOf, seen } from './reading-html.ts'
import { openPages } from './pages-stage.ts'

const stages = { sqlite: await openPages('sqlite'), mongo: await openPages('mongo') }

onBothStores('on %s', (store) => {
  const { service, reader, owner, now, newPage, threadPath, read, answer, setPolicy } = stages[store]

  afterAll(() => service.close())

  describe('reading', () => {
    test('shows the form first, then comments with their replies, under a policy that runs nothing', async () => {
      const url = newPage()
      const asked = await reader.published(owner.token, { url, title: 'Jadwal posko', text: 'Kapan posko buka?' })
      await answer(asked.comment.id, 'Setiap hari kerja.')
      const { status, text, headers } = await read(url)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(text.match(/<script(?! type="application\/ld\+json")/g)).toBeNull()
      expect(headingOf(text)).toBe('Jadwal posko')
      const words = seen(text)
      const order = ['Tulis komentar', '2 komentar', 'Yuni Astuti', 'Kapan posko buka?', 'Jawaban resmi', 'Setiap hari']
      expect(order.map((one) => words.indexOf(one))).toEqual(
        order.map((one) => words.indexOf(one)).toSorted((one, other) => one - other),
      )
      expect(words.indexOf('Setiap hari')).toBeGreaterThan(0)
      expect(linkOf(text, 'canonical')).toBe(url)
      expect(linkOf(text, 'alternate')).toBe(
        `${service.origin}/v1/sites/${site}/feed.atom?${new URLSearchParams({ url })}`,
      )
      expect(hrefsIn(text)).toContain(url)
      expect(text).not.toMatch(/surat\.example|"person"|hash/)
    })

    test('of a page nobody commented says so, in either language', async () => {
      const url = newPage()
      expect(seen((await read(url)).text)).toContain('Belum ada komentar. Ada yang ingin Anda tanyakan')
      const english = await read(url, { lang: 'en' })
      expect(english.headers.get('content-language')).toBe('en')
      expect(seen(english.text)).toContain('No comments yet. Anything you would like to ask or say?')
      const preferred = await reader.call(threadPath({ url }), { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } })
      expect(preferred.headers.get('content-language')).toBe('en')
      expect(preferred.headers.get('vary')).toContain('Accept-Language')
      // The switch leads to the same page, and a chosen language goes along with every link of ours.
      expect(hrefsIn((await read(url)).text)).toContain(`${threadPath({ url })}&lang=en`)
      expect(actionOf(english.text)).toBe(`/v1/sites/${site}/comments?lang=en`)
      expect(hrefsIn(english.text)).toContain('/kabar?lang=en')
    })

    test('goes on where it ended, in every order, and says when nothing follows', async () => {
      const url = newPage()
      for (let at = 0; at < 25; at += 1) await reader.published(owner.token, { url, text: `Pesan nomor ${at}.` })
      const first = await read(url, { sort: 'old' })
      expect(seen(first.text)).toContain('Pesan nomor 0.')
      expect(seen(first.text)).not.toContain('Pesan nomor 20.')
      const further = (html: string) => hrefsIn(html).find((href) => /after=.*#komentar$/.test(href))
      const next = further(first.text)
      const second = await reader.call(next ?? '')
      expect(seen(second.text)).toContain('Pesan nomor 24.')
      expect(seen(second.text)).not.toContain('Pesan nomor 19.')
      expect(further(second.text)).toBeUndefined()
    })

    test('shows only what was answered, or what was not', async () => {
      const url = newPage()
      const asked = await reader.published(owner.token, { url, text: 'Sudah dijawab?' })
      await reader.published(owner.token, { url, text: 'Belum dijawab siapa pun.' })
      await answer(asked.comment.id, 'Sudah.')
      const [yes, no] = [await read(url, { answered: 'yes' }), await read(url, { answered: 'no' })]
      expect([/Sudah dijawab\?/.test(yes.text), /siapa pun/.test(yes.text)]).toEqual([true, false])
      expect([/Sudah dijawab\?/.test(no.text), /siapa pun/.test(no.text)]).toEqual([false, true])
    })

    test('leads to all replies of a comment, and each knows whom it answers', async () => {
      const url = newPage()
      const root = await reader.published(owner.token, { url, name: 'Bambang' })
      let last = root
      for (let at = 0; at < 5; at += 1)
        last = await reader.published(owner.token, { url, name: `Warga ${at}`, parent: last.comment.id })
      const thread = await read(url)
      expect(seen(thread.text)).toContain('Tampilkan 2 balasan lain')
      const all = hrefsIn(thread.text).find((href) => href.includes('replies='))
      const whole = await reader.call(all ?? '')
      expect(headingOf(whole.text)).toBe('Balasan untuk Bambang')
      expect(seen(whole.text)).toContain('membalas Warga 3')
      expect((await read(newPage(), { replies: root.comment.id })).status).toBe(404)
    })

    test('tells why a page takes no comments, and draws no form', async () => {
      const url = newPage()
      const until = new Date(now() + 86_400_000 * 40).toISOString()
      await setPolicy({ quietPeriods: { value: [{ from: '2020-01-01T00:00:00Z', until, reason: 'Masa tenang.' }] } })
      const quiet = await read(url)
      expect(seen(quiet.text)).toMatch(/Masa tenang, dibuka lagi \d+ \p{L}+\./u)
      expect(quiet.text).not.toContain('<form id="tulis"')
      // After so long a day without its year would be taken for another.
      const far = new Date(now() + 86_400_000 * 400)
      await setPolicy({
        quietPeriods: { value: [{ from: '2020-01-01T00:00:00Z', until: far.toISOString(), reason: '' }] },
      })
      expect(seen((await read(url)).text)).toMatch(/Masa tenang, dibuka lagi \d+ \p{L}+ \d{4}\./u)
      await setPolicy({ moderation: { value: 'closed' } })
      expect(seen((await read(url)).text)).toMatch(/Komentar ditutup \d+ \p{L}+\./u)
      expect(seen((await read(url, { lang: 'en' })).text)).toMatch(/Closed on \d+ \w+\./)
      await setPolicy({})
    })

    test('asks for an address where none is given, and takes the page its reader comes from', async () => {
      const bare = await reader.call(`/sites/${site}/thread`)
      expect([bare.status, headingOf(bare.text)]).toEqual([200, 'Komentar untuk halaman mana?'])
      const from = `${siteOrigin}/berita/satu?a=1`
      const led = await reader.call(`/sites/${site}/thread`, { headers: { Referer: from } })
      expect([led.status, led.headers.get('location')]).toEqual([303, threadPath({ url: from })])
      // An origin alone is what browsers tell by default, and no page.
      for (const referer of [`${siteOrigin}/`, 'http://lain.example/x', 'x'])
        expect((await reader.call(`/sites/${site}/thread`, { headers: { Referer: referer } })).status).toBe(200)
    })

    test.each([
      ['an address of another site', { url: 'http://lain.example/' }, 422, 'Bukan alamat http(s) di situs ini'],
      ['no address at all', { url: 'javascript:alert(1)' }, 422, 'Bukan alamat http(s) di situs ini'],
      ['another order', { url: `${siteOrigin}/x`, sort: 'best' }, 422, 'Ada isian yang perlu diperbaiki'],
      ['a cursor of its own', { url: `${siteOrigin}/x`, after: '!' }, 422, 'Ada isian yang perlu diperbaiki'],
    ])('is told in HTML what is wrong with %s', async (_, query, status, said) => {
      const bad = await reader.call(threadPath(query as unknown as Record<string, string>))
      expect([bad.status, bad.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
      expect(seen(bad.text)).toContain(said)
      expect(metaOf(bad.text, 'robots')).toBe('noindex')
    })

    test('of an unknown site, of a stranger’s page and by a wrong method is HTML too', async () => {
      const unknown = await reader.call('/sites/kpu-tiada/thread?lang=en')
      expect([unknown.status, headingOf(unknown.text)]).toEqual([404, 'Not found'])
      const stranger = await plainly(service, threadPath({ url: newPage() }), { Origin: 'http://lain.example' })
      expect([stranger.status, stranger.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
      const wrong = await reader.call(threadPath({ url: newPage() }), { method: 'DELETE' })
      expect([wrong.status, headingOf(wrong.text)]).toEqual([404, 'Tidak ditemukan'])
    })

    test('is compressed for whoever takes that, and has the same length of head for HEAD', async () => {
      const path = threadPath({ url: newPage() })
      expect((await plainly(service, path, { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
      expect((await plainly(service, path, {})).headers['content-encoding']).toBeUndefined()
      const head = await plainly(service, path, {}, 'HEAD')
      expect([head.status, head.body.length]).toEqual([200, 0])
    })
  })

  describe('what others wrote', () => {
    const hostile = {
      script: '</script><script>alert(1)</script>',
      attribute: '" onmouseover="alert(1)" x="',
      comment: '<!-- <script>',
      entity: '&lt;b&gt; &#60;i>',
      separators: 'a\u2028b\u2029c',
      bidi: 'abc \u202e gnirts \u2066 def',
      long: 'x'.repeat(1_990),
    }

    test.each(Object.entries(hostile))('is never more than words: %s', async (_, text) => {
      const url = newPage()
      const name = text.length > 60 || /[\u2028\u202e]/.test(text) ? 'Yuni' : text
      const made = await reader.published(owner.token, {
        url,
        text,
        name,
        title: text.slice(0, 200).replace(/[\u2028\u2029]/g, ' '),
      })
      for (const path of [threadPath({ url }), `/k/${made.comment.id}`, threadPath({ url, reply: made.comment.id })]) {
        const { status, text: html } = await reader.call(path)
        expect(status).toBe(200)
        expect(html.match(/<script/g)?.length).toBe(1)
        expect(html).not.toMatch(/<\w+(?:\s+[\w:-]+(?:="[^"]*")?)*\s+on\w+=/)
        const data = JSON.stringify(dataIn(html))
        expect(data).toContain(JSON.stringify(made.comment.text))
        expect(seen(html)).toContain(made.comment.text.replace(/\s+/g, ' '))
      }
    })

    test('is told to search engines as comments of the host’s page, and an office’s answer as an answer', async () => {
      const url = newPage()
      const asked = await reader.published(owner.token, { url, title: 'Jadwal', text: 'Kapan buka?' })
      await answer(asked.comment.id, 'Besok.')
      await reader.published(owner.token, { url, text: 'Terima kasih.', parent: asked.comment.id, name: 'Joko' })
      const said = await reader.published(owner.token, { url, text: 'Bagus sekali.', name: 'Sri' })
      const data = dataIn((await read(url)).text)
      expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'WebPage' })
      expect(data.about).toMatchObject({ url, headline: 'Jadwal', commentCount: 4 })
      expect(data.about.comment).toMatchObject([
        { '@type': 'Comment', text: 'Bagus sekali.', url: `${service.origin}/k/${said.comment.id}` },
        {
          '@type': 'Question',
          text: 'Kapan buka?',
          author: { '@type': 'Person', name: 'Yuni Astuti' },
          datePublished: asked.comment.createdAt,
          answerCount: 1,
          acceptedAnswer: { '@type': 'Answer', text: 'Besok.', author: { '@type': 'Organization' } },
          comment: [{ '@type': 'Comment', text: 'Terima kasih.' }],
        },
      ])
      const html = (await read(url)).text
      expect(metaOf(html, 'og:title')).toBe('Jadwal')
      expect(metaOf(html, 'og:description')).toBe('Kapan buka? — Jawaban resmi: Besok.')
      expect(metaOf(html, 'og:locale')).toBe('id_ID')
      expect(JSON.stringify(reader.answers.slice(-3).map(({ text }) => text))).not.toContain('surat.example')
    })
  })
})
