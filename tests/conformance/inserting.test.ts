import { expect, test } from 'vitest'
import { aComment, aPage } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a new comment', (stand) => {
  test('comes back as it was stored, by id, key and receipt', async () => {
    const { comments } = stand().store
    const page = aPage()
    const reader = aComment(page, {
      state: 'held',
      author: { kind: 'reader', name: 'Siti', person: 'p1', reader: 'r1', avatar: '7ff' },
      before: { state: 'spam', confirmed: true },
      decision: 'd1',
      decidedAt: 5,
      editedAt: 6,
      withdrawn: true,
      verdict: {
        outcome: 'hold',
        score: 0.5,
        reasons: [{ code: 'links', evidence: [{ field: 'text', from: 0, to: 4 }] }],
      },
    })
    expect(await comments.insert(reader, page)).toEqual({ outcome: 'inserted', person: 'p1' })
    expect(await comments.byId(reader.id)).toEqual(reader)
    expect(await comments.byKey(reader.site, reader.key ?? '')).toEqual(reader)
    expect(await comments.byReceipt(reader.receipt ?? '')).toEqual(reader)
    const answer = aComment(page, {
      key: null,
      content: null,
      receipt: null,
      author: { kind: 'office', office: 'kpu-sukoharjo', name: 'KPU Sukoharjo', member: 'm1', avatar: '000' },
    })
    const another = { ...answer, id: `${answer.id}-2` }
    await comments.insert(answer, page)
    expect(await comments.insert(another, page), 'no key and no receipt are no doubles').toEqual({
      outcome: 'inserted',
      person: null,
    })
    expect(
      (await comments.byIds([answer.id, 'unknown', reader.id])).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ).toEqual([reader, answer])
  })

  test('stores its page with the first title and address seen, revision 0', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    expect(await pages.byId(page.id)).toBeNull()
    await comments.insert(aComment(page, { state: 'held' }), page)
    await comments.insert(aComment(page, { state: 'held' }), { ...page, title: 'Lain', url: 'https://lain.example/' })
    expect(await pages.byId(page.id)).toEqual({
      ...page,
      revision: 0,
      comments: 0,
      reactions: {},
      pinned: null,
      changes: [],
    })
    await pages.rename(page.id, 'Benar')
    expect((await pages.byIds([page.id, 'unknown'])).map(({ title }) => title)).toEqual(['Benar'])
  })

  test('is inserted once among 20 with the same key, from two handles', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const rivals = Array.from({ length: 20 }, () => aComment(page, { key: `shared-${page.id}` }))
    const outcomes = await Promise.all(
      rivals.map((rival, index) => (index % 2 ? store : other).comments.insert(rival, page)),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'inserted')).toHaveLength(1)
    const winner = rivals[outcomes.findIndex(({ outcome }) => outcome === 'inserted')]
    const repeated = outcomes.filter((one) => one.outcome === 'repeated')
    expect(repeated).toHaveLength(19)
    for (const { comment } of repeated) expect(comment).toEqual(winner)
  })

  test('with the same key on another site is another comment', async () => {
    const { comments } = stand().store
    const [page, elsewhere] = [aPage(), aPage({ site: 'kpu-solo' })]
    const key = `shared-${page.id}`
    await comments.insert(aComment(page, { key }), page)
    expect(await comments.insert(aComment(elsewhere, { key }), elsewhere)).toMatchObject({ outcome: 'inserted' })
  })

  test('with a receipt that is taken is refused, and leaves nothing', async () => {
    const { comments } = stand().store
    const page = aPage()
    const receipt = `receipt-${page.id}`
    await comments.insert(aComment(page, { receipt }), page)
    const late = aComment(page, { receipt })
    expect(await comments.insert(late, page)).toEqual({ outcome: 'receipt-taken' })
    expect(await comments.byId(late.id)).toBeNull()
  })

  test('sent again whole, after its answer was lost, is inserted and stands there once', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    for (const key of [null, `key-${page.id}`]) {
      const comment = aComment(page, { key, receipt: null })
      expect(await comments.insert(comment, page)).toEqual({ outcome: 'inserted', person: null })
      expect(await comments.insert(comment, page)).toEqual({ outcome: 'inserted', person: null })
      await pages.publish(page.id, [comment.id], 1)
    }
    expect((await pages.byId(page.id))?.comments).toBe(2)
  })
})
