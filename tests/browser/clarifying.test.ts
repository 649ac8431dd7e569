// What an office says above a comment that spreads an error: written at the desk, read under the page.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, openDeskStage, overflow, type DeskStage } from './desk-stage.ts'
import { openStage, type Stage } from './widget-stage.ts'

let desk: DeskStage
let stage: Stage
beforeAll(async () => {
  desk = await openDeskStage()
  stage = await openStage()
})
afterAll(async () => {
  await desk?.close()
  await stage?.close()
})

test('is written at the desk, changed, and withdrawn; each is taken back by its undo', async () => {
  const id = await desk.post('Pendaftaran sudah ditutup, percuma datang!')
  const rina = await desk.member('Rina')
  await desk.decide(rina, id, 'approve')
  const tab = await desk.desk(rina, `?tab=published&c=${id}`)
  const open = async () => {
    await tab.getByRole('button', { name: 'Tindakan lain' }).click()
    await tab.locator('.menu').getByRole('button', { name: 'Klarifikasi' }).click()
  }
  const said = async (): Promise<string | undefined> => (await desk.item(id)).clarification?.text
  await open()
  const field = tab.getByRole('textbox', { name: 'Klarifikasi KPU RI' })
  await field.fill('Pendaftaran dibuka sampai 30 November.')
  expect(await findings(tab)).toEqual([])
  await tab.getByRole('button', { name: 'Tampilkan klarifikasi' }).click()
  await tab.locator('.case .clarified').getByText('Pendaftaran dibuka sampai 30 November.').waitFor()
  await tab.locator('.toast').getByText('Klarifikasi tampil di atas komentar.').waitFor()
  expect(await findings(tab)).toEqual([])

  await open()
  await field.fill('Pendaftaran dibuka sampai 1 Desember.')
  await tab.getByRole('button', { name: 'Simpan perubahan' }).click()
  // With the new words its own undo stands there, in place of the one before.
  await tab.locator('.case .clarified').getByText('Pendaftaran dibuka sampai 1 Desember.').waitFor()
  expect(await said()).toBe('Pendaftaran dibuka sampai 1 Desember.')
  await tab.locator('.toast').getByRole('button', { name: 'Urungkan' }).click()
  await tab.locator('.case .clarified').getByText('Pendaftaran dibuka sampai 30 November.').waitFor()
  expect(await said()).toBe('Pendaftaran dibuka sampai 30 November.')

  await open()
  await tab.getByRole('button', { name: 'Tarik klarifikasi' }).click()
  await tab.locator('.toast').getByText('Klarifikasi ditarik.').waitFor()
  await expect.poll(said).toBeUndefined()
  await tab.locator('.toast').getByRole('button', { name: 'Urungkan' }).click()
  await expect.poll(said).toBe('Pendaftaran dibuka sampai 30 November.')
  await tab.context().close()
})

test('fits a phone at the desk, in the dark and in English, and its words are kept', async () => {
  const id = await desk.post('Katanya TPS dipindah ke kota lain.')
  const rina = await desk.member('Rina')
  await desk.decide(rina, id, 'approve')
  const options = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    locale: 'en-GB',
    hasTouch: true,
  } as const
  const tab = await desk.desk(rina, `?tab=published&c=${id}`, options)
  await tab.getByRole('button', { name: 'More actions' }).click()
  await tab.locator('.menu').getByRole('button', { name: 'Clarification' }).click()
  const field = tab.getByRole('textbox', { name: 'Clarification by KPU RI' })
  await field.fill('The polling place has not moved.')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await tab.reload()
  await tab.getByRole('button', { name: 'More actions' }).click()
  await tab.locator('.menu').getByRole('button', { name: 'Clarification' }).click()
  expect(await field.inputValue()).toBe('The polling place has not moved.')
  await tab.getByRole('button', { name: 'Show clarification' }).click()
  await tab.locator('.case .clarified').waitFor()
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.context().close()
})

/** As a program of a member writes it. */
async function clarify(id: string, text: string): Promise<void> {
  const { token } = await stage.service.makeMember()
  const answer = await fetch(stage.service.url(`/v1/comments/${id}/clarification`), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ text }),
  })
  expect(answer.status).toBe(204)
}

test('stands under the page above the words it corrects, with office, time and a link that can be followed', async () => {
  const url = stage.put()
  const id = await stage.comment(url, 'Pendaftaran sudah ditutup!', { name: 'Budi' })
  const reply = await stage.comment(url, 'Benar, saya juga dengar.', { name: 'Yuni', parent: id })
  await clarify(id, 'Dibuka sampai 30 November. Lihat https://kpu.example/jadwal.')
  await clarify(reply, 'Ini juga keliru.')
  for (const [width, colorScheme] of [[360, 'dark'] as const, [1280, 'light'] as const]) {
    const page = await stage.browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    await page.goto(url)
    const card = page.getByRole('note', { name: 'Klarifikasi KPU RI' })
    await card.first().waitFor()
    expect(await card.allInnerTexts()).toEqual([
      expect.stringMatching(/^Klarifikasi KPU RI\s*sekarang|detik|menit/),
      expect.stringContaining('Ini juga keliru.'),
    ])
    const [above, words] = [await card.first().boundingBox(), await page.locator(`#c-${id} .words`).boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0)
    expect(await card.first().getByRole('link').getAttribute('href')).toBe('https://kpu.example/jadwal')
    expect([await overflow(page), await findings(page)]).toEqual([0, []])
    await page.context().close()
  }
})

test('comes to whoever reads when it is written, and goes when it is withdrawn', async () => {
  const url = stage.put({ lang: 'en' })
  const id = await stage.comment(url, 'TPS dipindah ke kota lain', { name: 'Budi' })
  const page = await stage.browser.newPage()
  await page.goto(url)
  await page.locator('form').waitFor()
  await clarify(id, 'TPS tetap di balai desa.')
  await page.getByRole('note', { name: 'Clarification by KPU RI' }).getByText('TPS tetap').waitFor()
  const { token } = await stage.service.makeMember()
  const headers = { Authorization: `Bearer ${token}` }
  await fetch(stage.service.url(`/v1/comments/${id}/clarification`), { method: 'DELETE', headers })
  await page.getByText('TPS tetap').waitFor({ state: 'detached' })
  await page.context().close()
})
