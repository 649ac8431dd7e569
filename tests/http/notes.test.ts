// Notes that members write on a comment for each other, and that nobody else ever sees.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropExpired } from '../../service/duties/drop-expired.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, code, site, threadPath } from './calling.ts'
import { engageStaff } from './staff.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let rina: Member
  let wayan: Member
  let auditor: Member
  let elsewhere: Member

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    ;({ rina, wayan, auditor, elsewhere } = await engageStaff(service))
  })
  afterAll(() => service.close())

  const as = (who: Member, path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}` } })
  const write = (id: string, text: string, who = rina): Promise<Answer> =>
    as(who, `/v1/comments/${id}/notes`, { json: { text } })
  const change = (method: string, id: string, note: string, who = rina): Promise<Answer> =>
    as(who, `/v1/comments/${id}/notes/${note}`, { method })
  const notesOf = async (id: string, who = rina) => (await as(who, `/v1/comments/${id}`)).json.notes

  test('are listed on the opened comment with their author and time, and tell whose they are', async () => {
    const { id } = (await http.posted()).comment
    const made = await write(id, '  Sudah ditelepon, menunggu kabar.  ')
    expect([made.status, made.json]).toEqual([
      201,
      {
        id: expect.any(String),
        by: 'Rina Petugas',
        text: 'Sudah ditelepon, menunggu kabar.',
        at: expect.any(String),
        own: true,
      },
    ])
    await write(id, 'Saya lanjutkan besok.', wayan)
    const seen = await notesOf(id)
    expect(seen.map((note: { text: string; own: boolean }) => [note.text, note.own])).toEqual([
      ['Sudah ditelepon, menunggu kabar.', true],
      ['Saya lanjutkan besok.', false],
    ])
    expect(await notesOf(id, auditor)).toHaveLength(2)
  })

  test('are masked of identity numbers, and the audit names them without a word', async () => {
    const { id } = (await http.posted()).comment
    await write(id, 'NIK 3311014507890001 sudah dicocokkan.')
    const [note] = await notesOf(id)
    expect(note.text).toBe('NIK •••••••••••••••• sudah dicocokkan.')
    await change('DELETE', id, note.id)
    await change('PUT', id, note.id)
    const { entries } = (await as(auditor, '/v1/audit?limit=100')).json
    const of = entries.filter(({ subjects }: { subjects: string[] }) => subjects.includes(id))
    expect(of.map(({ act }: { act: string }) => act)).toEqual(['note-returned', 'note-withdrawn', 'note-added'])
    expect(JSON.stringify(of)).not.toContain('dicocokkan')
  })

  test('are taken back by who wrote them alone, return, and twice is once', async () => {
    const { id } = (await http.posted()).comment
    const other = (await http.posted()).comment.id
    const { id: note } = (await write(id, 'Salah orang.')).json
    expect(await code(change('DELETE', id, note, wayan))).toBe('403 not-permitted')
    expect(await code(change('DELETE', other, note))).toBe('404 not-found')
    expect([await code(change('DELETE', id, note)), await code(change('DELETE', id, note))]).toEqual(['204', '204'])
    expect(await notesOf(id)).toEqual([])
    expect(await code(change('PUT', id, note))).toBe('204')
    expect(await notesOf(id)).toHaveLength(1)
  })

  test('are refused to who may not decide, to other offices, to nobody, and without words', async () => {
    const { id } = (await http.posted()).comment
    expect(await code(write(id, 'x', auditor))).toBe('403 not-permitted')
    expect(await code(write(id, 'x', elsewhere))).toBe('404 not-found')
    expect(await code(http.call(`/v1/comments/${id}/notes`, { json: { text: 'x' } }))).toBe('401 not-signed-in')
    expect(await code(write(id, ' \n '))).toBe('422 invalid')
    expect(await code(write(id, 'x'.repeat(2_001)))).toBe('422 invalid')
    expect(await code(write(id, 'x'.repeat(2_000)))).toBe('201')
  })

  test('reach no reader by any answer, and go with the words of the comment', async () => {
    const secret = 'rahasiapetugas'
    const email = `catatan-${store}@surat.example`
    const url = `${siteOrigin}/catatan`
    const made = await http.posted({ url, email })
    const { id } = made.comment
    await http.decide(rina.token, { ids: [id], action: 'approve' })
    await write(id, `Penulisnya ${secret}`)
    const edit = { headers: { Authorization: `Bearer ${made.editToken}` } }
    const asked = [
      http.call(threadPath(url)),
      http.call(threadPath(url, { since: 0 })),
      http.call(`/v1/comments/${id}/replies`),
      http.call(`/v1/receipts/${made.receipt}`),
      http.call(`/v1/sites/${site}/mine`, { json: { url, reader: made.reader } }),
      http.call(`/v1/sites/${site}/feed.atom`),
      http.call(`/sites/${site}/thread?${new URLSearchParams({ url })}`),
      http.call(`/k/${id}`),
      http.call(`/v1/comments/${id}`, { ...edit, method: 'PATCH', json: { text: 'Diubah lagi' } }),
      as(rina, '/v1/queue?tab=published'),
    ]
    for (const answer of await Promise.all(asked)) expect(answer.text).not.toContain(secret)
    expect(JSON.stringify(await notesOf(id))).toContain(secret)
    const { erasePerson } = await import('../../service/operations/operator/people.ts')
    await erasePerson(service.service.collaborators, email)
    expect(await notesOf(id)).toEqual([])
  })

  test('are gone for good once their member’s session is over', async () => {
    const { id } = (await http.posted()).comment
    const { id: note } = (await write(id, 'Salah kolom.')).json
    await change('DELETE', id, note)
    const duty = dropExpired(service.service.collaborators)
    await duty.run(Date.now() + 11 * 3_600_000)
    expect(await code(change('PUT', id, note)), 'within a session').toBe('204')
    await change('DELETE', id, note)
    // It ends the sessions themselves, too.
    await duty.run(Date.now() + 13 * 3_600_000)
    expect(await service.store.notes.byId(note)).toBeNull()
  })
})
