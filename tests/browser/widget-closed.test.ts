// Why a page takes no comments, as its readers see it: an office's own reason as it stands, in any language.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
let later = 0
beforeAll(async () => {
  stage = await openStage({ now: () => Date.now() + later })
})
afterAll(() => stage.close())

const day = 86_400_000
const dateOf = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const during = (over: object) => ({
  kind: 'voting',
  from: dateOf(-2),
  until: dateOf(2),
  name: 'Pemungutan suara',
  source: 'PKPU 7',
  ...over,
})

test('a page that its office has closed says since which day, with the year once that is long ago', async () => {
  await stage.setPolicy({ moderation: { value: 'closed' } })
  const { page, context } = await stage.open()
  await page.getByText(/^Komentar ditutup \d+ \p{L}+\.$/u).waitFor()
  await page.clock.setFixedTime(Date.now() + 400 * day)
  await page.route('**/thread?*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), date: new Date(Date.now() + 400 * day).toUTCString() },
    })
  })
  await page.reload()
  await page.getByText(/^Komentar ditutup \d+ \p{L}+ \d{4}\.$/u).waitFor()
  await context.close()
})

test('a stage that closes says its reason and when it opens again; the form is not there', async () => {
  const reason = 'Pemungutan suara sedang berlangsung.'
  await stage.setPolicy({ stages: { value: [during({ moderation: 'closed', reason })] } })
  const { page, context } = await stage.open()
  await page.getByText(new RegExp(`^${reason} Dibuka lagi \\d+ \\p{L}+\\.$`, 'u')).waitFor()
  expect(await page.locator('textarea').count()).toBe(0)
  await context.close()
})

test('a quiet one without a reason says that it is quiet, and one that stays open takes comments', async () => {
  await stage.setPolicy({ stages: { value: [during({ kind: 'quiet', moderation: 'closed' })] } })
  const { page, context } = await stage.open()
  await page.getByText(/^Masa tenang, dibuka lagi \d+ /).waitFor()
  await stage.setPolicy({ stages: { value: [during({ kind: 'quiet' })] } })
  await page.reload()
  await page.locator('textarea').waitFor()
  await context.close()
})

test('a page that stays open while a closing ends takes comments again by itself, and a statement that ends goes', async () => {
  const until = new Date(Date.now() + 60_000).toISOString()
  const said = { text: 'TPS 3 pindah.', source: 'Pengumuman 7', at: new Date().toISOString(), until }
  await stage.setPolicy({ statement: { value: said } })
  const { token } = await stage.service.makeMember()
  const closed = await fetch(stage.service.url('/v1/offices/kpu-ri/closing'), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ reason: 'Gempa bumi.', until }),
  })
  expect(closed.status).toBe(200)
  const { page, context } = await stage.open({ body: '<p>Berita</p>LINE' })
  await page.clock.install()
  await page.reload()
  await page.getByText(/^Gempa bumi\. Dibuka lagi /).waitFor()
  await page.getByText('TPS 3 pindah.').waitFor()
  expect(await page.locator('textarea').count()).toBe(0)
  later = 61_000
  await page.clock.runFor(91_000)
  await page.locator('textarea').waitFor()
  expect(await page.getByText(/^Gempa bumi\./).count()).toBe(0)
  expect(await page.getByText('TPS 3 pindah.').count()).toBe(0)
  later = 0
  await context.close()
})
