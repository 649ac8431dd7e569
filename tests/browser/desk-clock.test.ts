// An office's computer whose clock is an hour or a day wrong: the desk goes by the service's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, openDeskStage, row } from './desk-stage.ts'

const hour = 3_600_000

let desk: DeskStage
let lead: Member
beforeAll(async () => {
  desk = await openDeskStage()
  lead = await desk.service.makeMember()
})
afterAll(() => desk.close())

test.each([-26, -1, 1, 26])(
  'by %i hours: what came just now came just now, and a statement lasts its 72 hours',
  async (off) => {
    await desk.clear()
    const id = await desk.post('Kapan daftar pemilih diumumkan?')
    const tab = await desk.desk(lead)
    await tab.clock.install({ time: Date.now() + off * hour })
    await tab.goto(desk.service.url(`/desk?c=${id}`))
    await row(tab, id).getByText('sekarang').waitFor()
    await tab.goto(desk.service.url('/desk?page=policy'))
    const setting = tab.getByRole('listitem').filter({ hasText: 'kiriman diperlambat' })
    await setting.getByRole('button', { name: /^(Atur sendiri|Ubah): Siaga$/ }).click()
    await tab.getByLabel('Pernyataan').fill(`TPS 3 pindah (${off}).`)
    await tab.getByLabel('Sumber (alamat atau nama dokumen)').fill('Pengumuman 7')
    const begun = Date.now()
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await setting.getByText(`TPS 3 pindah (${off}). (sampai `).waitFor()
    const headers = { Authorization: `Bearer ${lead.token}` }
    const answer = await fetch(desk.service.url('/v1/in-force'), { headers })
    const { statement } = (await answer.json()) as { statement: { text: string; until: string } | null }
    expect(statement?.text, 'it stands at once').toBe(`TPS 3 pindah (${off}).`)
    const left = Date.parse(statement?.until ?? '') - begun
    expect(left).toBeGreaterThan(71.9 * hour)
    expect(left).toBeLessThan(72.1 * hour)
    await tab.context().close()
  },
)
