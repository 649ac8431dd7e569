// An identity number is masked before anything is judged or stored, wherever it is written, and its author is told.
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, comment, threadPath } from './calling.ts'

/** Invented ones: a woman's and a man's number, and a family card's. */
const [nik, other, family] = ['3311094507880002', '3404120101990017', '3578092902040003']

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member

  beforeAll(async () => {
    service = await startService({ store })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const url = `${siteOrigin}/nik`
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const opened = async (id: string) => (await reader.call(`/v1/comments/${id}`, { headers: bearer(owner.token) })).json

  /** Everything the store holds, keys and secrets excepted. */
  async function stored(): Promise<string> {
    let all = ''
    for await (const record of service.store.meta.dump()) all += JSON.stringify(record)
    return all
  }

  test('in a post: in words and name, and in the page’s title', async () => {
    const text = `NIK saya ${nik}, KK ${family}, HP 0812-3456-7890. Mohon dicek.`
    const posted = await reader.posted({ url, text, name: `Siti ${other}`, title: `Aduan ${nik}` })
    expect(posted.masked).toBe(3)
    expect(posted.comment).toMatchObject({
      text: 'NIK saya ••••••••••••••••, KK ••••••••••••••••, HP 0812-3456-7890. Mohon dicek.',
      author: { name: 'Siti ••••••••••••••••' },
    })
    await reader.decide(owner.token, { ids: [posted.comment.id], action: 'approve' })
    const thread = await reader.call(threadPath(url))
    expect(thread.json.page.title).toBe('Aduan ••••••••••••••••')
    expect(thread.text).not.toMatch(/\d{16}/)
    expect((await reader.posted({ url })).masked).toBe(0)
  })

  test('and a repeated post is known by what was sent, and answered the same', async () => {
    const body = comment({ url, key: randomUUID(), text: `NIK ${nik}` })
    const first = await reader.post(body)
    const again = await reader.post(body)
    expect([again.status, again.json]).toEqual([201, first.json])
    const masked = await reader.post({ ...body, text: first.json.comment.text })
    expect([masked.status, masked.json.code]).toEqual([409, 'key-reused'])
    expect((await reader.post({ ...body, text: `NIK ${other}` })).json.code).toBe('key-reused')
  })

  test('in an edit', async () => {
    const made = await reader.posted({ url })
    const edit = { method: 'PATCH', headers: bearer(made.editToken) }
    const path = `/v1/comments/${made.comment.id}`
    const edited = await reader.call(path, { ...edit, json: { text: `Ralat: ３３１１ ０９４５ ０７８８ ０００２` } })
    expect(edited.json).toMatchObject({ id: made.comment.id, text: 'Ralat: •••• •••• •••• ••••', masked: 1 })
    expect((await reader.call(path, { ...edit, json: { text: 'Tanpa nomor' } })).json.masked).toBe(0)
  })

  test('in a report’s note and in an office’s answer', async () => {
    const { id } = (await reader.published(owner.token, { url })).comment
    await reader.call(`/v1/comments/${id}/reports`, { json: { reason: 'personal-data', note: `Itu NIK saya: ${nik}` } })
    expect((await opened(id)).reported).toMatchObject([{ note: 'Itu NIK saya: ••••••••••••••••' }])
    const answer = await reader.call(`/v1/comments/${id}/answer`, {
      json: { text: `NIK ${nik} sudah terdaftar.` },
      headers: bearer(owner.token),
    })
    expect(answer.json.text).toBe('NIK •••••••••••••••• sudah terdaftar.')
  })

  test('is what the machine judges, so that evidence stands where it shows', async () => {
    const { id } = (await reader.posted({ url, text: `𝟑311094507880002 lihat https://judi.example/x` })).comment
    const { text, verdict } = await opened(id)
    const [evidence] = verdict.reasons.find(({ code }: { code: string }) => code === 'links').evidence
    expect(text.slice(evidence.from, evidence.to)).toContain('judi.example')
  })

  test('whatever else was said stays as it was, and none is stored', async () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    const invented = fc
      .tuple(fc.integer({ min: 31, max: 36 }), digits(6), fc.integer({ min: 1, max: 28 }), digits(2), digits(4))
      .map(([province, place, day, year, serial]) =>
        [province, '01', place.slice(0, 2), `${day}`.padStart(2, '0'), '07', year, serial].join(''),
      )
      .filter((number) => !/^.{4}00|0000$/.test(number))
    const numbers = fc.sample(invented, { numRuns: 60, seed: 7 })
    for (const number of numbers) {
      const posted = await reader.posted({
        url: `${siteOrigin}/nik/banyak`,
        text: `Nama saya Yuni, ${number}, TPS 003`,
      })
      expect(posted).toMatchObject({ masked: 1, comment: { text: 'Nama saya Yuni, ••••••••••••••••, TPS 003' } })
    }
    const all = await stored()
    expect(all).toContain('TPS 003')
    for (const number of [...numbers, nik, other, family]) expect(all).not.toContain(number)
  })
})
