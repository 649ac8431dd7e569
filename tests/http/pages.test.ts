// The thread as a whole page: what somebody without scripts reads, writes, and is told.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mongoUrl } from '../support/mongo.ts'
import { type Member, type RunningService, siteOrigin, startService, type StoreKind } from '../support/service.ts'
import { type Answer, caller, type Caller, plainly, site } from './calling.ts'
import { actionOf, dataIn, errorAt, fieldsIn, headingOf, hrefsIn, linkOf, metaOf, seen } from './reading-html.ts'

// The first run on a machine builds the server, which no time-out of a test would wait for.
await mongoUrl()

describe.each<StoreKind>(['sqlite', 'mongo'])('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let pages = 0
  let now = Date.now()

  beforeAll(async () => {
    service = await startService({ store, now: () => (now += 1) })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/halaman/${(pages += 1)}`
  const threadPath = (query: Record<string, string>): string => `/sites/${site}/thread?${new URLSearchParams(query)}`
  const read = (url: string, more: Record<string, string> = {}): Promise<Answer> =>
    reader.call(threadPath({ url, ...more }))
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}, path?: string) =>
    reader.call(path ?? `/v1/sites/${site}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  /** What a browser would send: the form as it was drawn, filled in. */
  const fill = async (
    url: string,
    typed: Record<string, string> = {},
    more: Record<string, string> = {},
  ): Promise<Record<string, string>> => {
    const { text } = await read(url, more)
    return { ...fieldsIn(text), name: 'Yuni Astuti', email: 'yuni@surat.example', text: 'Kapan posko buka?', ...typed }
  }
  const answer = (id: string, text: string): Promise<Answer> =>
    reader.call(`/v1/comments/${id}/answer`, { headers: { Authorization: `Bearer ${owner.token}` }, json: { text } })
  const setPolicy = (settings: Record<string, { value: unknown }>): Promise<Answer> =>
    reader.call('/v1/offices/kpu-ri/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${owner.token}` },
      json: { settings },
    })

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
      const until = new Date(now + 86_400_000 * 40).toISOString()
      await setPolicy({ quietPeriods: { value: [{ from: '2020-01-01T00:00:00Z', until, reason: 'Masa tenang.' }] } })
      const quiet = await read(url)
      expect(seen(quiet.text)).toMatch(/Masa tenang, dibuka lagi \d+ \p{L}+\./u)
      expect(quiet.text).not.toContain('<form id="tulis"')
      await setPolicy({ moderation: { value: 'closed' } })
      expect(seen((await read(url)).text)).toContain('Komentar ditutup.')
      expect(seen((await read(url, { lang: 'en' })).text)).toContain('Comments are closed.')
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

  describe('writing', () => {
    test('leads to the thread, where the receipt waits', async () => {
      const url = newPage()
      const { status, headers } = await send(await fill(url))
      expect(status).toBe(303)
      const to = headers.get('location') ?? ''
      expect(to).toMatch(/^\/sites\/kpu-sukamaju\/thread\?url=[^&]+&receipt=[a-z]+-[a-z]+-[a-z]+-[a-z]+$/)
      const code = new URL(to, service.origin).searchParams.get('receipt') ?? ''
      const sent = await reader.call(to)
      expect(seen(sent.text)).toContain(`Menunggu diperiksa. Komentar tampil setelah diperiksa petugas. ${code}`)
      expect(hrefsIn(sent.text)).toContain(`/kabar/${code}`)
      expect([metaOf(sent.text, 'robots'), sent.headers.get('cache-control')]).toEqual(['noindex', 'no-store'])
      const { items } = (
        await reader.call('/v1/queue?tab=held', { headers: { Authorization: `Bearer ${owner.token}` } })
      ).json
      expect(items[0]).toMatchObject({ text: 'Kapan posko buka?', receipt: code, page: { url } })
      // A code of another page says nothing here, one of nobody neither.
      for (const receipt of [code, 'padi-biru-jalan-skm'])
        expect(seen((await read(newPage(), { receipt })).text)).not.toContain('Simpan kode')
    })

    test('shows at once where the office wants it so', async () => {
      await setPolicy({ moderation: { value: 'post' } })
      const url = newPage()
      const { headers } = await send(await fill(url, { text: 'Terima kasih atas informasinya.' }))
      const sent = await reader.call(headers.get('location') ?? '')
      await setPolicy({})
      expect(seen(sent.text)).toContain('Komentar Anda tampil.')
      expect(seen(sent.text)).toContain('Terima kasih atas informasinya.')
    })

    test('twice is one comment, with one code', async () => {
      const url = newPage()
      const form = await fill(url)
      const [one, other] = await Promise.all([send(form), send(form)])
      expect([one.status, other.status]).toEqual([303, 303])
      expect(one.headers.get('location')).toBe(other.headers.get('location'))
    })

    test('a changed comment under a spent key comes back with a key of its own, and is taken then', async () => {
      const url = newPage()
      const form = await fill(url)
      await send(form)
      const back = await send({ ...form, text: 'Ternyata ada lagi.' })
      expect(back.status).toBe(409)
      expect(seen(back.text)).toContain('Kalau yang ini memang komentar baru, kirim sekali lagi.')
      const again = fieldsIn(back.text)
      expect(again['text']).toBe('Ternyata ada lagi.')
      expect(again['key']).not.toBe(form['key'])
      expect((await send(again)).status).toBe(303)
    })

    test('a reply goes under its comment, whose words stand above the form', async () => {
      const url = newPage()
      const root = await reader.published(owner.token, { url, name: 'Bambang', text: 'Ada yang tahu?' })
      const reply = hrefsIn((await read(url)).text).find((href) => href.includes('reply='))
      const form = await reader.call(reply ?? '')
      expect(seen(form.text)).toContain('Membalas Bambang Bambang sekarang Ada yang tahu?')
      expect(metaOf(form.text, 'robots')).toBe('noindex')
      const fields = { ...fieldsIn(form.text), name: 'Yuni', email: 'y@surat.example', text: 'Saya tahu.' }
      expect(fields).toMatchObject({ parent: root.comment.id, url })
      const { headers } = await send(fields)
      const code = new URL(headers.get('location') ?? '', service.origin).searchParams.get('receipt') ?? ''
      const stored = await service.store.comments.byReceipt(code)
      expect(stored?.parent).toBe(root.comment.id)
      // A comment that is gone cannot be answered: the form is for a new one.
      const gone = fieldsIn((await read(url, { reply: '01arz3ndektsv4rrffq69g5fav-skm' })).text)
      expect(gone).not.toHaveProperty('parent')
    })

    test('by a machine that fills in everything lies in the spam folder, and the machine learns nothing', async () => {
      const { status, headers } = await send(await fill(newPage(), { trap: 'https://judi.example' }))
      expect(status).toBe(303)
      const code = new URL(headers.get('location') ?? '', service.origin).searchParams.get('receipt') ?? ''
      expect((await service.store.comments.byReceipt(code))?.state).toBe('spam')
      expect(seen((await reader.call(headers.get('location') ?? '')).text)).toContain('Menunggu diperiksa.')
    })

    test('tells that an identity number was masked before it was stored', async () => {
      const { headers } = await send(await fill(newPage(), { text: 'NIK saya 3204110609970001, mohon dicek.' }))
      const sent = await reader.call(headers.get('location') ?? '')
      expect(seen(sent.text)).toContain('Nomor identitas disembunyikan sebelum disimpan.')
    })

    test('keeps the language that was chosen, and a page’s own key', async () => {
      const url = newPage()
      const english = await read(url, { lang: 'en', page: 'berita-7' })
      const typed = { name: 'Yuni', email: 'y@surat.example', text: 'When is it open?' }
      const { headers } = await send({ ...fieldsIn(english.text), ...typed }, {}, actionOf(english.text))
      const to = new URL(headers.get('location') ?? '', service.origin).searchParams
      expect([to.get('lang'), to.get('page'), to.get('url')]).toEqual(['en', 'berita-7', url])
    })
  })

  describe('what went wrong', () => {
    const kept = { name: 'Yuni', email: 'yuni@surat', text: 'Tulisan yang panjang & "penting" </textarea>' }

    test('stands beside each field, with everything as it was typed', async () => {
      const url = newPage()
      const form = await fill(url, kept)
      const back = await send({ ...form, name: '  ' })
      expect([back.status, back.headers.get('cache-control')]).toEqual([422, 'no-store'])
      expect(back.headers.get('content-encoding')).toBeNull()
      expect(errorAt(back.text, 'email')).toBe('Email belum lengkap.')
      expect(errorAt(back.text, 'name')).toBe('Nama belum diisi.')
      expect(fieldsIn(back.text)).toMatchObject({ ...kept, name: '  ', key: form['key'], url })
      expect(seen(back.text)).toContain('Belum terkirim. Tulisan Anda tetap di sini.')
      const english = await send({ ...form, text: ' ' }, {}, `/v1/sites/${site}/comments?lang=en`)
      expect(errorAt(english.text, 'text')).toBe('Comment is missing.')
      expect(errorAt(english.text, 'email')).toBe('Email is not complete.')
    })

    test('with a length, by how much', async () => {
      const back = await send(await fill(newPage(), { text: 'x'.repeat(2_120) }))
      expect([back.status, errorAt(back.text, 'text')]).toEqual([422, 'Kelebihan 120 huruf.'])
      expect(fieldsIn(back.text)['text']).toHaveLength(2_120)
    })

    test('with the address is asked anew, and the words stay', async () => {
      const back = await send({
        ...(await fill(newPage(), kept)),
        email: 'y@surat.example',
        url: 'http://lain.example/',
      })
      expect([back.status, errorAt(back.text, 'url')]).toEqual([422, expect.stringContaining('Bukan alamat')])
      expect(fieldsIn(back.text)).toMatchObject({ url: 'http://lain.example/', text: kept.text })
    })

    test('with a key that is none: a good one comes back', async () => {
      const back = await send({ ...(await fill(newPage())), key: 'satu' })
      expect(back.status).toBe(422)
      expect((await send(fieldsIn(back.text))).status).toBe(303)
    })

    test('with a comment that is gone meanwhile, and everything typed is still there', async () => {
      const back = await send({ ...(await fill(newPage())), parent: '01arz3ndektsv4rrffq69g5fav-skm' })
      expect(back.status).toBe(422)
      expect(seen(back.text)).toContain('Komentar yang dibalas tidak ada di halaman ini.')
      expect(fieldsIn(back.text)['text']).toBe('Kapan posko buka?')
    })

    test('with a page that closed meanwhile', async () => {
      const form = await fill(newPage())
      await setPolicy({ moderation: { value: 'closed' } })
      const back = await send(form)
      await setPolicy({})
      expect(back.status).toBe(409)
      expect(seen(back.text)).toContain('Halaman ini sedang tidak menerima komentar.')
      expect(fieldsIn(back.text)).toMatchObject({ text: 'Kapan posko buka?', key: form['key'] })
    })

    test('with the pace: how long to wait', async () => {
      const url = newPage()
      const email = `${randomUUID()}@surat.example`
      let back = await send(await fill(url, { email, text: 'Satu.' }))
      for (let at = 0; at < 20; at += 1) back = await send(await fill(url, { email, text: `Kali ke-${at}.` }))
      expect(back.status).toBe(429)
      expect(Number(back.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(fieldsIn(back.text)['text']).toBe('Kali ke-19.')
    })

    test('with where it comes from, how it was sent, how much and what', async () => {
      const path = `/v1/sites/${site}/comments`
      const form = await fill(newPage())
      const told = async (answer: Promise<Answer>) => {
        const { status, headers } = await answer
        return [status, headers.get('content-type')]
      }
      const html = 'text/html; charset=utf-8'
      expect(await told(send(form, { Origin: 'http://lain.example' }))).toEqual([403, html])
      expect(await told(send(form, { Origin: 'null' }))).toEqual([403, html])
      expect(await told(send(form, {}, '/v1/sites/kpu-tiada/comments'))).toEqual([404, html])
      expect(await told(send({ ...form, text: 'x'.repeat(70_000) }))).toEqual([413, html])
      const encoded = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' }
      expect(await told(reader.call(path, { method: 'POST', headers: encoded, body: 'x' }))).toEqual([415, html])
      for (const body of ['text=%ff', 'text=%', Buffer.from([0x74, 0x3d, 0xff])])
        expect(
          await told(reader.call(path, { method: 'POST', headers: { 'Content-Type': encoded['Content-Type'] }, body })),
        ).toEqual([400, html])
      // Our own page, a page of the site, and a program are welcome.
      for (const headers of [{ Origin: service.origin }, { Origin: siteOrigin }, {}])
        expect((await send(await fill(newPage()), headers)).status).toBe(303)
    })

    test('with a form with files, or a body of no form, is the API’s to tell', async () => {
      const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
      const { status, json } = await reader.call(`/v1/sites/${site}/comments`, { method: 'POST', headers, body: 'x' })
      expect([status, json.code]).toEqual([415, 'unsupported-media'])
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
