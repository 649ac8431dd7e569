// What comes between at the desk: somebody else, a reload, a lost answer, a search that finds nothing here.
import type { Dialog, Page } from 'playwright-core'
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
const acts = async (id: string): Promise<string[]> => (await stage.item(id)).history.map(({ act }) => act)

/** Reloads as somebody does who is asked whether to leave, and leaves. */
async function reload(tab: Page): Promise<void> {
  const leave = (dialog: Dialog): void => void dialog.accept()
  tab.on('dialog', leave)
  await tab.reload()
  tab.off('dialog', leave)
  await tab.locator('.bar').waitFor()
}

describe('somebody else at the same queue', () => {
  test('is seen within seconds: the row says who and stays where it is, the keys pass it over, nothing is decided twice', async () => {
    const [third, second, first] = [await stage.post('Satu'), await stage.post('Dua'), await stage.post('Tiga')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, first).waitFor()
    const budi = await stage.member('Budi Santoso')
    const before = await row(tab, third).boundingBox()
    await stage.decide(budi, second, 'spam')
    await row(tab, second).getByText('Spam · Budi Santoso').waitFor()
    await expect.poll(() => row(tab, third).boundingBox()).toEqual(before)
    expect(await row(tab, first).getAttribute('class')).toContain('chosen')
    await tab.keyboard.press('j')
    await expect.poll(() => row(tab, third).getAttribute('class')).toContain('chosen')
    await tab.keyboard.press('a')
    await toast(tab).getByText('1 komentar disetujui.').waitFor()
    await row(tab, second).waitFor({ state: 'detached' })
    await expect.poll(() => Promise.all([first, second, third].map(state))).toEqual(['held', 'spam', 'published'])
    await tab.context().close()
  })

  test('who was quicker by a second is named, and the key that came too late decides nothing', async () => {
    const id = await stage.post('Sedang dibaca')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await stage.decide(await stage.member('Budi Santoso'), id, 'reject')
    await row(tab, id).getByText('Ditolak · Budi Santoso').waitFor()
    await tab.keyboard.press('a')
    await toast(tab).getByText('Budi Santoso sudah menolaknya lebih dulu.').waitFor()
    expect(await state(id)).toBe('rejected')
    await tab.context().close()
  })
})

describe('a reload', () => {
  test('loses no decision that waits for the network: it is shown again, sent once, and can be taken back', async () => {
    const [other, id] = [await stage.post('Lain'), await stage.post('Tanpa sinyal')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    let away = true
    await tab.route('**/v1/decisions', (route) => (away ? route.abort() : route.continue()))
    await tab.keyboard.press('s')
    await row(tab, id).waitFor({ state: 'detached' })
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    await reload(tab)
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    await row(tab, other).waitFor()
    expect(await row(tab, id).count()).toBe(0)
    expect(await state(id)).toBe('held')
    away = false
    await tab.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => acts(id)).toEqual(['posted', 'spam'])
    await reload(tab)
    await row(tab, other).waitFor()
    await tab.getByRole('button', { name: 'Riwayat sesi' }).first().click()
    await tab.getByRole('dialog').getByText('1 komentar dipindahkan ke spam.').waitFor()
    await tab.getByRole('dialog').getByRole('button', { name: 'Urungkan' }).click()
    await expect.poll(() => acts(id)).toEqual(['posted', 'spam', 'undo'])
    await row(tab, id).waitFor()
    await tab.context().close()
  })

  test('loses no undo that waits for the network: it is shown, leaving is asked about, and it is made once', async () => {
    const id = await stage.post('Keliru ditolak')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await tab.keyboard.press('s')
    await expect.poll(() => state(id)).toBe('spam')
    let away = true
    await tab.route('**/v1/decisions/*/undo', (route) => (away ? route.abort() : route.continue()))
    await tab.keyboard.press('u')
    await row(tab, id).waitFor()
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    await toast(tab).getByText('Mengurungkan… Menunggu sinyal, dikirim begitu tersambung.').waitFor()
    await reload(tab)
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    expect(await state(id)).toBe('spam')
    away = false
    await tab.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => acts(id)).toEqual(['posted', 'spam', 'undo'])
    await toast(tab).getByText('1 komentar dikembalikan.').waitFor()
    await row(tab, id).waitFor()
    await tab.context().close()
  })

  test('after an answer was lost makes nothing twice, and finds its undo again', async () => {
    const id = await stage.post('Jawaban hilang')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    let tries = 0
    let isBack = false
    await tab.route('**/v1/decisions', async (route) => {
      if (isBack) return route.continue()
      tries += 1
      if (tries === 1) await route.fetch()
      return route.abort()
    })
    await tab.keyboard.press('s')
    await row(tab, id).waitFor({ state: 'detached' })
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    isBack = true
    await reload(tab)
    await tab.getByText('Antrean kosong, semua sudah diperiksa.').waitFor()
    await tab.keyboard.press('u')
    await toast(tab).getByText('1 komentar dikembalikan.').waitFor()
    await expect.poll(() => acts(id)).toEqual(['posted', 'spam', 'undo'])
    await tab.context().close()
  })
})

