// What was answered before, beside the answer at the desk: read, and put into the draft by one key.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

test('earlier answers stand beside the field, and Alt with a number puts one into the draft', async () => {
  const owner = await stage.service.makeMember()
  for (const [question, answer] of [
    [
      'Bagaimana mengurus pindah memilih untuk mahasiswa?',
      'Bawa KTP-el ke kantor kami, paling lambat 30 hari sebelumnya.',
    ],
    ['Pindah memilih untuk pekerja proyek bagaimana mengurusnya?', 'Sama: KTP-el dan surat tugas {nama}.'],
  ] as const) {
    const id = await stage.post(question)
    const sent = await fetch(stage.service.url(`/v1/comments/${id}/answer`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${owner.token}` },
      body: JSON.stringify({ text: answer, approve: true }),
    })
    expect(sent.status).toBe(201)
  }
  const id = await stage.post('mengurus pindah memilih mahasiswa rantau')
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`)
  await tab.locator('.case').getByText('mahasiswa rantau').waitFor()
  await tab.keyboard.press('e')
  const list = tab.getByRole('region', { name: 'Pernah dijawab' })
  await list.getByText('Bawa KTP-el ke kantor kami').waitFor()
  expect(await list.getByRole('listitem').count()).toBe(2)
  expect(await findings(tab)).toEqual([])
  const draft = tab.getByLabel('Jawaban KPU RI')
  await tab.keyboard.press('Alt+2')
  await expect.poll(() => draft.inputValue()).toBe('Sama: KTP-el dan surat tugas {nama}.')
  await draft.fill('')
  await list.getByRole('button', { name: 'Masukkan jawaban 1' }).click()
  await expect.poll(() => draft.inputValue()).toMatch(/^Bawa KTP-el/)
  expect((await stage.item(id)).state, 'nothing was sent').toBe('held')
  await tab.setViewportSize({ width: 390, height: 844 })
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.context().close()
})
