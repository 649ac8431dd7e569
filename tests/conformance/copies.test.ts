import { expect, test } from 'vitest'
import { idMaker } from '../../service/domain/ids.ts'
import type { Comment } from '../../service/domain/comment.ts'
import type { Copy } from '../../service/domain/campaign.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, anOffice, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let luck = 0
const idAt = (time: number): string =>
  idMaker({ now: () => time }, { bytes: (length) => new Uint8Array(length).fill(++luck) })('skh')

/** A comment with an id of this time, as the service makes them. */
function writtenAt(at: number, over: Partial<Comment> = {}): Comment {
  return aComment(aPage(), {
    id: idAt(at),
    state: 'held',
    fingerprint: '00ff00ff00ff00ff',
    createdAt: at,
    ...over,
  })
}

onEveryStore('near copies', (stand, fresh) => {
  const store = (): Store => stand().store
  const insert = async (...comments: Comment[]): Promise<void> => {
    for (const one of comments) await store().comments.insert(one, { ...aPage(), id: one.page, site: one.site })
  }

  test('are found by ids as what was compared of them', async () => {
    const verdict = { outcome: 'hold', score: 0.875, reasons: [] } as const
    const one = writtenAt(madeAt, { verdict: { ...verdict, reasons: [] } })
    const short = writtenAt(madeAt, { fingerprint: null })
    await insert(one, short)
    const { id, site, office, page, fingerprint } = one
    expect(await store().comments.copies([one.id, short.id, 'unknown'])).toEqual([
      { id, site, office, page, fingerprint, campaign: null, state: 'held', score: 0.875 },
    ])
    expect(await store().comments.byId(id)).toEqual(one)
  })

  test('are read newest first from a time on, page by page', async () => {
    const { store: own, end } = await fresh()
    const all = [1, 2, 3, 4].map((minute) => writtenAt(madeAt + minute * 60_000))
    const answer = writtenAt(madeAt + 150_000, { fingerprint: null, author: anOffice })
    const short = writtenAt(madeAt + 300_000, { fingerprint: null })
    for (const one of [...all, answer, short]) await own.comments.insert(one, { ...aPage(), id: one.page })
    const since = madeAt + 120_000
    const first = await own.comments.latest({ since, before: null, limit: 2 })
    expect(first.map(({ id }) => id)).toEqual([short.id, all[3]?.id])
    const rest = await own.comments.latest({ since, before: first[1]?.id ?? null, limit: 3 })
    expect(rest.map(({ id }) => id)).toEqual([all[2]?.id, all[1]?.id])
    await end()
  })

  test('are told after a mark, whoever stored them and whatever their ids say, none passed over', async () => {
    const other = await stand().openAgain()
    const start = await store().comments.storedAfter(null, 10)
    expect(start).toMatchObject({ copies: [], more: false })
    const now = Date.now() + 500_000
    const ahead = writtenAt(now)
    await insert(ahead)
    let mark = start.mark
    const read = async (limit: number): Promise<string[]> => {
      const found: string[] = []
      for (let more = true; more;) {
        const told: { copies: Copy[]; mark: string; more: boolean } = await store().comments.storedAfter(mark, limit)
        found.push(...told.copies.map(({ id }) => id))
        ;({ mark, more } = told)
      }
      return found
    }
    expect(await read(10)).toContain(ahead.id)
    const short = writtenAt(now, { fingerprint: null })
    await insert(short)
    expect(await read(10)).toContain(short.id)
    // By a clock that is three seconds behind, in another process, more than one look holds.
    const late = Array.from({ length: 7 }, (_, at) => writtenAt(now - 3_000 + at))
    for (const one of late) await other.comments.insert(one, { ...aPage(), id: one.page })
    const found = await read(3)
    expect(late.filter(({ id }) => !found.includes(id))).toEqual([])
    await insert(writtenAt(now, { fingerprint: null, author: anOffice }))
    expect(
      (await read(100)).filter((id) => late.every((one) => one.id !== id) && id !== ahead.id && id !== short.id),
    ).toEqual([])
  })

  test('are told when their words were changed, with the fingerprint of the new ones', async () => {
    const one = writtenAt(madeAt, { campaign: 'wave' })
    await insert(one)
    const edit = {
      ...aMove(one, 'held', { act: 'edited' }),
      set: { editedAt: madeAt + 9, fingerprint: 'ff00ff00ff00ff00', campaign: null },
    }
    await store().comments.apply([edit])
    const told = await store().comments.editedSince(madeAt + 9, 10)
    expect(told.find(({ id }) => id === one.id)).toMatchObject({ fingerprint: 'ff00ff00ff00ff00', campaign: null })
    expect((await store().comments.editedSince(madeAt + 10, 10)).map(({ id }) => id)).not.toContain(one.id)
    await store().comments.apply([{ ...aMove({ ...one, version: 2 }, 'held'), set: { fingerprint: null } }])
    expect(await store().comments.byId(one.id)).toMatchObject({ fingerprint: null, version: 3 })
    expect(await store().comments.copies([one.id])).toEqual([])
  })

  test('get their campaign without a new version, and not where their words have changed meanwhile', async () => {
    const [one, changed] = [writtenAt(madeAt), writtenAt(madeAt)]
    await insert(one, changed)
    const stale = { id: changed.id, fingerprint: '1111111111111111' }
    for (const _ of ['once', 'again']) await store().comments.assign('wave', [one, stale, { ...one, id: 'unknown' }])
    expect(await store().comments.byId(one.id)).toEqual({ ...one, campaign: 'wave' })
    expect(await store().comments.byId(changed.id)).toEqual(changed)
    await store().comments.assign('wave', [])
    expect(await store().comments.apply([aMove(one, 'spam')]), 'the version read before').toEqual([one.id])
  })

  test('of a campaign are read newest first, in these offices, all or those that nobody decided', async () => {
    const of = { campaign: 'another', office: 'a' }
    const all = [1, 2, 3, 4].map((second) => writtenAt(madeAt + second * 1_000, of))
    const elsewhere = writtenAt(madeAt + 9_000, { ...of, office: 'b' })
    await insert(...all, elsewhere)
    const [first, second, third, fourth] = all as [Comment, Comment, Comment, Comment]
    await store().comments.apply([aMove(third, 'rejected')])
    const states = ['held', 'rejected', 'published', 'spam'] as const
    const read = { campaign: 'another', states, undecided: false, after: null, limit: 3 } as const
    const ids = async (over: object): Promise<string[]> =>
      (await store().comments.inCampaign({ ...read, offices: ['a'], ...over })).comments.map(({ id }) => id)
    expect(await ids({})).toEqual([fourth.id, third.id, second.id])
    expect((await store().comments.inCampaign({ ...read, offices: ['a'] })).more).toBe(true)
    expect(await ids({ after: second.id })).toEqual([first.id])
    expect(await ids({ undecided: true })).toEqual([fourth.id, second.id, first.id])
    expect(await ids({ offices: 'all', limit: 1 })).toEqual([elsewhere.id])
    expect(await ids({ states: ['rejected', 'spam'] })).toEqual([third.id])
    expect(await ids({ states: ['rejected', 'spam'], undecided: true })).toEqual([])
    expect(await ids({ offices: [] })).toEqual([])
    expect(await ids({ campaign: 'unknown' })).toEqual([])
  })
})
