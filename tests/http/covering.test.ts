// A personal number that somebody posted by mistake: covered for everybody, in every answer, and uncovered again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropExpired } from '../../service/duties/drop-expired.ts'
import { erasePerson } from '../../service/operations/operator/people.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, code, site, threadPath } from './calling.ts'
import { engageStaff } from './staff.ts'

const number = '0812-3456-7890'
const dots = '••••••••••••••'
const text = `Telepon saya ${number}, kabari bila sudah terdaftar.`
const span = { field: 'text', from: 13, to: 13 + number.length }

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let rina: Member
  let wayan: Member
  let auditor: Member
  let elsewhere: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    ;({ rina, wayan, auditor, elsewhere } = await engageStaff(service))
  })
  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/samar/${(pages += 1)}`
  const as = (who: Member, path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}` } })
  const item = async (id: string, who = rina) => (await as(who, `/v1/comments/${id}`)).json
  const cover = async (id: string, spans: object[] = [span], who = rina): Promise<Answer> =>
    as(who, `/v1/comments/${id}/cover`, { json: { spans, version: (await item(id)).version } })
  const undo = (name: string, who = rina): Promise<Answer> => as(who, `/v1/decisions/${name}/undo`, { method: 'POST' })

  /** All that a reader may ask about a page and one comment of it. */
  async function everyAnswer(url: string, made: { comment: { id: string }; reader: string; receipt: string }) {
    const { id } = made.comment
    const paths = [
      threadPath(url),
      threadPath(url, { since: 0 }),
      threadPath(url, { sort: 'top', limit: 5 }),
      `/v1/comments/${id}/replies`,
      `/v1/receipts/${made.receipt}`,
      `/v1/sites/${site}/feed.atom`,
      `/v1/sites/${site}/feed.atom?${new URLSearchParams({ url })}`,
      `/sites/${site}/thread?${new URLSearchParams({ url })}`,
      `/sites/${site}/thread?${new URLSearchParams({ url, parent: id })}`,
      `/k/${id}`,
      `/kabar/${made.receipt}`,
    ]
    const mine = http.call(`/v1/sites/${site}/mine`, { json: { url, reader: made.reader } })
    const answers = await Promise.all([...paths.map((path) => http.call(path)), mine])
    return answers.map((answer) => answer.text).join('\n')
  }

  test('is gone from every answer at once, and the change is told since then', async () => {
    const url = newPage()
    const made = await http.published(rina.token, { url, text, name: 'Budi 0812-3456-7890' })
    const { id } = made.comment
    const reply = await http.published(rina.token, { url, parent: id })
    expect(await everyAnswer(url, made)).toContain(number)
    const { revision } = (await http.call(threadPath(url))).json
    const done = await cover(id, [span, { field: 'name', from: 5, to: 19 }])
    expect([done.status, done.json]).toEqual([200, { undo: expect.any(String) }])
    const all = await everyAnswer(url, made)
    expect(all).not.toContain(number)
    expect(all).toContain(`Telepon saya ${dots}, kabari`)
    const { partial, comments } = (await http.call(threadPath(url, { since: revision }))).json
    expect(partial).toBe(true)
    expect(comments.map((one: { id: string; text: string }) => [one.id, one.text])).toEqual([
      [id, `Telepon saya ${dots}, kabari bila sudah terdaftar.`],
    ])
    const desk = [await as(rina, '/v1/queue?tab=published'), await as(rina, `/v1/comments/${reply.comment.id}`)]
    for (const answer of desk) expect(answer.text).not.toContain(number)
    expect((await as(rina, `/v1/queue?tab=published&q=${number}`)).json.items).toEqual([])
  })

  test('tells its author by receipt and on their own waiting comment, and the desk who and until when', async () => {
    const url = newPage()
    const made = await http.posted({ url, text })
    const { id } = made.comment
    const mine = async () =>
      (await http.call(`/v1/sites/${site}/mine`, { json: { url, reader: made.reader } })).json.comments[0]
    expect((await item(id)).may).toContain('cover')
    expect([(await mine()).covered, (await http.call(`/v1/receipts/${made.receipt}`)).json.covered]).toEqual([
      undefined,
      undefined,
    ])
    const { version } = await item(id)
    const { json } = await cover(id)
    expect([(await mine()).covered, (await http.call(`/v1/receipts/${made.receipt}`)).json.covered]).toEqual([
      true,
      true,
    ])
    expect((await http.call(`/kabar/${made.receipt}`)).text).toContain('menyamarkan data pribadi')
    const seen = await item(id)
    expect([seen.state, seen.version, seen.history.at(-1)]).toMatchObject([
      'held',
      version + 1,
      { by: 'Rina Petugas', act: 'covered' },
    ])
    expect(seen.covers).toMatchObject([{ by: 'Rina Petugas', undo: json.undo }])
    expect((await item(id, wayan)).covers).toMatchObject([{ undo: null }])
    await http.decide(rina.token, { ids: [id], action: 'approve' })
    expect((await http.call(threadPath(url))).json.comments[0].covered, 'nobody else').toBeUndefined()
  })

  test('is undone once, by its member, to the letter; an earlier decision can be undone as well', async () => {
    const url = newPage()
    const made = await http.posted({ url, text })
    const { id } = made.comment
    const decided = (await http.decide(rina.token, { ids: [id], action: 'approve' })).json.undo
    const name = (await cover(id)).json.undo
    expect(await code(undo(name, wayan))).toBe('404 not-found')
    expect((await undo(name)).json).toEqual({ restored: [id], skipped: [] })
    expect((await http.call(threadPath(url))).json.comments[0].text).toBe(text)
    expect(await code(undo(name))).toBe('409 conflict')
    expect((await item(id)).covers).toEqual([])
    await cover(id)
    expect((await undo(decided)).json.restored).toEqual([id])
    expect(await item(id)).toMatchObject({ state: 'held', text: text.replace(number, dots) })
    const { entries } = (await as(auditor, '/v1/audit?limit=100')).json
    const of = entries.filter(
      ({ subjects, act }: { subjects: string[]; act: string }) => subjects.includes(id) && act === 'covered',
    )
    expect(of.map(({ undoneAt }: { undoneAt: string | null }) => undoneAt !== null)).toEqual([false, true])
    expect(JSON.stringify(of)).not.toContain(number)
  })

  test('lies nowhere in clear, and is gone once the session is over, or its author is erased', async () => {
    const email = `samar-${store}@surat.example`
    const made = await http.posted({ url: newPage(), text, email })
    const nameless = await http.posted({ url: newPage(), text, email: `lain-${store}@surat.example` })
    const first = (await cover(made.comment.id)).json.undo
    const second = (await cover(nameless.comment.id)).json.undo
    for (const name of [first, second]) {
      const sealed = (await service.store.covers.byId(name))?.sealed ?? new Uint8Array()
      expect(sealed.length).toBeGreaterThan(40)
      expect(Buffer.from(sealed).includes(number)).toBe(false)
    }
    await erasePerson(service.service.collaborators, email)
    expect(await service.store.covers.byId(first)).toBeNull()
    expect(await code(undo(first))).toBe('409 conflict')
    const duty = dropExpired(service.service.collaborators)
    await duty.run(Date.now() + 11 * 3_600_000)
    expect(await service.store.covers.byId(second)).not.toBeNull()
    await service.store.covers.dropExpired(Date.now() + 13 * 3_600_000)
    expect(await code(undo(second))).toBe('409 conflict')
  })

  test('skips what its author has changed meanwhile', async () => {
    const made = await http.posted({ url: newPage(), text })
    const { id } = made.comment
    const name = (await cover(id)).json.undo
    const edit = { method: 'PATCH', headers: { Authorization: `Bearer ${made.editToken}` } }
    await http.call(`/v1/comments/${id}`, { ...edit, json: { text: 'Sudah terdaftar, terima kasih.' } })
    expect((await undo(name)).json).toEqual({ restored: [], skipped: [{ id, state: 'held' }] })
    expect((await item(id)).text).toBe('Sudah terdaftar, terima kasih.')
  })

  test('is refused for another version, for parts that are not there, for what is not shown, and to strangers', async () => {
    const { id } = (await http.posted({ url: newPage(), text })).comment
    const { version } = await item(id)
    const post = (json: object, who = rina) => as(who, `/v1/comments/${id}/cover`, { json })
    expect(await code(post({ spans: [span], version: version + 1 }))).toBe('409 conflict')
    expect(await code(post({ spans: [{ ...span, to: 900 }], version }))).toBe('422 invalid')
    expect(await code(post({ spans: [{ ...span, field: 'email' }], version }))).toBe('422 invalid')
    expect(await code(post({ spans: [], version }))).toBe('422 invalid')
    expect(await code(post({ spans: [span] }))).toBe('422 invalid')
    expect(await code(post({ spans: [span], version }, auditor))).toBe('403 not-permitted')
    expect(await code(post({ spans: [span], version }, elsewhere))).toBe('404 not-found')
    expect(await code(http.call(`/v1/comments/${id}/cover`, { json: {} }))).toBe('401 not-signed-in')
    await http.decide(rina.token, { ids: [id], action: 'reject' })
    const rejected = await item(id)
    expect(rejected.may).not.toContain('cover')
    expect(await code(post({ spans: [span], version: rejected.version }))).toBe('409 conflict')
  })
})
