// The desk: the queue, decisions and their undo, answers.
import { afterAll, describe, expect, test } from 'vitest'
import { comment, site } from './calling.ts'
import { openDesk } from './desk-stage.ts'

const { service, reader, owner, newPage, as, decide, undo, item, held } = await openDesk()

afterAll(() => service.close())

describe('the queue', () => {
  test('shows an item with everything needed to decide it', async () => {
    const url = newPage()
    const made = await reader.posted({
      url,
      title: 'Judul berita',
      text: 'Lihat https://judi.example sekarang',
      email: 'bambang@surat.example',
    })
    const { json } = await as(owner, '/v1/queue?tab=held')
    const shown = json.items.find(({ id }: { id: string }) => id === made.comment.id)
    expect(shown).toMatchObject({
      state: 'held',
      page: { url, title: 'Judul berita' },
      site,
      office: { id: 'kpu-ri', name: 'KPU RI' },
      reports: 0,
      version: 1,
      may: ['approve', 'reject', 'spam', 'remove', 'answer', 'forward', 'cover', 'hold-author', 'mark'],
      history: [{ act: 'posted', from: null, to: 'held' }],
    })
    const reason = shown.verdict.reasons.find(({ evidence }: { evidence?: unknown[] }) => evidence)
    const [{ field, from, to }] = reason.evidence
    expect(shown[field].slice(from, to)).toContain('judi.example')
    expect(JSON.stringify(json)).not.toContain('bambang@')
    const alone = await item(made.comment.id)
    expect(alone.record).toMatchObject({ comments: 1, held: 1 })
    expect(alone.email).not.toBe('bambang@surat.example')
    expect(alone.email).toMatch(/^b.+@.+/)
    expect(
      (await as(owner, `/v1/comments/${made.comment.id}`, { headers: { 'Accept-Language': 'en' } })).json.verdict
        .reasons[0].text,
    ).not.toBe(alone.verdict.reasons[0].text)
  })

  test('is complete page by page, newest first, and can be searched', async () => {
    const word = `kata${Date.now()}`
    const made = await held(7, { text: `Cari ${word} di sini` })
    const seen: string[] = []
    let after = ''
    do {
      const { json } = await as(
        owner,
        `/v1/queue?tab=held&q=${word.toUpperCase()}&limit=3${after && `&after=${after}`}`,
      )
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      after = json.next
    } while (after)
    expect(seen).toEqual(made.toReversed())
    const { json } = await as(owner, '/v1/queue?tab=published&limit=1')
    expect(json.counts).toMatchObject({
      held: expect.any(Number),
      published: expect.any(Number),
      spam: expect.any(Number),
    })
  })

  test.each([
    'tab=x',
    'tab=held&tab=spam',
    '',
    'tab=held&limit=0',
    'tab=held&limit=1000',
    'tab=held&after=x',
    `tab=held&q=${'x'.repeat(201)}`,
    'tab=held&office=',
  ])('?%s is invalid or not found', async (query) => {
    const { status } = await as(owner, `/v1/queue?${query}`)
    expect([404, 422]).toContain(status)
  })

  test('holds only what is in the member’s sight', async () => {
    const moderator = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    const outside = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
    const body = comment({ url: 'http://sukoharjo.example/a' })
    const made = await reader.call('/v1/sites/situs-sukoharjo/comments', { json: body })
    const { id } = made.json.comment
    const [other = ''] = await held(1)
    const own = (await as(moderator, '/v1/queue?tab=held')).json
    expect(own.items.map((shown: { id: string }) => shown.id)).toEqual([id])
    expect(own.counts.held).toBe(1)
    expect(
      (await as(owner, '/v1/queue?tab=held&office=kpu-jateng')).json.items.map((shown: { id: string }) => shown.id),
    ).toEqual([id])
    expect((await as(outside, '/v1/queue?tab=held')).json).toMatchObject({ items: [], counts: { held: 0 } })
    expect((await as(outside, `/v1/comments/${id}`)).status).toBe(404)
    expect((await as(moderator, `/v1/comments/${other}`)).status).toBe(404)
    expect((await as(moderator, '/v1/queue?tab=held&office=kpu-ri')).status).toBe(404)
    expect(await decide({ ids: [id, other, 'tidak-ada'], action: 'approve' }, outside)).toEqual({
      decided: [],
      skipped: [id, other, 'tidak-ada'].map((skipped) => ({ id: skipped, state: 'not-found' })),
      undo: null,
      more: false,
    })
    expect(await decide({ ids: [id, other], action: 'approve' }, moderator)).toMatchObject({
      decided: [id],
      skipped: [{ id: other, state: 'not-found' }],
    })
    const match = { tab: 'held', before: 'zzzzzzzzzzzzzzzzzzzzzzzzzz' }
    expect(await decide({ match, action: 'spam' }, outside)).toMatchObject({ decided: [], more: false })
  })
})

