// The desk in a real browser, against a real service.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeskStage, openDeskStage, row } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
beforeEach(() => stage.clear())
afterAll(() => stage?.close())

const toast = (tab: Page) => tab.locator('.toast')
const state = async (id: string): Promise<string> => (await stage.item(id)).state

describe('signing in', () => {
  test('by the one-use link, which leaves the address bar at once and works once', async () => {
    const link = await stage.service.signInLink()
    const context = await stage.browser.newContext({ locale: 'id-ID' })
    const tab = await context.newPage()
    await tab.goto(link)
    await tab.locator('.bar').waitFor()
    expect(new URL(tab.url()).hash).toBe('')
    await context.clearCookies()
    await tab.goto('about:blank')
    await tab.goto(link)
    await tab.getByText('Tautan ini sudah dipakai atau kedaluwarsa.').waitFor()
    await context.close()
  })

  test('says plainly that it did not match, and signs out again', async () => {
    const member = await stage.member('Rina')
    const tab = await (await stage.browser.newContext({ locale: 'id-ID' })).newPage()
    await tab.goto(stage.service.url('/desk'))
    await tab.getByLabel('Email').fill(member.email)
    await tab.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandi')
    await tab.keyboard.press('Enter')
    await tab.getByText('Email atau kata sandi tidak cocok.').waitFor()
    await tab.getByLabel('Kata sandi', { exact: true }).fill(member.password)
    await tab.keyboard.press('Enter')
    await tab.getByRole('link', { name: 'Akun' }).first().click()
    await tab.getByRole('button', { name: 'Keluar' }).click()
    await tab.getByRole('heading', { name: 'Masuk ke meja petugas' }).waitFor()
    await tab.context().close()
  })
})

describe('deciding', () => {
  test('by keys alone: approve, reject with a numbered reason, spam, undo; the next row is chosen within 100 ms', async () => {
    const [third, second, first] = [await stage.post('Satu'), await stage.post('Dua'), await stage.post('Tiga')]
    const more = [await stage.post('Empat'), await stage.post('Lima'), await stage.post('Enam')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, more[2] ?? '').waitFor()
    const press = () =>
      tab.evaluate(async () => {
        const chosen = () => document.querySelector('.row.chosen')?.getAttribute('data-id')
        const before = chosen()
        const begun = performance.now()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
        while (chosen() === before && performance.now() - begun < 1_000) await new Promise(requestAnimationFrame)
        return performance.now() - begun
      })
    // The quickest of several: what else runs on this machine is not the desk's.
    expect(Math.min(await press(), await press(), await press(), await press())).toBeLessThan(100)
    await expect.poll(() => Promise.all([first, ...more].map(state))).toEqual(Array(4).fill('published'))
    await toast(tab).getByText('1 komentar disetujui.').waitFor()
    await tab.keyboard.press('d')
    await tab.getByText('Penulis membaca kalimat ini').waitFor()
    await tab.keyboard.press('2')
    await toast(tab).getByText('1 komentar ditolak.').waitFor()
    await tab.keyboard.press('s')
    await toast(tab).getByText('1 komentar dipindahkan ke spam.').waitFor()
    await tab.getByText('Antrean kosong, semua sudah diperiksa.').waitFor()
    await expect.poll(() => Promise.all([first, second, third].map(state))).toEqual(['published', 'rejected', 'spam'])
    expect((await stage.item(second)).history.at(-1)?.reason).toBe('Komentar Anda berisi promosi atau iklan.')

    await tab.keyboard.press('u')
    await row(tab, third).waitFor()
    await expect.poll(() => state(third)).toBe('held')
    await tab.keyboard.press('u')
    await row(tab, second).waitFor()
    await expect.poll(() => state(second)).toBe('held')
    await tab.context().close()
  })

  test('several at once, taken back as one', async () => {
    const ids = [await stage.post('Satu'), await stage.post('Dua'), await stage.post('Tiga')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, ids[2] ?? '').waitFor()
    await tab.keyboard.press('x')
    await tab.keyboard.press('j')
    await tab.keyboard.press('x')
    await tab.getByText('2 dipilih').waitFor()
    await tab.getByRole('button', { name: 'Spam' }).click()
    await toast(tab).getByText('2 komentar dipindahkan ke spam.').waitFor()
    await expect.poll(() => Promise.all(ids.map(state))).toEqual(['held', 'spam', 'spam'])
    await toast(tab).getByRole('button', { name: 'Urungkan' }).click()
    await expect.poll(() => Promise.all(ids.map(state))).toEqual(['held', 'held', 'held'])
    await expect.poll(() => tab.locator('.row').count()).toBe(3)
    await tab.context().close()
  })

  test('all that match, beyond what is loaded, as one that can be taken back', async () => {
    const ids = await Promise.all(Array.from({ length: 55 }, (_, at) => stage.post(`Salinan ${at}`)))
    const tab = await stage.desk(await stage.member('Rina'))
    await tab.getByLabel('Pilih yang tampak').check()
    await tab.getByRole('button', { name: 'Pilih semua 55' }).click()
    await tab.keyboard.press('s')
    await toast(tab).getByText('55 komentar dipindahkan ke spam.').waitFor()
    await expect.poll(async () => new Set(await Promise.all(ids.map(state)))).toEqual(new Set(['spam']))
    await tab.keyboard.press('u')
    await toast(tab).getByText('55 komentar dikembalikan.').waitFor()
    await expect.poll(async () => new Set(await Promise.all(ids.map(state)))).toEqual(new Set(['held']))
    await tab.context().close()
  })

  test('letters can be switched off, and then decide nothing', async () => {
    const id = await stage.post('Satu')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await tab.keyboard.press('?')
    await tab.getByLabel('Pakai tombol satu huruf').uncheck()
    await tab.keyboard.press('Escape')
    await tab.keyboard.press('a')
    await tab.reload()
    await row(tab, id).waitFor()
    await tab.keyboard.press('s')
    expect(await tab.locator('kbd').count()).toBe(0)
    expect(await state(id)).toBe('held')
    await tab.context().close()
  })

  test('an answer approves and stands under the comment; one undo takes back both', async () => {
    const id = await stage.post('Bolehkan lansia dijemput?')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await tab.keyboard.press('e')
    await tab.keyboard.type('Boleh. Hubungi PPS setempat.')
    await tab.getByRole('button', { name: 'Jawab dan setujui' }).click()
    await toast(tab).getByText('Komentar disetujui, jawaban tampil di bawahnya.').waitFor()
    await expect.poll(() => state(id)).toBe('published')
    const replies = async (): Promise<number> => (await stage.item(id)).replyCount
    await expect.poll(replies).toBe(1)
    await toast(tab).getByRole('button', { name: 'Urungkan' }).click()
    await row(tab, id).waitFor()
    await expect.poll(() => state(id)).toBe('held')
    expect(await replies()).toBe(0)
    await tab.context().close()
  })
})

