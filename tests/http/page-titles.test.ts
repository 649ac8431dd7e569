// A page is called what its first sender called it, until a member of its office puts that right.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renamePage } from '../../service/operations/operator/pages.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin } from '../support/service.ts'
import { type Caller, code, threadPath } from './calling.ts'
import { openThree } from './three.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let auditor: Member
  let elsewhere: Member

  beforeAll(async () => {
    ;({ service, reader, owner, auditor, elsewhere } = await openThree({ store }))
  })
  afterAll(() => service.close())

  const bearer = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const put = (id: string, title: unknown, member = owner) =>
    reader.call(`/v1/comments/${id}/page-title`, { method: 'PUT', json: { title }, headers: bearer(member) })

  test('readers see the new title at once, it is found by it, and the audit says who did it', async () => {
    const url = `${siteOrigin}/judul`
    const { comment } = await reader.published(owner.token, { url, title: 'Judul keliru' })
    const before = (await reader.call(threadPath(url))).json
    const answer = await put(comment.id, '  Judul   yang benar ')
    expect([answer.status, answer.text]).toEqual([204, ''])
    const { page, revision } = (await reader.call(threadPath(url))).json
    expect([page.title, revision]).toEqual(['Judul yang benar', before.revision + 1])
    const found = await reader.call('/v1/queue?tab=published&q=yang%20benar', { headers: bearer(owner) })
    expect(found.json.items.map(({ id }: { id: string }) => id)).toEqual([comment.id])
    expect((await put(comment.id, 'Judul yang benar')).status).toBe(204)
    expect((await reader.call(threadPath(url))).json.revision).toBe(revision)
    const { json } = await reader.call('/v1/audit?limit=1', { headers: bearer(owner) })
    expect(json.entries[0]).toMatchObject({ act: 'page-retitled', subjects: [comment.id] })
    // A later comment's own idea of it changes nothing, and no identity number is ever a title.
    await reader.published(owner.token, { url, title: 'Lain lagi' })
    expect((await put(comment.id, 'NIK 3311095501900002')).status).toBe(204)
    expect((await reader.call(threadPath(url))).json.page.title).not.toContain('3311095501900002')
    expect((await put(comment.id, '')).status).toBe(204)
    expect((await reader.call(threadPath(url))).json.page.title).toBe('')
  })

  test('what the operator calls a page by hand, readers see at once as well, and no identity number', async () => {
    const url = `${siteOrigin}/judul-operator`
    await reader.published(owner.token, { url, title: 'Judul keliru' })
    const { revision } = (await reader.call(threadPath(url))).json
    const site = service.service.collaborators.directory.current().sites.get('kpu-sukamaju')
    if (!site) throw new Error('The site is gone')
    const titled = { site, at: { url }, title: 'Jam buka, NIK 3311095501900002' }
    const { title } = await renamePage(service.service.collaborators, titled)
    const shown = (await reader.call(threadPath(url))).json
    expect([shown.page.title, shown.revision]).toEqual([title, revision + 1])
    expect(title).toMatch(/^Jam buka, NIK •+$/)
  })

  test('is a matter of the office’s own deciding members', async () => {
    const { comment } = await reader.published(owner.token, { url: `${siteOrigin}/judul-lain` })
    expect(await code(put(comment.id, 'x', auditor))).toBe('403 not-permitted')
    expect(await code(put(comment.id, 'x', elsewhere))).toBe('404 not-found')
    expect(await code(put('tidak-ada', 'x'))).toBe('404 not-found')
    for (const bad of ['x'.repeat(201), 'dua\nbaris', 5, null])
      expect(await code(put(comment.id, bad))).toBe('422 invalid')
    expect((await put(comment.id, '😀'.repeat(200))).status).toBe(204)
  })
})
