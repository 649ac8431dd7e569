// Trying a rule out at the desk before it is saved.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, openDeskStage } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
beforeAll(async () => {
  stage = await openDeskStage()
  owner = await stage.service.makeMember()
})
afterAll(() => stage.close())

const field = (name: string) => ({ name: new RegExp(`: ${name}$`) })

test('a phrase shows how many more would be held and which that are public, and is saved only then', async () => {
  const rina = await stage.member('Rina')
  for (const text of ['Apakah pencoblosan diulang?', 'Terima kasih.', 'Kapan pencoblosan di rumah sakit?']) {
    await stage.decide(rina, await stage.post(text), 'approve')
  }
  const tab = await stage.desk(owner, '?page=policy', { viewport: { width: 360, height: 640 } })
  const tried = tab.getByRole('region', { name: 'Andai aturan ini sudah berlaku 30 hari terakhir' })
  await tab.getByRole('button', field('Kata yang ditahan')).click()
  await tab.getByLabel('Kata yang ditahan', { exact: true }).fill('pencoblosan')
  await tab.getByRole('button', { name: 'Coba dulu' }).click()
  await tried.getByText('Menurut aturan, setiap komentar memang diperiksa dulu.').waitFor()
  const isSeen = () => tried.evaluate((panel) => panel.getBoundingClientRect().bottom <= innerHeight)
  await expect.poll(isSeen).toBe(true)
  await tab.getByRole('button', { name: 'Batal', exact: true }).click()
  await tab.getByRole('button', field('Pemeriksaan')).click()
  await tab.getByLabel('Pemeriksaan', { exact: true }).selectOption('post')
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await tab.getByRole('button', field('Kata yang ditahan')).click()
  await tab.getByLabel('Kata yang ditahan', { exact: true }).fill('pencoblosan')
  await tab.getByRole('button', { name: 'Coba dulu' }).click()
  await tried.getByText('2 komentar lagi akan ditahan,').waitFor()
  expect(await tried.innerText()).toContain('dari 3 komentar.')
  await tried.getByText('2 komentar yang sekarang tampil akan ditahan.').click()
  expect(await tried.getByRole('listitem').allInnerTexts()).toEqual([
    'Wahyu Nugroho Kapan pencoblosan di rumah sakit?',
    'Wahyu Nugroho Apakah pencoblosan diulang?',
  ])
  await tried.getByRole('button', { name: 'Tutup' }).click()
  await tried.waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Batal', exact: true }).click()
  await tab.getByRole('listitem').filter({ hasText: 'Kata yang ditahan' }).getByText('Kosong').waitFor()
  await tab.context().close()
})

test('what could not be saved says why; a rule that judges nothing offers no trial', async () => {
  const tab = await stage.desk(owner, '?page=policy')
  await tab.getByRole('button', field('Kata yang ditahan')).click()
  await tab.getByLabel('Kata yang ditahan', { exact: true }).fill('x'.repeat(101))
  await tab.getByRole('button', { name: 'Coba dulu' }).click()
  await tab.getByText('masing-masing 1–100 huruf').waitFor()
  await tab.getByRole('button', { name: 'Batal', exact: true }).click()
  await tab.getByRole('button', field('Panjang komentar')).click()
  expect(await tab.getByRole('button', { name: 'Coba dulu' }).count()).toBe(0)
  await tab.context().close()
})
