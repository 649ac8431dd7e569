// A site that changes hands, and an office that is put below another: who sees what from then on, and who no longer.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followMoves, noteMove } from '../../service/operations/operator/rehome.ts'
import { moveOffice } from '../../service/operations/operator/move-office.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, code, comment, type Json } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  let here: Member
  let aboveHere: Member
  let there: Member
  let aboveThere: Member

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeOffice('kpu-barat')
    await service.makeOffice('kpu-timur')
    await service.makeOffice('kpu-sini', 'kpu-barat')
    await service.makeOffice('kpu-sana', 'kpu-timur')
    owner = await service.makeMember()
    here = await service.makeMember({ role: 'moderator', office: 'kpu-sini' })
    aboveHere = await service.makeMember({ role: 'lead', office: 'kpu-barat' })
    there = await service.makeMember({ role: 'moderator', office: 'kpu-sana' })
    aboveThere = await service.makeMember({ role: 'lead', office: 'kpu-timur' })
  })
  afterAll(() => service.close())

  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  const inTab = async (member: Member, tab: string, more = ''): Promise<string[]> =>
    (await as(member, `/v1/queue?tab=${tab}&limit=100${more}`)).json.items.map(({ id }: Json) => id)
  const item = (member: Member, id: string): Promise<Answer> => as(member, `/v1/comments/${id}`)
  const post = async (site: string): Promise<Json> => {
    const url = `${siteOrigin}/${randomUUID()}`
    return (await http.call(`/v1/sites/${site}/comments`, { json: comment({ url }) })).json
  }
  const change = (id: string, office: string, by = owner): Promise<Answer> =>
    as(by, `/v1/sites/${id}`, { method: 'PUT', json: { name: id, office, origins: [siteOrigin] } })
  const audit = async (member: Member): Promise<string[]> =>
    (await as(member, '/v1/audit?limit=20')).json.entries.map(({ act, subjects }: Json) => `${act} ${subjects[0]}`)

  test('a site in another office takes its comments along: seen, decided and counted there, and nowhere else', async () => {
    await service.makeSite({ id: 'pindah', office: 'kpu-sini', origins: [siteOrigin] })
    const [waits, asked, refused, noted] = [
      await post('pindah'),
      await post('pindah'),
      await post('pindah'),
      await post('pindah'),
    ]
    const ids = [waits, asked, refused, noted].map(({ comment: { id } }: Json) => id)
    await as(here, '/v1/decisions', { json: { ids: [asked.comment.id], action: 'approve' } })
    await as(here, `/v1/comments/${asked.comment.id}/kind`, { method: 'PUT', json: { kind: 'question' } })
    await as(here, '/v1/decisions', { json: { ids: [refused.comment.id], action: 'reject', reason: 'Kasar.' } })
    await http.call(`/v1/receipts/${refused.receipt}/appeal`, { json: { key: randomUUID(), text: 'Tidak kasar.' } })
    await as(here, `/v1/comments/${noted.comment.id}/notes`, { json: { text: 'Tanya pusat.' } })
    const seen = await item(here, waits.comment.id)
    const look = `/v1/queue/changes?${new URLSearchParams({ seen: `${waits.comment.id}.${seen.json.version}` })}`
    expect((await as(here, look)).json.gone).toEqual([])
    expect(await inTab(aboveHere, 'appealed')).toContain(refused.comment.id)
    await as(aboveHere, '/v1/saved-answers', {
      json: { office: 'kpu-sini', title: 'Jadwal', text: 'Lihat pengumuman.' },
    })

    expect((await change('pindah', 'kpu-sana')).status).toBe(200)

    for (const id of ids) {
      expect([await code(item(here, id)), await code(item(aboveHere, id))]).toEqual(['404 not-found', '404 not-found'])
      expect((await item(there, id)).json).toMatchObject({ id, office: { id: 'kpu-sana' } })
    }
    for (const member of [here, aboveHere]) {
      for (const tab of ['held', 'published', 'rejected', 'answer', 'appealed']) {
        expect(await inTab(member, tab), tab).toEqual([])
      }
      expect(await inTab(member, 'held', '&q=daftar')).toEqual([])
    }
    expect(await inTab(there, 'held')).toEqual(expect.arrayContaining([waits.comment.id, noted.comment.id]))
    expect(await inTab(there, 'answer')).toEqual([asked.comment.id])
    // The one who had it open hears that it is gone; a decision on it is nobody's there.
    expect((await as(here, look)).json.gone).toEqual([waits.comment.id])
    const late = await as(here, '/v1/decisions', { json: { ids: [waits.comment.id], action: 'approve' } })
    expect(late.json.skipped).toEqual([{ id: waits.comment.id, state: 'not-found' }])
    // What is said of it goes along: history, notes, the clock; the appeal lies above its new office.
    expect((await item(there, noted.comment.id)).json.notes).toMatchObject([{ text: 'Tanya pusat.' }])
    expect((await item(there, refused.comment.id)).json.history.map(({ act }: Json) => act)).toContain('reject')
    expect((await item(there, asked.comment.id)).json.matter.step).toBe('answer')
    expect(await inTab(aboveThere, 'appealed')).toEqual([refused.comment.id])
    expect((await http.call(`/v1/receipts/${refused.receipt}`)).json.appeal.office.id).toBe('kpu-timur')
    const grant = await as(aboveThere, `/v1/comments/${refused.comment.id}/appeal`, { json: { grant: true } })
    expect(grant.status).toBe(200)
    // What the office did stays in its own audit, that the site went too; its answers are its own.
    expect(await audit(here)).toEqual(expect.arrayContaining([`reject ${refused.comment.id}`, 'site-changed pindah']))
    expect(await audit(there)).toContain('site-changed pindah')
    const saved = async (member: Member) => (await as(member, '/v1/saved-answers')).json.answers.length
    expect([await saved(here), await saved(there)]).toEqual([1, 0])
    // Nobody was signed out by it: no member has moved.
    expect((await as(here, '/v1/session')).status).toBe(200)
    const next = await post('pindah')
    expect([await inTab(there, 'held'), await inTab(here, 'held')]).toEqual([
      expect.arrayContaining([next.comment.id]),
      [],
    ])
  })

  test('killed in the midst of it, or written to by whoever has not heard yet, it is finished within seconds', async () => {
    const { collaborators } = service.service
    await service.makeSite({ id: 'terputus', office: 'kpu-sini', origins: [siteOrigin] })
    const [before, after] = [await post('terputus'), await post('terputus')]
    await noteMove(collaborators, { site: 'terputus', from: 'kpu-sini', since: Date.now() })
    await service.store.offices.changeSite('terputus', { name: 'x', office: 'kpu-sana', origins: [siteOrigin] })
    await collaborators.directory.reload()
    const officeOf = async ({ comment: { id } }: Json) => (await service.store.comments.byId(id))?.office
    await followMoves(collaborators, Date.now())
    expect([await officeOf(before), await officeOf(after)]).toEqual(['kpu-sana', 'kpu-sana'])
    const record = await service.store.comments.byId(after.comment.id)
    if (!record) throw new Error('gone')
    const late = { ...record, id: `${record.id.slice(0, -1)}zz`, key: 'late', receipt: 'late', office: 'kpu-sini' }
    const page = { ...(await service.store.pages.byId(record.page)), id: record.page } as never
    await service.store.comments.insert(late, page)
    await followMoves(collaborators, Date.now() + 61_000)
    expect(await officeOf({ comment: late })).toBe('kpu-sana')
    const told = await service.store.meta.told('sites-moving')
    expect(JSON.parse(told?.value ?? '')).not.toContainEqual(expect.objectContaining({ site: 'terputus' }))
  })

  test('an office below another inherits from there, is seen from there, and no longer from where it stood', async () => {
    const { collaborators } = service.service
    await service.makeOffice('kpu-berpindah', 'kpu-barat')
    await service.makeOffice('kpu-anak', 'kpu-berpindah')
    await service.makeSite({ id: 'anak', office: 'kpu-anak', origins: [siteOrigin] })
    const settings = { maxLength: { value: 700, locked: true } }
    await as(aboveThere, '/v1/offices/kpu-timur/policy', { method: 'PUT', json: { settings } })
    const own = { maxLength: { value: 1_500 } }
    expect((await as(owner, '/v1/offices/kpu-anak/policy', { method: 'PUT', json: { settings: own } })).status).toBe(
      200,
    )
    const child = await service.makeMember({ role: 'moderator', office: 'kpu-anak' })
    const made = await post('anak')
    await as(child, '/v1/decisions', { json: { ids: [made.comment.id], action: 'reject' } })
    await http.call(`/v1/receipts/${made.receipt}/appeal`, { json: { key: randomUUID(), text: 'Mengapa?' } })
    expect((await item(aboveHere, made.comment.id)).status).toBe(200)

    await moveOffice(collaborators, { id: 'kpu-berpindah', parent: 'kpu-timur' })

    expect(await code(item(aboveHere, made.comment.id))).toBe('404 not-found')
    expect(await code(as(aboveHere, '/v1/offices/kpu-anak/policy'))).toBe('404 not-found')
    const { offices } = (await as(aboveHere, '/v1/offices')).json
    expect(offices.map(({ id }: Json) => id)).not.toContain('kpu-anak')
    expect((await item(aboveThere, made.comment.id)).status).toBe(200)
    const policy = (await as(child, '/v1/offices/kpu-anak/policy')).json.settings
    expect(policy.maxLength).toMatchObject({ value: 700, from: 'kpu-timur', lockedBy: 'kpu-timur' })
    // An appeal that waits just above the office stays with it; it is decided in its own branch.
    expect((await item(aboveThere, made.comment.id)).json.appeal.office.id).toBe('kpu-berpindah')
    for (const member of [aboveHere, aboveThere]) expect(await audit(member)).toContain('office-moved kpu-berpindah')
    expect((await as(child, '/v1/session')).status).toBe(200)
  })

  test('an appeal that lay above the old place is decided above the new one', async () => {
    await service.makeOffice('kpu-langsung', 'kpu-barat')
    await service.makeSite({ id: 'langsung', office: 'kpu-langsung', origins: [siteOrigin] })
    const own = await service.makeMember({ role: 'moderator', office: 'kpu-langsung' })
    const made = await post('langsung')
    await as(own, '/v1/decisions', { json: { ids: [made.comment.id], action: 'reject' } })
    await http.call(`/v1/receipts/${made.receipt}/appeal`, { json: { key: randomUUID(), text: 'Mengapa?' } })
    expect(await inTab(aboveHere, 'appealed')).toEqual([made.comment.id])
    await moveOffice(service.service.collaborators, { id: 'kpu-langsung', parent: 'kpu-timur' })
    expect(await inTab(aboveHere, 'appealed')).toEqual([])
    expect(await inTab(aboveThere, 'appealed')).toContain(made.comment.id)
  })

  test('neither the root nor a circle, alone or by two at once; two at once wait for each other', async () => {
    const { collaborators } = service.service
    const move = (id: string, parent: string) =>
      moveOffice(collaborators, { id, parent }).then(
        () => 'moved',
        (refusal: { code: string }) => refusal.code,
      )
    await service.makeOffice('kpu-satu')
    await service.makeOffice('kpu-dua')
    await service.makeOffice('kpu-tiga', 'kpu-dua')
    expect(await move('kpu-ri', 'kpu-satu')).toBe('invalid')
    expect(await move('kpu-dua', 'kpu-dua')).toBe('invalid')
    expect(await move('kpu-dua', 'kpu-tiga')).toBe('invalid')
    expect(await move('kpu-entah', 'kpu-satu')).toBe('not-found')
    expect(await move('kpu-satu', 'kpu-entah')).toBe('not-found')
    const both = await Promise.all([move('kpu-satu', 'kpu-dua'), move('kpu-dua', 'kpu-satu')])
    expect(both.filter((outcome) => outcome === 'moved')).toHaveLength(1)
    const { offices } = await service.store.offices.directory()
    const parents = ['kpu-satu', 'kpu-dua'].map((id) => offices.get(id)?.parent)
    expect(parents).toContain('kpu-ri')
    expect(await move('kpu-tiga', 'kpu-ri')).toBe('moved')
  })
})