describe('a decision', () => {
  const table: [string, string[], string][] = [
    ['approve', ['held', 'spam', 'rejected'], 'published'],
    ['reject', ['held', 'published', 'spam'], 'rejected'],
    ['spam', ['held', 'published', 'rejected', 'spam'], 'spam'],
    ['remove', ['held', 'published', 'spam', 'rejected'], 'removed'],
  ]
  const way: Record<string, string> = { published: 'approve', rejected: 'reject', spam: 'spam', removed: 'remove' }

  test.each(table)('%s moves from %j to %s', async (action, from, to) => {
    for (const state of ['held', 'published', 'spam', 'rejected', 'removed']) {
      // In the spam folder by the machine's judgement, which a member can confirm; by a member's it is confirmed already.
      const [id = ''] = state === 'spam' && action === 'spam' ? await trapped() : await held(1)
      if (way[state] && !(state === 'spam' && action === 'spam')) await decide({ ids: [id], action: way[state] })
      const { may } = await item(id)
      const answer = await decide({ ids: [id], action })
      const moves = from.includes(state)
      expect([state, answer.decided, answer.skipped]).toEqual([state, moves ? [id] : [], moves ? [] : [{ id, state }]])
      expect([state, may.includes(action)]).toEqual([state, moves])
      expect([state, answer.undo === null]).toEqual([state, !moves])
      expect((await item(id)).state).toBe(moves ? to : state)
    }
  })

  const trapped = async () => [(await reader.posted({ url: newPage(), trap: 'x' })).comment.id]

  test('is restored to where it stood before the last one', async () => {
    for (const [action, state] of [
      ['reject', 'rejected'],
      ['spam', 'spam'],
      ['remove', 'removed'],
    ]) {
      const [id = ''] = await held(1)
      expect(await decide({ ids: [id], action: 'restore' })).toMatchObject({
        decided: [],
        skipped: [{ id, state: 'held' }],
      })
      await decide({ ids: [id], action: 'approve' })
      await decide({ ids: [id], action })
      expect((await item(id)).state).toBe(state)
      expect((await decide({ ids: [id], action: 'restore' })).decided).toEqual([id])
      expect((await item(id)).state).toBe('published')
    }
  })

  test('leaves what its author withdrew', async () => {
    const made = await reader.posted({ url: newPage() })
    await reader.call(`/v1/comments/${made.comment.id}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${made.editToken}` },
    })
    for (const action of ['approve', 'restore', 'spam', 'reject', 'remove']) {
      expect(await decide({ ids: [made.comment.id], action })).toMatchObject({
        decided: [],
        skipped: [{ id: made.comment.id, state: 'removed' }],
      })
    }
  })

  test('heeds what was expected', async () => {
    const [one = '', two = ''] = await held(2)
    expect((await reader.decide(owner.token, { ids: [one], action: 'approve', expect: 'spam' })).json.code).toBe(
      'conflict',
    )
    expect((await reader.decide(owner.token, { ids: [one], action: 'approve', expect: { [one]: 7 } })).json.code).toBe(
      'conflict',
    )
    expect(await decide({ ids: [one, two], action: 'approve', expect: { [one]: 7 } })).toMatchObject({
      decided: [two],
      skipped: [{ id: one, state: 'held' }],
    })
    expect(await decide({ ids: [one, two], action: 'reject', expect: 'held' })).toMatchObject({
      decided: [one],
      skipped: [{ id: two, state: 'published' }],
    })
    expect(await decide({ ids: [two], action: 'reject', expect: { [two]: 2 } })).toMatchObject({ decided: [two] })
  })

  test('of fifty at once has one winner', async () => {
    const [id = ''] = await held(1)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        reader.decide(owner.token, { ids: [id], action: at % 2 ? 'approve' : 'reject', expect: { [id]: 1 } }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ json }) => json.code === 'conflict')).toHaveLength(49)
    expect((await item(id)).history).toHaveLength(2)
  })

  test('on all that match takes what was seen, and nothing newer', async () => {
    const word = `cocok${Date.now()}`
    const [first = '', second = ''] = await held(2, { text: word })
    const [newer = ''] = await held(1, { text: word })
    const match = { tab: 'held', q: word, before: second }
    const answer = await decide({ match, action: 'reject', reason: 'Di luar pokok.' })
    expect(answer.decided.toSorted()).toEqual([first, second].toSorted())
    expect([answer.skipped, answer.more]).toEqual([[], false])
    expect((await item(newer)).state).toBe('held')
    expect((await item(first)).history.at(-1)).toMatchObject({
      act: 'reject',
      reason: 'Di luar pokok.',
      from: 'held',
      to: 'rejected',
    })
  })

  test.each<[object, string[]]>([
    [{ ids: ['x'] }, ['action']],
    [{ action: 'approve' }, ['ids']],
    [{ ids: ['x'], match: { tab: 'held', before: 'z'.repeat(26) }, action: 'approve' }, ['ids']],
    [{ ids: [], action: 'approve' }, ['ids']],
    [{ ids: Array.from({ length: 501 }, () => 'x'), action: 'approve' }, ['ids']],
    [{ ids: [1], action: 'approve' }, ['ids']],
    [{ ids: 'x', action: 'approve' }, ['ids']],
    [{ ids: ['x'], action: 'delete' }, ['action']],
    [{ ids: ['x'], action: 'approve', expect: 'here' }, ['expect']],
    [{ ids: ['x'], action: 'approve', expect: { x: '1' } }, ['expect']],
    [{ match: { tab: 'held' }, action: 'approve' }, ['match.before']],
    [{ match: { tab: 'held', before: 'z'.repeat(26) }, action: 'approve', expect: { x: 1 } }, ['expect']],
    [{ ids: ['x'], action: 'approve', reason: 'x'.repeat(501) }, ['reason']],
  ])('%j is invalid', async (body, fields) => {
    const { status, json } = await reader.decide(owner.token, body as Record<string, unknown>)
    expect(status).toBe(422)
    const named = Object.keys(json.fields)
    expect(named.map((name) => (name.startsWith('expect') ? 'expect' : name)).toSorted()).toEqual(fields)
  })
})

