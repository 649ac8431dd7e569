// A question as its writer sees it: answered, not settled, answered again; on the page, and by its code.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const mark = async (id: string): Promise<void> => {
  const { token } = await stage.service.makeMember()
  const answer = await fetch(stage.service.url(`/v1/comments/${id}/kind`), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'question' }),
  })
  expect(answer.status).toBe(200)
}

test('its writer says "belum terjawab", and is told what follows; others see after how many days it was answered', async () => {
  const { page, context } = await stage.open()
  await page.locator('form').waitFor()
  await write(page, 'Di mana TPS saya?', 'Wahyu Nugroho')
  await send(page)
  await page.getByText('Menunggu diperiksa.').waitFor()
  await stage.approveAll()
  const [question] = await stage.queue('published')
  const id = question?.id ?? ''
  await mark(id)
  expect((await stage.queue('answer')).map((one) => one.id)).toEqual([id])
  await stage.answer(id, 'Di balai desa.')
  await page.reload()
  await page.getByText('Jawaban resmi · di hari yang sama').waitFor()
  const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
  await own.getByText(/^Sudah terjawab\? Bila belum, katakan paling lambat \d+ \p{L}+\./u).waitFor()
  const button = own.getByRole('button', { name: 'Belum terjawab' })
  await button.click()
  await own.getByText('Anda menyatakan belum terjawab. Kantor diminta menjawab lagi.').waitFor()
  expect((await stage.queue('answer')).map((one) => one.matter?.reopened)).toEqual([1])
  await stage.answer(id, 'TPS 3, di balai desa.')
  await page.reload()
  await own.getByRole('button', { name: 'Belum terjawab' }).waitFor()
  // Nobody else is asked.
  const other = await (await stage.browser.newContext({ locale: 'id-ID' })).newPage()
  await other.goto(page.url())
  await other.getByText('Jawaban resmi · di hari yang sama').first().waitFor()
  expect(await other.getByRole('button', { name: 'Belum terjawab' }).count()).toBe(0)
  await other.context().close()
  // The code says the same without a script.
  const { receipt } = (await stage.service.store.comments.byId(id)) ?? {}
  const kabar = await (await stage.browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' })).newPage()
  await kabar.goto(stage.service.url(`/kabar/${receipt}`))
  await kabar.getByRole('button', { name: 'Belum terjawab' }).click()
  await kabar.getByRole('heading', { name: 'Anda menyatakan belum terjawab' }).waitFor()
  await kabar.context().close()
  await context.close()
})
