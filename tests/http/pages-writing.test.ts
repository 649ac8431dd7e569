// Writing on the whole page of a thread, without scripts: what is sent, and what somebody is told who sent it wrongly.
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { siteOrigin } from '../support/service.ts'
import { type Answer, site } from './calling.ts'
import { actionOf, errorAt, fieldsIn, hrefsIn, metaOf, seen } from './reading-html.ts'
import { openPages } from './pages-stage.ts'

const stages = { sqlite: await openPages('sqlite'), mongo: await openPages('mongo') }

onBothStores('on %s', (store) => {
  const { service, reader, owner, newPage, read, send, fill, setPolicy } = stages[store]

  afterAll(() => service.close())

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
})