test('what an earlier page has left is kept as on its way as soon as it is sent again', async () => {
  const id = await stage.post('Dikirim ulang')
  const tab = await stage.desk(await stage.member('Rina'))
  await row(tab, id).waitFor()
  let isHanging = false
  // The second page's call is on its way for as long as this test lasts.
  await tab.route('**/v1/decisions', (route) => (isHanging ? undefined : route.abort()))
  const kept = () =>
    tab.evaluate(() => {
      const name = Object.keys(sessionStorage).find((one) => one.startsWith('rembuk-desk-decisions')) ?? ''
      const [{ phase, attempts }] = JSON.parse(sessionStorage.getItem(name) ?? '[{}]')
      return { phase, attempts }
    })
  await tab.keyboard.press('s')
  await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
  const { attempts } = await kept()
  isHanging = true
  await reload(tab)
  await expect.poll(kept).toEqual({ phase: 'sending', attempts: attempts + 1 })
  await tab.context().close()
})

test('a list that is there before anything else of the desk is at work is seen at once', async () => {
  const id = await stage.post('Sudah ada')
  const tab = await stage.desk(await stage.member('Rina'))
  await row(tab, id).waitFor()
  // A frame comes late on a busy machine, and what waits for one with it: here from the moment on that the door opens.
  await tab.addInitScript(() => {
    const [ask, frame, later, late] = [fetch, requestAnimationFrame, setTimeout, 15_000]
    let isBusy = false
    window.fetch = async (...call) => {
      const answer = await ask(...call)
      isBusy ||= String(call[0]).endsWith('/v1/session')
      return answer
    }
    window.requestAnimationFrame = (run) => (isBusy ? Number(later(() => run(0), late)) : frame(run))
    const slow = (run: () => void, wait = 0) => later(run, isBusy && wait > 0 && wait <= 100 ? late : wait)
    window.setTimeout = slow as typeof setTimeout
  })
  await tab.goto(stage.service.url('/desk'))
  await row(tab, id).waitFor({ timeout: 10_000 })
  await tab.context().close()
})

describe('a search', () => {
  test('by a code read out on the telephone says in which tab it is, and goes there', async () => {
    const id = await stage.post('Kode ini', 'Ketut Sulastri')
    const { receipt } = await stage.item(id)
    await stage.decide(await stage.member('Budi'), id, 'reject')
    const tab = await stage.desk(await stage.member('Rina'))
    await tab.keyboard.press('Control+k')
    await tab.keyboard.type((receipt ?? '').replaceAll('-', ' '))
    await tab.keyboard.press('Enter')
    await tab.getByText('Tidak ada yang cocok dengan pencarian ini.').waitFor()
    await tab.getByRole('button', { name: 'Ditolak 1' }).click()
    await row(tab, id).waitFor()
    await tab.context().close()
  })

  test('tells the number before all of it is decided, and takes it back as one', async () => {
    const ids = await Promise.all(Array.from({ length: 53 }, (_, at) => stage.post(`Kata langka ${at}`)))
    const other = await stage.post('Yang lain')
    const tab = await stage.desk(await stage.member('Rina'), '?q=langka')
    await tab.getByLabel('Pilih yang tampak').check()
    await tab.getByRole('button', { name: 'Pilih semua 53' }).click()
    await tab.getByText('Semua 53 dipilih').waitFor()
    await tab.keyboard.press('s')
    await toast(tab).getByText('53 komentar dipindahkan ke spam.').waitFor()
    await expect.poll(async () => new Set(await Promise.all(ids.map(state)))).toEqual(new Set(['spam']))
    expect(await state(other)).toBe('held')
    await tab.keyboard.press('u')
    await toast(tab).getByText('53 komentar dikembalikan.').waitFor()
    await tab.context().close()
  })

  test('of 10,000 characters, sent as a link, is answered clearly, and the desk works on', async () => {
    const id = await stage.post('Tetap ada')
    const tab = await stage.desk(await stage.member('Rina'), `?q=${'x'.repeat(10_000)}`)
    await tab.getByRole('alert').getByText('Pencarian ini tidak bisa dipakai: paling banyak 200 huruf.').waitFor()
    await tab.getByRole('button', { name: 'Hapus pencarian' }).click()
    await row(tab, id).waitFor()
    await tab.getByRole('searchbox').fill('y'.repeat(10_000))
    expect((await tab.getByRole('searchbox').inputValue()).length).toBe(200)
    await tab.context().close()
  })
})

