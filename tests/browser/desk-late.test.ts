// What an office has held for too long, as the desk of the office above leads there.
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

const day = 86_400_000
let desk: DeskStage
let province: Member
// Long enough ago for weekends and the longest row of holidays.
let now = Date.now() - 21 * day
const ids: Record<string, string> = {}

const post = async (name: string, site: string): Promise<void> => {
  const url = `http://${site}.example/berita`
  const body = { key: randomUUID(), url, title: 'Data pemilih', name: 'Siti Rahayu', email: `${name}@surat.example` }
  const answer = await fetch(desk.service.url(`/v1/sites/${site}/comments`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body, text: `Kapan data pemilih diumumkan? ${name}` }),
  })
  ids[name] = ((await answer.json()) as { comment: { id: string } }).comment.id
}
const open = (options?: BrowserContextOptions): Promise<Page> => desk.desk(province, '', options)
const inList = (tab: Page, name: string) => row(tab, ids[name] ?? '')

beforeAll(async () => {
  desk = await openDeskStage({ now: () => now })
  const { service } = desk
  await service.makeOffice('kpu-jateng')
  await service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
  for (const office of ['kpu-jateng', 'kpu-sukoharjo'])
    await service.makeSite({ id: `situs-${office}`, office, origins: [`http://situs-${office}.example`] })
  await post('lama', 'situs-kpu-sukoharjo')
  now = Date.now()
  await post('baru', 'situs-kpu-sukoharjo')
  await post('sendiri', 'situs-kpu-jateng')
  province = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
})
afterAll(() => desk.close())

describe('the desk of an office above', () => {
  test('begins with its own comments and those that an office below is late with', async () => {
    const tab = await open()
    await inList(tab, 'lama').waitFor()
    await inList(tab, 'sendiri').waitFor()
    expect(await inList(tab, 'baru').count()).toBe(0)
    expect(await inList(tab, 'lama').locator('.tag.late').textContent()).toMatch(/^Terlambat \d+ hari kerja$/)
    expect(await inList(tab, 'sendiri').locator('.tag.late').count()).toBe(0)
    await inList(tab, 'lama').locator('.open').click()
    expect(await tab.locator('.case .tag.late').textContent()).toMatch(/^Terlambat \d+ hari kerja$/)
    expect(await findings(tab)).toEqual([])
    await tab.context().close()
  })

  test('on the narrowest phone a late row says whole how late it is, and what it is', async () => {
    const tab = await open({ viewport: { width: 320, height: 640 } })
    const tags = inList(tab, 'lama').locator('.tag')
    await tags.first().waitFor()
    const cut = await tags.evaluateAll((all) =>
      all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map((one) => one.textContent),
    )
    expect([await tags.count(), cut]).toEqual([expect.toSatisfy((n: number) => n >= 2), []])
    expect(await overflow(tab)).toBe(0)
    await tab.screenshot({ path: join(process.env['REMBUK_PICTURES'] ?? tmpdir(), 'desk-late-320.png') })
    await tab.context().close()
  })

  test('has what is late behind a link that can be sent', async () => {
    const tab = await open()
    await tab.locator('.nav').getByRole('link', { name: 'Terlambat' }).click()
    await inList(tab, 'sendiri').waitFor({ state: 'detached' })
    await inList(tab, 'lama').waitFor()
    await expect.poll(() => new URL(tab.url()).search).toBe('?late=only')
    const sent = await tab.context().newPage()
    await sent.goto(tab.url())
    await inList(sent, 'lama').waitFor()
    expect(await inList(sent, 'sendiri').count()).toBe(0)
    const current = sent.locator('.nav [aria-current]')
    await expect.poll(() => current.textContent()).toBe('Terlambat1')
    await tab.context().close()
  })

  const choose = async (tab: Page, name: string): Promise<void> => {
    await tab.locator('.nav').getByRole('combobox', { name: 'Kantor' }).click()
    await tab.getByRole('option', { name }).click()
  }

  test('shows all offices below by one choice, and the choice stands in the address', async () => {
    const tab = await open()
    await inList(tab, 'lama').waitFor()
    await choose(tab, 'Semua kantor di bawah')
    await inList(tab, 'baru').waitFor()
    await expect.poll(() => new URL(tab.url()).search).toBe('?reach=all')
    await tab.reload()
    await inList(tab, 'baru').waitFor()
    await choose(tab, 'Sendiri + terlambat')
    await inList(tab, 'baru').waitFor({ state: 'detached' })
    await tab.context().close()
  })

  test('fits a phone, says so in English too, and is reached by thumb', async () => {
    const tab = await open({ viewport: { width: 390, height: 800 }, locale: 'en-US', hasTouch: true })
    await inList(tab, 'lama').waitFor()
    await tab.evaluate(() => localStorage.setItem('rembuk-desk', JSON.stringify({ language: 'en' })))
    const chip = tab.locator('.chips .late a')
    expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await chip.click()
    await inList(tab, 'sendiri').waitFor({ state: 'detached' })
    expect(await overflow(tab)).toBe(0)
    expect(await findings(tab)).toEqual([])
    await tab.context().close()
  })

  test('decides it, and says where other work waits once its own is done', async () => {
    const tab = await open()
    await inList(tab, 'lama').waitFor()
    await tab.getByLabel('Pilih yang tampak').click()
    await tab.locator('.decisions').getByRole('button', { name: 'Setujui' }).click()
    const below = tab.getByRole('button', { name: '1 menunggu di kantor di bawah' })
    await below.click()
    await inList(tab, 'baru').waitFor()
    await expect.poll(() => tab.locator('.nav .late').count()).toBe(0)
    // It leaves the list before it has arrived.
    const state = async () => (await desk.service.store.comments.byId(ids['lama'] ?? ''))?.state
    await expect.poll(state).toBe('published')
    await tab.context().close()
  })
})
