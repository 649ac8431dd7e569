// What offices answer again and again, inherited down the tree.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, code } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let root: Member
  let lead: Member
  let moderator: Member
  let neighbour: Member

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeOffice('kpu-prov')
    await service.makeOffice('kpu-kab', 'kpu-prov')
    await service.makeOffice('kpu-lain', 'kpu-prov')
    root = await service.makeMember({ role: 'lead' })
    lead = await service.makeMember({ role: 'lead', office: 'kpu-prov' })
    moderator = await service.makeMember({ role: 'moderator', office: 'kpu-kab' })
    neighbour = await service.makeMember({ role: 'lead', office: 'kpu-lain' })
  })
  afterAll(() => service.close())

  const as = (who: Member, path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}` } })
  const add = (who: Member, office: string, title = 'Judul', text = 'Jawaban'): Promise<Answer> =>
    as(who, '/v1/saved-answers', { json: { office, title, text } })
  const list = async (who: Member, office?: string) => {
    const { json } = await as(who, `/v1/saved-answers${office === undefined ? '' : `?office=${office}`}`)
    return json.answers.map((one: { title: string; office: { id: string }; mayChange: boolean }) => [
      one.title,
      one.office.id,
      one.mayChange,
    ])
  }

  test('are offered in their office and all below it, and a correction above reaches all', async () => {
    const national = (await add(root, 'kpu-ri', 'Cek DPT', 'Buka cekdptonline.kpu.go.id, {nama}.')).json
    expect(national).toMatchObject({ office: { id: 'kpu-ri', name: 'KPU RI' }, title: 'Cek DPT', mayChange: true })
    await add(lead, 'kpu-prov', 'Alamat')
    await add(lead, 'kpu-kab', 'Jam buka')
    await add(neighbour, 'kpu-lain', 'Lain')
    expect(await list(moderator)).toEqual([
      ['Alamat', 'kpu-prov', false],
      ['Cek DPT', 'kpu-ri', false],
      ['Jam buka', 'kpu-kab', false],
    ])
    expect(await list(lead, 'kpu-kab')).toEqual([
      ['Alamat', 'kpu-prov', true],
      ['Cek DPT', 'kpu-ri', false],
      ['Jam buka', 'kpu-kab', true],
    ])
    expect(await list(root, 'kpu-ri')).toEqual([['Cek DPT', 'kpu-ri', true]])
    await as(root, `/v1/saved-answers/${national.id}`, {
      method: 'PUT',
      json: { title: 'Cek DPT', text: 'Dibetulkan' },
    })
    const { json } = await as(moderator, '/v1/saved-answers')
    expect(json.answers.find(({ id }: { id: string }) => id === national.id).text).toBe('Dibetulkan')
    expect(await code(as(root, `/v1/saved-answers/${national.id}`, { method: 'DELETE' }))).toBe('204')
    expect(await code(as(root, `/v1/saved-answers/${national.id}`, { method: 'DELETE' }))).toBe('404 not-found')
    const acts = (await as(root, '/v1/audit?limit=100')).json.entries.map(({ act }: { act: string }) => act)
    expect(acts.slice(0, 6)).toEqual(['saved-answer-removed', ...Array(5).fill('answer-saved')])
  })

  test('are changed by leads of their own offices alone', async () => {
    const { id } = (await add(lead, 'kpu-prov', 'Punya provinsi')).json
    const path = `/v1/saved-answers/${id}`
    const put = { method: 'PUT', json: { title: 'x', text: 'x' } }
    expect(await code(add(moderator, 'kpu-kab'))).toBe('403 not-permitted')
    expect(await code(add(neighbour, 'kpu-kab'))).toBe('404 not-found')
    expect(await code(add(lead, 'kpu-ri'))).toBe('404 not-found')
    expect(await code(add(root, 'tidak-ada'))).toBe('404 not-found')
    // What an office above has saved is used, and out of reach.
    expect(await code(as(neighbour, path, put))).toBe('404 not-found')
    expect(await code(as(neighbour, path, { method: 'DELETE' }))).toBe('404 not-found')
    expect(await code(as(moderator, '/v1/saved-answers?office=kpu-lain'))).toBe('404 not-found')
    expect(await code(http.call('/v1/saved-answers'))).toBe('401 not-signed-in')
  })

  test('have bounds: words, and two hundred an office', async () => {
    expect(await code(add(root, 'kpu-ri', ' ', 'x'))).toBe('422 invalid')
    expect(await code(add(root, 'kpu-ri', 'x'.repeat(61), 'x'))).toBe('422 invalid')
    expect(await code(add(root, 'kpu-ri', 'x', 'x'.repeat(2_001)))).toBe('422 invalid')
    expect((await add(root, 'kpu-ri', 'x'.repeat(60), ' y \n')).json).toMatchObject({
      title: 'x'.repeat(60),
      text: 'y',
    })
    const { savedAnswers } = service.store
    const here = (await savedAnswers.of(['kpu-lain'])).length
    for (let at = here; at < 200; at += 1) {
      await savedAnswers.save({ id: `penuh-${at}`, office: 'kpu-lain', title: 'x', text: 'x', at: 1 }, 200)
    }
    const full = await add(neighbour, 'kpu-lain')
    expect([full.status, full.json.code, full.json.detail]).toEqual([
      409,
      'conflict',
      'Kantor ini sudah punya 200 jawaban tersimpan.',
    ])
  })
})
