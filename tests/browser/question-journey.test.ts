// One citizen's question, whole: asked under a page, passed on, answered by another office, not settled, answered again;
// by the people who do it, at their screens, on both stores. In the end the weekly report has counted it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import type { Member } from '../support/service.ts'
import { findings, overflow, row } from './desk-stage.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const words = 'Kapan pendaftaran PPK di kecamatan kami dibuka?'
const firstAnswer = 'Pendaftaran dibuka 1 Desember.'
const secondAnswer = 'Di kecamatan Anda mulai 3 Desember, di balai kecamatan.'

onBothStores('a question, on %s', (store) => {
  let stage: Stage
  let regency: Member
  let province: Member
  const tag = () => `<script async src="${stage.served}/embed.js" data-site="situs-sukoharjo"></script>`
  beforeAll(async () => {
    stage = await openStage({ store })
    const { service } = stage
    await service.makeOffice('kpu-jateng')
    await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
    await service.makeSite({ id: 'situs-sukoharjo', office: 'kpu-sukoharjo', origins: [stage.host] })
    regency = await service.makeMember({ role: 'moderator', office: 'kpu-sukoharjo' })
    province = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
  })
  afterAll(() => stage?.close())

  async function desk({ email, password }: Member, place: string): Promise<Page> {
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' })
    const tab = await context.newPage()
    await tab.goto(stage.service.url('/desk'))
    await tab.getByLabel('Email').fill(email)
    await tab.getByLabel('Kata sandi', { exact: true }).fill(password)
    await tab.getByRole('button', { name: 'Masuk', exact: true }).click()
    await tab.locator('.bar').waitFor()
    await tab.goto(stage.service.url(`/desk${place}`))
    return tab
  }

  async function answerAs(tab: Page, id: string, text: string): Promise<void> {
    await row(tab, id).click()
    await tab.locator('.case').getByText(words).waitFor()
    await tab.keyboard.press('e')
    await tab.getByLabel('Jawaban KPU kpu-jateng').fill(text)
    await tab.getByRole('button', { name: 'Kirim jawaban' }).click()
    await row(tab, id).waitFor({ state: 'detached' })
    // It leaves the list before it has arrived.
    const said = async () => (await stage.service.store.comments.byId(id))?.matter?.step
    await expect.poll(said).toBe('settle')
  }

  test('goes from its writer to the office that knows, and back, until it is settled', async () => {
    const address = stage.put({ body: tag() })
    // Figures are told of five people and more: four others have gone the same way.
    for (const name of ['Siti', 'Bambang', 'Yuni', 'Made']) await sameWay(stage.put(), name)

    const citizen = await (await stage.browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    await citizen.goto(address)
    await citizen.locator('form').waitFor()
    await write(citizen, words)
    await send(citizen)
    await citizen.getByText('Menunggu diperiksa.').waitFor()

    const here = await desk(regency, '?tab=held')
    await here.locator('.case').getByText(words).waitFor()
    await here.keyboard.press('a')
    await here.getByText('1 komentar disetujui.').first().waitFor()
    await citizen.getByText('Komentar Anda tampil.').waitFor()
    const [question] = (await stage.queue('published')).filter(({ text }) => text === words)
    const id = question?.id ?? ''

    // It is a question, and another office's to answer.
    await here.goto(stage.service.url(`/desk?tab=published&c=${id}`))
    await here.getByText('Usulan: Pertanyaan.').waitFor()
    await here.keyboard.press('1')
    await here.locator('.clock').waitFor()
    await here.goto(stage.service.url(`/desk?tab=answer&c=${id}`))
    await row(here, id).waitFor()
    await here.locator('.further > button').click()
    await here.locator('.menu').getByRole('button', { name: 'Teruskan' }).click()
    await here.locator('form.ordering').getByRole('radio', { name: 'KPU kpu-jateng' }).click()
    await here.locator('form.ordering textarea').fill('Mohon dijawab provinsi.')
    await here.locator('form.ordering').getByRole('button', { name: 'Teruskan' }).click()
    await row(here, id).waitFor({ state: 'detached' })

    const reader = await (await stage.browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    await reader.goto(address)
    await reader.getByText('Diteruskan ke KPU kpu-jateng').waitFor()
    await citizen.getByText('Diteruskan ke KPU kpu-jateng').waitFor()

    const there = await desk(province, '?tab=answer')
    await row(there, id).getByText('Dari KPU kpu-sukoharjo').waitFor()
    await there.locator('.passed-on').getByText('Mohon dijawab provinsi.').waitFor()
    expect(await findings(there)).toEqual([])
    await answerAs(there, id, firstAnswer)

    await reader.reload()
    const answer = reader.getByRole('article', { name: 'KPU kpu-jateng' })
    await answer.getByText('Jawaban resmi · di hari yang sama').waitFor()
    await answer.getByText(firstAnswer).waitFor()
    expect([await overflow(reader), await findings(reader)]).toEqual([0, []])

    await citizen.reload()
    const own = citizen.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByRole('button', { name: 'Belum terjawab' }).click()
    await own.getByText('Anda menyatakan belum terjawab. Kantor diminta menjawab lagi.').waitFor()

    await there.goto(stage.service.url('/desk?tab=answer'))
    await row(there, id).click()
    await there.getByText('Penulisnya 1 kali menyatakan belum terjawab.').waitFor()
    await answerAs(there, id, secondAnswer)

    await citizen.reload()
    await citizen.getByText(secondAnswer).waitFor()
    await own.getByRole('button', { name: 'Belum terjawab' }).waitFor()
    expect([await overflow(citizen), await findings(citizen)]).toEqual([0, []])

    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    await there.goto(stage.service.url(`/desk?page=weekly&office=kpu-sukoharjo&week=${today}`))
    const figure = (row: string): Promise<string> =>
      there
        .getByRole('row', { name: new RegExp(`^${row} `) })
        .getByRole('cell')
        .first()
        .innerText()
    await there.getByRole('heading', { name: 'Angka minggu ini' }).waitFor()
    for (const [counted, many] of [
      ['Komentar masuk', '5'],
      ['Orang menulis', '5'],
      ['Tampil', '5'],
      ['Pertanyaan masuk', '5'],
      ['Diteruskan', '5'],
      // The first time and the second.
      ['Pertanyaan dijawab', '10'],
      ['Belum terjawab', '5'],
      ['Dijawab lagi', '5'],
    ] as const)
      expect([counted, await figure(counted)]).toEqual([counted, many])
    await Promise.all([citizen, reader, here, there].map((tab) => tab.context().close()))
  })

  async function ask(path: string, token: string | null, method = 'POST', body?: object): Promise<void> {
    const answer = await fetch(stage.service.url(path), {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }

  /** Another's question: marked, passed on, answered, not settled, answered again. */
  async function sameWay(address: string, name: string): Promise<void> {
    const id = await stage.comment(address, `Kapan pengumuman hasil seleksi ${name}?`, {
      name,
      site: 'situs-sukoharjo',
    })
    await ask(`/v1/comments/${id}/kind`, regency.token, 'PUT', { kind: 'question' })
    await ask(`/v1/comments/${id}/forward`, regency.token, 'PUT', { to: 'kpu-jateng' })
    await ask(`/v1/comments/${id}/answer`, province.token, 'POST', { text: 'Pekan depan.' })
    await ask(`/v1/receipts/${(await stage.service.store.comments.byId(id))?.receipt}/unsettled`, null)
    await ask(`/v1/comments/${id}/answer`, province.token, 'POST', { text: 'Hari Senin.' })
  }
})