describe('keys', () => {
  test('Shift with j and k selects while one moves, and x with Shift up to a row', async () => {
    const ids = [await stage.post('Satu'), await stage.post('Dua'), await stage.post('Tiga'), await stage.post('Empat')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, ids[3] ?? '').waitFor()
    await tab.keyboard.press('Shift+J')
    await tab.keyboard.press('Shift+J')
    await tab.getByText('3 dipilih').waitFor()
    await tab.keyboard.press('d')
    await tab.getByText('Tolak 3 komentar dengan alasan').waitFor()
    await tab.keyboard.press('1')
    await toast(tab).getByText('3 komentar ditolak.').waitFor()
    await expect.poll(() => Promise.all(ids.map(state))).toEqual(['held', 'rejected', 'rejected', 'rejected'])
    await tab.context().close()
  })

  test('with letters off a comment is decided all the same: Enter once more goes into it, Esc back to its row', async () => {
    const ids = [await stage.post('Satu'), await stage.post('Dua'), await stage.post('Tiga')]
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, ids[2] ?? '').waitFor()
    await tab.keyboard.press('?')
    await tab.getByLabel('Pakai tombol satu huruf').uncheck()
    await tab.keyboard.press('Escape')
    const open = row(tab, ids[1] ?? '').locator('.open')
    await open.focus()
    await tab.keyboard.press('Enter')
    await tab.locator('.case .words').getByText('Dua').waitFor()
    expect(await open.evaluate((button) => button.matches(':focus'))).toBe(true)
    await tab.keyboard.press('Enter')
    await expect.poll(() => tab.locator('.case h2').evaluate((title) => title.matches(':focus'))).toBe(true)
    await tab.keyboard.press('Escape')
    await expect.poll(() => open.evaluate((button) => button.matches(':focus'))).toBe(true)
    await tab.keyboard.press('Enter')
    const approve = tab.getByRole('button', { name: /^Setujui/ })
    for (let stops = 0; stops < 20 && !(await approve.evaluate((button) => button.matches(':focus'))); stops += 1) {
      await tab.keyboard.press('Tab')
    }
    await tab.keyboard.press('Enter')
    await expect.poll(() => Promise.all(ids.map(state))).toEqual(['held', 'published', 'held'])
    await tab.context().close()
  })

  test('switched off, none of them does anything, and Ctrl K still searches', async () => {
    const id = await stage.post('Satu')
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, id).waitFor()
    await tab.keyboard.press('?')
    await tab.getByLabel('Pakai tombol satu huruf').uncheck()
    await tab.keyboard.press('Escape')
    for (const key of ['j', 'k', 'x', 'a', 's', 'd', 'e', 'u', '/', '?', 'Shift+J', '1']) await tab.keyboard.press(key)
    expect(await tab.locator('.panel, .toast, [role=dialog], .row.selected').count()).toBe(0)
    expect(await tab.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(false)
    await tab.keyboard.press('Control+k')
    await expect.poll(() => tab.getByRole('searchbox').evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await state(id)).toBe('held')
    await tab.context().close()
  })
})

test('a comment’s replies come with it, whatever became of them, and each opens as its own', async () => {
  const rina = await stage.member('Rina')
  const id = await stage.post('Di mana TPS saya?')
  await stage.decide(rina, id, 'approve')
  const reply = await stage.post('Saya juga ingin tahu', 'Ketut Sulastri', id)
  const tab = await stage.desk(rina, `?tab=published&c=${id}`)
  const below = tab.locator('.below').getByRole('button', { name: /Ketut Sulastri/ })
  await below.getByText('Menunggu').waitFor()
  await below.click()
  await tab.locator('.case .words').getByText('Saya juga ingin tahu').waitFor()
  await tab.keyboard.press('a')
  await expect.poll(() => state(reply)).toBe('published')
  await tab.context().close()
})
