// "Perbaiki jawaban": at the desk, and what readers see of it under the page, on the whole page, in the open thread.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { findings, overflow } from './desk-stage.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
let member: Member
beforeAll(async () => {
  stage = await openStage()
  member = await stage.service.makeMember({ role: 'moderator' })
})
afterAll(() => stage?.close())

const correct = (id: string, json: object) =>
  fetch(stage.service.url(`/v1/comments/${id}/correction`), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${member.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  })

async function desk(place: string, options = {}): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'id-ID',
    ...options,
  })
  const tab = await context.newPage()
  await tab.goto(stage.service.url('/desk'))
  await tab.getByLabel('Email').fill(member.email)
  await tab.getByLabel(/^(Kata sandi|Password)$/).fill(member.password)
  await tab.getByRole('button', { name: /^(Masuk|Sign in)$/ }).click()
  await tab.locator('.bar').waitFor()
  await tab.goto(stage.service.url(`/desk${place}`))
  return tab
}

describe('an official answer that is corrected', () => {
  test.each([
    { viewport: { width: 1280, height: 800 } },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, locale: 'en-GB' },
  ])('is so at the desk, whose draft outlives a reload, and is undone by one press: %o', async (options) => {
    const question = await stage.comment(stage.put(), 'Kapan pendaftaran dibuka?')
    const answer = await stage.answer(question, 'Dibuka 1 Desember.')
    const tab = await desk(`?tab=published&c=${answer}`, options)
    const open = async () => {
      await tab.locator('.further > button').click()
      await tab
        .locator('.menu')
        .getByRole('button', { name: /^(Perbaiki jawaban|Correct the answer)$/ })
        .click()
    }
    const field = tab.getByLabel(/^(Jawaban .*, diperbaiki|Answer by .*, corrected)/)
    await open()
    expect(await field.inputValue()).toBe('Dibuka 1 Desember.')
    await field.fill('Dibuka 2 Desember.')
    await tab.reload()
    await open()
    expect(await field.inputValue()).toBe('Dibuka 2 Desember.')
    expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
    await tab.getByRole('button', { name: /^(Simpan perbaikan|Save the correction)$/ }).click()
    await tab.getByRole('heading', { name: /^(Sebelum diperbaiki|Before it was corrected)$/ }).waitFor()
    await tab.locator('.case').getByText('Dibuka 1 Desember.').waitFor()
    expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
    await tab.locator('.toast').getByRole('button').first().click()
    await tab
      .getByRole('heading', { name: /^(Sebelum diperbaiki|Before it was corrected)$/ })
      .waitFor({ state: 'detached' })
    await expect.poll(async () => (await stage.service.store.comments.byId(answer))?.text).toBe('Dibuka 1 Desember.')
    await tab.context().close()
  })

  test.each([
    [360, 'light', 'id'],
    [1280, 'dark', 'en'],
  ] as const)(
    'is shown as one in the open thread, with what it said before: %i %s %s',
    async (width, colorScheme, lang) => {
      const address = stage.put({ lang, attributes: `data-theme="${colorScheme}"` })
      const question = await stage.comment(address, 'Di mana mengurus pindah memilih?')
      const answer = await stage.answer(question, 'Di balai desa, hubungi 0812-3456-7890.')
      const page = await stage.browser.newPage({ viewport: { width, height: 740 }, colorScheme })
      await page.goto(address)
      await page.getByText('Di balai desa').waitFor()
      const corrected = lang === 'id' ? /^diperbaiki \d+ \w+ \d{4}$/ : /^corrected \w+ \d+, \d{4}$/
      await correct(answer, { text: 'Di kantor kami, Jalan Veteran 1A.' })
      // Nobody loads the page again.
      await page.getByText('Di kantor kami, Jalan Veteran 1A.').waitFor()
      await page.getByText(corrected).waitFor()
      expect(await page.getByText('Di balai desa').isVisible()).toBe(false)
      await page.getByText(lang === 'id' ? 'Lihat kata-kata sebelumnya' : 'See what it said before').click()
      await page.getByText('Di balai desa, hubungi ••••-••••-••••.').waitFor()
      expect([await overflow(page), await findings(page)]).toEqual([0, []])
      await correct(answer, { text: 'Di kantor kami.', hide: true })
      await page
        .getByText(lang === 'id' ? 'Tidak ditampilkan karena memuat data pribadi.' : 'Not shown, since')
        .waitFor()
      await page.context().close()
    },
  )

  test.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('is shown as one without a script, in the thread and alone: %i %s', async (width, colorScheme) => {
    const address = stage.put()
    const question = await stage.comment(address, 'Berapa honor KPPS?')
    const answer = await stage.answer(question, 'Rp1.000.000.')
    await correct(answer, { text: 'Rp1.100.000.' })
    const page = await stage.browser.newPage({
      viewport: { width, height: 740 },
      colorScheme,
      javaScriptEnabled: false,
      locale: 'id-ID',
    })
    for (const path of [`/sites/kpu-sukamaju/thread?${new URLSearchParams({ url: address })}`, `/k/${answer}`]) {
      await page.goto(stage.service.url(path))
      await page
        .getByText(/^diperbaiki \d+ \w+ \d{4}$/)
        .first()
        .waitFor()
      await page.getByText('Lihat kata-kata sebelumnya').first().click()
      await page.getByText('Rp1.000.000.').first().waitFor()
      expect(await overflow(page)).toBe(0)
    }
    await page.context().close()
  })
})
