// What leaves by mail: a link to one's own data for whoever asks, and once a working day what waits, for members.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellWaitingByMail } from '../../service/duties/tell-waiting.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { type Answer, caller, type Caller } from './calling.ts'
import { headingOf, seen } from './reading-html.ts'

const from = 'Kotak komentar <komentar@kpu.example>'
const asForm = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})
const form = (email: string, kind = 'erase') => asForm({ email, kind })
const minute = 60_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let post: MailServer
  let owner: Member
  // A Tuesday, seven in the morning in Jakarta.
  let now = Date.parse('2026-11-24T00:00:00Z')

  beforeAll(async () => {
    post = await startMailServer()
    service = await startService({ store, now: () => now, config: { mail: { url: post.url, from } } })
    http = caller(service)
    await service.makeOffice('kpu-sulawesi-selatan')
    await service.makeSite()
    owner = await service.makeMember()
  })
  afterAll(async () => {
    await service.close()
    post.close()
  })

  const page = (path: string, sent: object = {}): Promise<Answer> => http.call(path, sent)
  const write = (email: string, text: string) => http.posted({ url: `${siteOrigin}/surat`, text, email })
  /** Asks for a link to erase, and gives its token as the letter brings it. */
  async function linkFor(email: string): Promise<string> {
    const coming = post.next()
    expect((await page('/privasi', form(email))).status).toBe(200)
    const { to, text } = await coming
    expect(to).toBe(email)
    return new RegExp(`${service.origin}/privasi#(\\S+)`).exec(text)?.[1] ?? ''
  }

  describe('one’s own data by a link', () => {
    test('is shown, can be taken along, and is erased, for whoever reads that address’s letters', async () => {
      const email = `sekar-${store}@surat.example`
      const { receipt } = await write(email, 'Kapan kantor buka?')
      const token = await linkFor(email)
      const shown = await page('/privasi/data', asForm({ token }))
      expect(seen(shown.text)).toContain('Kapan kantor buka?')
      expect(seen(shown.text)).toContain(receipt)
      expect([shown.headers.get('cache-control'), shown.headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex'])
      // Without scripts the whole link is pasted.
      const pasted = await page('/privasi/data', asForm({ token: ` ${service.origin}/privasi#${token} ` }))
      expect(seen(pasted.text)).toBe(seen(shown.text))
      const file = await page('/privasi/unduh', asForm({ token }))
      expect(file.headers.get('content-disposition')).toContain('attachment')
      expect(file.json).toMatchObject({ email, comments: [{ text: 'Kapan kantor buka?', receipt }] })
      const erased = await page('/privasi/hapus', asForm({ token }))
      expect(headingOf(erased.text)).toBe('Data Anda sudah dihapus')
      const over = await page('/privasi/data', asForm({ token }))
      expect([over.status, seen(over.text).includes('Tautan ini tidak berlaku lagi.')]).toEqual([404, true])
      expect((await page('/privasi/hapus', asForm({ token }))).status).toBe(404)
    })

    test('the letter says nothing of what is held, and the answer not whether anything is', async () => {
      const known = `ada-${store}@surat.example`
      await write(known, 'Rahasia sekali')
      const coming = post.next()
      const answers = [await page('/privasi', form(known)), await page('/privasi', form(`tak-${store}@surat.example`))]
      const letter = await coming
      expect(letter.text).not.toContain('Rahasia')
      expect(letter.text).toContain('Kalau bukan Anda, abaikan surat ini')
      const [one, other] = answers.map(({ text, status }) => [status, seen(text).replace(/\S+@\S+/g, '')])
      expect(one).toEqual(other)
      expect(post.letters.filter(({ to }) => to.startsWith('tak-'))).toEqual([])
    })

    test('works for a day, for its own reader alone, and not when a letter of it was changed', async () => {
      const email = `hari-${store}@surat.example`
      await write(email, 'Satu hari')
      const token = await linkFor(email)
      const read = async (given: string): Promise<number> => (await http.call(`/v1/privacy/${given}`)).status
      expect(await read(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(404)
      expect(await read(token.replace('d2.e.', 'd2.x.'))).toBe(404)
      now += 24 * 60 * minute - minute
      expect(await read(token)).toBe(200)
      now += 2 * minute
      expect(await read(token)).toBe(404)
      expect((await page('/privasi/hapus', asForm({ token }))).status).toBe(404)
    })

    test('one address gets one letter in ten minutes, however often it is asked for', async () => {
      const email = `banjir-${store}@surat.example`
      await write(email, 'Sekali saja')
      await linkFor(email)
      for (let n = 0; n < 3; n++) expect((await page('/privasi', form(email.toUpperCase()))).status).toBe(200)
      await linkFor(await write(`lain-${store}@surat.example`, 'Lain').then(() => `lain-${store}@surat.example`))
      expect(post.letters.filter(({ to }) => to === email)).toHaveLength(1)
    })

    test('what is no address is sent back as it was typed', async () => {
      const wrong = await page('/privasi', form('sekar@'))
      expect([wrong.status, wrong.text.includes('value="sekar@"')]).toEqual([422, true])
      expect(seen(wrong.text)).toContain('Email belum lengkap.')
    })
  })

  describe('what waits', () => {
    const notify = (office: string, value: string): Promise<Answer> =>
      page(`/v1/offices/${office}/policy`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${owner.token}` },
        json: { settings: { notify: { value } } },
      })
    const pass = async (at: string): Promise<string[]> => {
      const before = post.letters.length
      const { collaborators } = service.service
      const { mailer } = collaborators
      if (!mailer) throw new Error('no mailer')
      await tellWaitingByMail({ ...collaborators, mailer, failed: () => undefined }).run(Date.parse(at))
      return post.letters.slice(before).map(({ to, subject }) => `${to}: ${subject}`)
    }

    test('is told once every working day, from seven o’clock there, to who can decide, without words or names', async () => {
      // A day has passed, and their session with it.
      owner = await service.makeMember()
      const site = { id: `kpu-sulsel-${store}`, office: 'kpu-sulawesi-selatan', origins: ['http://makassar.example'] }
      await service.makeSite(site)
      const lead = await service.makeMember({ role: 'lead', office: 'kpu-sulawesi-selatan' })
      await service.makeMember({ role: 'auditor', office: 'kpu-sulawesi-selatan' })
      expect((await notify('kpu-sulawesi-selatan', 'daily')).status).toBe(200)
      expect(await pass('2026-12-01T00:00:00Z')).toEqual([])
      const text = 'Kalimat yang tidak boleh terbaca di surat'
      const sent = {
        url: 'http://makassar.example/1',
        text,
        name: 'Nama Tersembunyi',
        email: `m-${store}@surat.example`,
      }
      await http.call(`/v1/sites/${site.id}/comments`, {
        json: { key: crypto.randomUUID(), trap: '', title: 'x', ...sent },
        headers: { Origin: 'http://makassar.example' },
      })
      expect(await pass('2026-12-02T22:50:00Z')).toEqual([])
      expect(await pass('2026-12-02T23:10:00Z')).toEqual([
        `${lead.email}: 1 komentar menunggu diperiksa · KPU kpu-sulawesi-selatan`,
      ])
      const { text: letter } = post.letters.at(-1) ?? { text: '' }
      expect(letter).toContain(`${service.origin}/desk`)
      expect(letter).not.toMatch(/terbaca|Tersembunyi|surat\.example/)
      expect(await pass('2026-12-02T23:20:00Z')).toEqual([])
      expect(await pass('2026-12-03T08:00:00Z')).toEqual([])
      expect(await pass('2026-12-03T23:20:00Z')).toHaveLength(1)
      expect(await pass('2026-12-05T01:00:00Z'), 'a Saturday').toEqual([])
      await notify('kpu-sulawesi-selatan', 'off')
      expect(await pass('2026-12-07T01:00:00Z')).toEqual([])
    })
  })
})

describe('without a server for mail', () => {
  test('the page says so and whom to ask, and nothing is sent', async () => {
    const service = await startService()
    const http = caller(service)
    expect(seen((await http.call('/privasi')).text)).toContain('Layanan ini tidak mengirim email.')
    expect((await http.call('/privasi', form('a@surat.example'))).status).toBe(404)
    expect((await http.call('/mailbox')).status).toBe(404)
    await service.close()
  })

  test('a demonstration shows its letters at this machine, and to nobody behind a proxy', async () => {
    const service = await startService({ isDemo: true })
    const http = caller(service)
    await service.makeSite()
    expect(seen((await http.call('/mailbox')).text)).toContain('Belum ada surat.')
    await http.posted({ url: `${siteOrigin}/demo`, text: 'Halo', email: 'demo@surat.example' })
    await http.call('/privasi', form('demo@surat.example'))
    await expect.poll(async () => seen((await http.call('/mailbox')).text)).toContain('Kepada demo@surat.example')
    expect((await http.call('/mailbox', { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status).toBe(404)
    await service.close()
  })

  test('one that does not answer is logged, and whoever asks reads the same', async () => {
    const closed = await startMailServer()
    closed.close()
    const service = await startService({ config: { mail: { url: closed.url, from } } })
    const http = caller(service)
    await service.makeSite()
    await http.posted({ url: `${siteOrigin}/jauh`, text: 'Halo', email: 'jauh@surat.example' })
    const answer = await http.call('/privasi', form('jauh@surat.example'))
    expect([answer.status, headingOf(answer.text)]).toEqual([200, 'Periksa kotak masuk email Anda'])
    await expect.poll(() => service.logged.join()).toContain('sending a letter')
    expect(service.logged.join()).not.toContain('jauh@surat.example')
    await service.close()
  })
})