describe('when something comes between', () => {
  test('a lost race says who was first and shows the new state', async () => {
    const id = await stage.post('Rebutan')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await stage.decide(await stage.member('Budi Santoso'), id, 'reject')
    await tab.keyboard.press('a')
    await toast(tab).getByText('Budi Santoso sudah menolaknya lebih dulu.').waitFor()
    await row(tab, id).getByText('Ditolak').waitFor()
    expect(await state(id)).toBe('rejected')
    await tab.context().close()
  })

  test('an ended session keeps the words, and goes on after signing in again', async () => {
    const other = await stage.post('Di mana tempatnya?')
    const id = await stage.post('Kapan jadwalnya?')
    const member = await stage.member('Rina')
    const tab = await stage.desk(member)
    await row(tab, other).click()
    await tab.keyboard.press('e')
    await tab.keyboard.type('Tempatnya di balai')
    await tab.keyboard.press('Escape')
    await row(tab, id).click()
    // Everything the opened comment asks for is there; the next call is the answer's own.
    await tab.getByText('w••••@c••••.example').waitFor()
    await tab.getByText('Menurut aturan', { exact: true }).waitFor()
    await tab.getByRole('link', { name: 'Aturan' }).waitFor()
    await tab.keyboard.press('e')
    await tab.keyboard.type('Jadwalnya tanggal 27.')
    // Nor does a look at the queue come first.
    await tab.route('**/v1/queue**', (route) => route.abort())
    await tab.context().clearCookies()
    await tab.getByRole('button', { name: 'Jawab dan setujui' }).click()
    await tab.getByRole('heading', { name: 'Masuk lagi; tulisan Anda tetap ada.' }).waitFor()
    await tab.getByRole('dialog').getByLabel('Kata sandi', { exact: true }).fill(member.password)
    await tab.keyboard.press('Enter')
    await tab.getByRole('dialog').waitFor({ state: 'detached' })
    // What was sent goes out by itself; what was only begun is still there.
    await expect.poll(async () => (await stage.item(id)).replyCount).toBe(1)
    expect(await state(id)).toBe('published')
    await row(tab, other).click()
    await tab.keyboard.press('e')
    expect(await tab.locator('.panel textarea').inputValue()).toBe('Tempatnya di balai')
    await tab.context().close()
  })

  test('a decision without a network waits, is shown, and is made once', async () => {
    const id = await stage.post('Tanpa sinyal')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    // Sent and carried out, but its answer is lost: the hard case. No other gets through until it was seen to wait.
    let tries = 0
    const seen = Promise.withResolvers<void>()
    await tab.route('**/v1/decisions', async (route) => {
      tries += 1
      if (tries === 1) {
        await route.fetch()
        return route.abort()
      }
      await seen.promise
      return route.continue()
    })
    await tab.keyboard.press('s')
    await row(tab, id).waitFor({ state: 'detached' })
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    seen.resolve()
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor({ state: 'detached' })
    const { state, history } = await stage.item(id)
    expect([state, history.filter(({ act }) => act === 'spam').length, tries]).toEqual(['spam', 1, 2])
    await tab.context().close()
  })

  test('what came meanwhile is offered, and the list does not move', async () => {
    const id = await stage.post('Lama')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    const fresh = await stage.post('Baru')
    await tab.evaluate(() => dispatchEvent(new Event('online')))
    await tab.getByRole('button', { name: '1 baru' }).waitFor()
    expect(await tab.locator('.row').count()).toBe(1)
    await tab.getByRole('button', { name: '1 baru' }).click()
    await row(tab, fresh).waitFor()
    await tab.context().close()
  })
})