describe('undo', () => {
  test('takes a decision back once, for its member, and leaves what moved since', async () => {
    const [one = '', two = ''] = await held(2)
    const decided = await decide({ ids: [one, two], action: 'approve' })
    await decide({ ids: [two], action: 'reject' })
    const other = await service.makeMember()
    expect((await undo(decided.undo, other)).status).toBe(404)
    const undone = await undo(decided.undo)
    expect([undone.status, undone.json]).toEqual([200, { restored: [one], skipped: [{ id: two, state: 'rejected' }] }])
    expect((await item(one)).state).toBe('held')
    expect((await undo(decided.undo)).json.code).toBe('conflict')
    expect((await undo('tidak-ada')).status).toBe(404)
  })
})

describe('an answer', () => {
  test('speaks for the office; a waiting comment is approved with it or not at all', async () => {
    const url = newPage()
    const [id = ''] = await held(1, { url })
    const path = `/v1/comments/${id}/answer`
    expect((await as(owner, path, { json: { text: 'Besok.' } })).json.code).toBe('conflict')
    const { status, json } = await as(owner, path, { json: { text: 'Besok.', approve: true } })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      parent: id,
      author: { name: 'KPU RI', badge: 'office', office: 'kpu-ri' },
      state: 'published',
    })
    const thread = (await reader.call(`/v1/sites/${site}/thread?url=${url}`)).json
    expect(thread.comments).toMatchObject([{ id, replies: [{ id: json.id }] }])
    expect(JSON.stringify(thread)).not.toContain('Rina')
  })
})
