// What an office says above a comment that spreads an error, instead of deleting it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '../../service/operations/operator/people.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, code, site, threadPath } from './calling.ts'
import { engageStaff } from './staff.ts'

const said = 'Pendaftaran tetap sampai 30 November. Lihat https://kpu.example/jadwal'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let rina: Member
  let auditor: Member
  let elsewhere: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    ;({ rina, auditor, elsewhere } = await engageStaff(service))
  })
  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/klarifikasi/${(pages += 1)}`
  const as = (who: Member, path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}` } })
  const item = async (id: string, who = rina) => (await as(who, `/v1/comments/${id}`)).json
  const clarify = (id: string, text: string, who = rina, version?: number): Promise<Answer> =>
    as(who, `/v1/comments/${id}/clarification`, {
      method: 'PUT',
      json: { text, ...(version === undefined ? {} : { version }) },
    })
  const withdraw = (id: string, who = rina): Promise<Answer> =>
    as(who, `/v1/comments/${id}/clarification`, { method: 'DELETE' })
  const read = async (url: string, more: Record<string, string | number> = {}) =>
    (await http.call(threadPath(url, more))).json

  test('stands with its office and time wherever the comment does, and is told since then', async () => {
    const url = newPage()
    const { comment } = await http.published(rina.token, { url, text: 'Pendaftaran sudah ditutup!' })
    const reply = (await http.published(rina.token, { url, parent: comment.id })).comment.id
    const before = await read(url)
    expect(before.comments[0]).not.toHaveProperty('clarification')
    expect(await code(clarify(comment.id, `  ${said}\n`))).toBe('204')
    const card = { text: said, office: { id: 'kpu-ri', name: 'KPU RI' }, at: expect.any(String), editedAt: null }
    expect((await read(url)).comments[0].clarification).toEqual(card)
    const since = await read(url, { since: before.revision })
    expect([since.partial, since.comments.map((one: { id: string }) => one.id)]).toEqual([true, [comment.id]])
    expect(since.comments[0].clarification).toEqual(card)
    expect((await read(url)).comments[0].text, 'the comment stays').toBe('Pendaftaran sudah ditutup!')
    await clarify(reply, 'Balasan ini juga keliru.')
    expect((await http.call(`/v1/comments/${comment.id}/replies`)).json.comments[0].clarification.text).toBe(
      'Balasan ini juga keliru.',
    )
    await as(rina, `/v1/comments/${comment.id}/pin`, { method: 'PUT' })
    expect((await read(url)).pinned.clarification).toEqual(card)
    const pagesOf = [`/sites/${site}/thread?${new URLSearchParams({ url })}`, `/k/${comment.id}`]
    for (const path of pagesOf) {
      const html = (await http.call(path)).text
      expect(html.indexOf('Klarifikasi KPU RI'), path).toBeGreaterThan(0)
      const body = html.slice(html.indexOf('<main'))
      expect(body.indexOf('tetap sampai 30 November'), 'above the words').toBeLessThan(
        body.indexOf('Pendaftaran sudah ditutup!'),
      )
      expect(html).toContain('href="https://kpu.example/jadwal"')
    }
    const preview = /property="og:description" content="([^"]*)"/.exec((await http.call(`/k/${comment.id}`)).text)?.[1]
    expect(preview).toMatch(/^Klarifikasi KPU RI: Pendaftaran tetap .* — Pendaftaran sudah ditutup!/)
    const feed = (await http.call(`/v1/sites/${site}/feed.atom?${new URLSearchParams({ url })}`)).text
    expect(feed).toContain(`Klarifikasi KPU RI: ${said}\n\nPendaftaran sudah ditutup!`)
  })

  test('is changed, withdrawn and put back; each in the history and the audit, and the same twice is once', async () => {
    const url = newPage()
    const { id } = (await http.published(rina.token, { url })).comment
    await clarify(id, said)
    const { clarification, version } = await item(id)
    await clarify(id, said)
    expect((await item(id)).version, 'nothing was changed').toBe(version)
    await clarify(id, 'Sampai 1 Desember.')
    const changed = (await item(id)).clarification
    expect([changed.text, changed.at, changed.editedAt]).toEqual([
      'Sampai 1 Desember.',
      clarification.at,
      expect.any(String),
    ])
    expect([await code(withdraw(id)), await code(withdraw(id))]).toEqual(['204', '204'])
    expect((await read(url)).comments[0]).not.toHaveProperty('clarification')
    await clarify(id, said)
    const { history } = await item(id)
    expect(history.map(({ act }: { act: string }) => act)).toEqual([
      'posted',
      'approve',
      'clarified',
      'reclarified',
      'unclarified',
      'clarified',
    ])
    const { entries } = (await as(auditor, '/v1/audit?limit=100')).json
    const acts = entries.flatMap(({ subjects, act }: { subjects: string[]; act: string }) =>
      subjects.includes(id) ? [act] : [],
    )
    expect(acts).toEqual(['clarified', 'unclarified', 'clarified', 'clarified', 'approve'])
    expect(JSON.stringify(entries)).not.toContain('Desember')
  })

  test('settles no report, hinders no undo, is masked of identity numbers, and goes with erased words', async () => {
    const url = newPage()
    const email = `keliru-${store}@surat.example`
    const made = await http.posted({ url, email })
    const { id } = made.comment
    const { undo } = (await http.decide(rina.token, { ids: [id], action: 'approve' })).json
    await http.call(`/v1/comments/${id}/reports`, { json: { reason: 'false' } })
    await clarify(id, 'NIK 3311014507890001 bukan milik siapa pun.')
    expect(await item(id)).toMatchObject({
      reports: 1,
      clarification: { text: 'NIK •••••••••••••••• bukan milik siapa pun.' },
    })
    await as(rina, `/v1/decisions/${undo}/undo`, { method: 'POST' })
    expect(await item(id)).toMatchObject({ state: 'held', may: expect.arrayContaining(['clarify']) })
    expect((await http.call(threadPath(url))).text).not.toContain('bukan milik')
    await http.decide(rina.token, { ids: [id], action: 'approve' })
    expect((await read(url)).comments[0].clarification.text).toContain('bukan milik')
    await erasePerson(service.service.collaborators, email)
    expect(await item(id)).not.toHaveProperty('clarification')
  })

  test('is for what a reader wrote and the public sees, by those who decide there, as it was seen', async () => {
    const url = newPage()
    const held = (await http.posted({ url })).comment.id
    const { id } = (await http.published(rina.token, { url })).comment
    const answer = (await as(rina, `/v1/comments/${id}/answer`, { json: { text: 'Jawaban' } })).json.id
    const { version, may } = await item(id)
    expect(may).toContain('clarify')
    expect((await item(held)).may).not.toContain('clarify')
    expect((await item(id, auditor)).may).toEqual([])
    expect(await code(clarify(held, said))).toBe('409 conflict')
    expect(await code(clarify(answer, said))).toBe('409 conflict')
    expect(await code(clarify(id, said, rina, version + 1))).toBe('409 conflict')
    expect(await code(clarify(id, said, auditor))).toBe('403 not-permitted')
    expect(await code(clarify(id, said, elsewhere))).toBe('404 not-found')
    expect(await code(withdraw(id, elsewhere))).toBe('404 not-found')
    expect(await code(clarify(id, ' '))).toBe('422 invalid')
    expect(await code(clarify(id, 'x'.repeat(1_001)))).toBe('422 invalid')
    expect(await code(clarify(id, 'x'.repeat(1_000), rina, version))).toBe('204')
    expect(await code(http.call(`/v1/comments/${id}/clarification`, { method: 'DELETE' }))).toBe('401 not-signed-in')
  })
})
