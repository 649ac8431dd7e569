// The filter's own record at the desk, and judging blind what passed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstIdAt } from '../../service/domain/ids.ts'
import { weekStart } from '../../service/domain/weeks.ts'
import { aComment, aPage } from '../support/records.ts'
import { type DeskStage, openDeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage.close())

test('the finding is a sentence, and the figures can be read as a table', async () => {
  const member = await stage.member('Rina')
  for (let at = 0; at < 5; at += 1) {
    const id = await stage.post(`Main di GARUDA88 gampang maxwin, daftar https://garuda88.example ${at}`)
    await stage.decide(member, id, 'spam')
  }
  const tab = await stage.desk(member, '?page=filter')
  await tab.getByRole('img', { name: /^Pekan mulai .*, 100% sudah ditandai mesin/ }).waitFor()
  await tab.getByText('Lihat tabel').click()
  const row = tab.getByRole('row').last()
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['100%', '100%', '100%'])
  await tab.context().close()
})

test('what passed unread is judged without the machine’s opinion, one after the other, by keyboard', async () => {
  const lastWeek = weekStart(Date.now()) - 1
  const page = aPage({ site: 'kpu-sukamaju', title: 'Data pemilih' })
  for (const [at, text] of ['Kapan dibuka?', 'Cek profil saya ya'].entries()) {
    const id = `${firstIdAt(lastWeek - at)}-skm`
    const passed = aComment(page, {
      id,
      text,
      createdAt: lastWeek,
      office: 'kpu-ri',
      verdict: { outcome: 'publish', score: 0.1, reasons: [] },
    })
    await stage.service.store.comments.insert(passed, page)
  }
  const member = await stage.member('Sari')
  const tab = await stage.desk(member, '?page=filter')
  await tab.getByText('2 lagi.').waitFor()
  expect(await tab.locator('.blind').innerText()).not.toMatch(/0[.,]1|skor/i)
  await tab.getByRole('button', { name: 'Bukan spam' }).press('Enter')
  await tab.getByText('1 lagi.').waitFor()
  await tab.getByRole('button', { name: 'Spam', exact: true }).press('Enter')
  await tab.getByText('Semua sudah dinilai. Terima kasih.').waitFor()
  await tab.reload()
  await tab.getByText('2 komentar yang lolos sudah dibaca ulang, 1 di antaranya ternyata spam.').waitFor()
  await tab.getByText('Tidak ada yang lolos tanpa dibaca minggu lalu.').waitFor()
  await tab.context().close()
})
