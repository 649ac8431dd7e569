import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Appeal } from '../../service/domain/comment-facts.ts'

const appeal = (office: string): Appeal => ({
  key: 'k',
  text: 'Mengapa?',
  at: madeAt,
  office,
  against: 'd1',
  decidedBy: 'm1',
  outcome: null,
})

onEveryStore('what is moved in the tree', (stand) => {
  async function put(over: Partial<Comment> & { site: string }): Promise<Comment> {
    const page = aPage({ site: over.site })
    const one = aComment(page, over)
    await stand().store.comments.insert(one, page)
    return one
  }
  const read = async ({ id }: Comment) => stand().store.comments.byId(id)

  test('takes its comments along in whatever state, so many at once, and those of no other site', async () => {
    const { comments } = stand().store
    const states = ['held', 'published', 'spam', 'rejected', 'removed'] as const
    const ours = await Promise.all(states.map((state) => put({ site: 'rehome', office: 'from', state })))
    const other = await put({ site: 'rehome-other', office: 'from' })
    const elsewhere = await put({ site: 'rehome', office: 'third' })
    const move = { site: 'rehome', from: 'from', to: 'to', limit: 3 }
    expect([await comments.rehome(move), await comments.rehome(move), await comments.rehome(move)]).toEqual([3, 2, 0])
    for (const one of ours) expect(await read(one)).toEqual({ ...one, office: 'to' })
    expect([await read(other), await read(elsewhere)]).toEqual([other, elsewhere])
  })

  test('is owed an answer by its new office, but for what was passed on to another', async () => {
    const { comments } = stand().store
    const site = 'rehome-owed'
    const matter = {
      kind: 'question',
      step: 'answer',
      since: madeAt,
      due: madeAt + 1,
      forwardBy: null,
      reopened: 0,
      answeredAt: null,
      trail: [],
      turn: 1,
    } as const
    const forwarded = { to: 'third', name: 'KPU', url: null, at: madeAt, note: null }
    const own = await put({ site, office: 'owed-from', matter: { ...matter, trail: [] } })
    const passedOn = await put({ site, office: 'owed-from', matter: { ...matter, trail: [] }, forwarded })
    await comments.rehome({ site, from: 'owed-from', to: 'owed-to', limit: 9 })
    const owedBy = (office: string) => comments.countToAnswer({ offices: [office], dueBy: null }, 9)
    expect([await owedBy('owed-from'), await owedBy('owed-to'), await owedBy('third')]).toEqual([0, 1, 1])
    expect([(await read(own))?.office, (await read(passedOn))?.office]).toEqual(['owed-to', 'owed-to'])
  })

  test('takes appeals that wait to another office, but for those that lie where they may stay', async () => {
    const { comments } = stand().store
    const site = 'appeals'
    const far = await put({ site, office: 'lay', state: 'rejected', appeal: appeal('old') })
    const near = await put({ site, office: 'lay', state: 'rejected', appeal: appeal('root') })
    const outcome = { at: madeAt, granted: false, reason: null, decision: 'd2', by: { kind: 'operator' } } as const
    const over = await put({ site, office: 'lay', state: 'rejected', appeal: { ...appeal('old'), outcome } })
    const other = await put({ site, office: 'lay-other', state: 'rejected', appeal: appeal('old') })
    const move = { office: 'lay', keep: ['root', 'new'], to: 'new' }
    expect([await comments.layAppeals(move), await comments.layAppeals(move)]).toEqual([1, 0])
    expect((await read(far))?.appeal).toEqual(appeal('new'))
    for (const one of [near, over, other]) expect((await read(one))?.appeal).toEqual(one.appeal)
    const tab = { tab: 'appealed', search: null, after: null, upTo: null } as const
    const lying = async (office: string) =>
      (await comments.queue({ ...tab, offices: [office] }, 9)).comments.map(({ id }) => id)
    expect([await lying('new'), await lying('old')]).toEqual([[far.id], [other.id]])
  })
})
