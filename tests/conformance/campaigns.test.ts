import { expect, test } from 'vitest'
import { type Campaign, type Standing, standingFor } from '../../service/domain/campaign.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let made = 0
const aCampaign = (over: Partial<Campaign> = {}): Campaign => ({
  id: `wave-${String(++made).padStart(4, '0')}`,
  fingerprint: '00ff00ff00ff00ff',
  standing: [],
  ...over,
})

const aStanding = (over: Partial<Standing> = {}): Standing => ({
  decision: `decision-${++made}`,
  action: 'spam',
  reason: "$or ' ${x}",
  by: { kind: 'member', member: 'm1', role: 'moderator' },
  office: 'kpu-sukoharjo',
  from: madeAt,
  until: madeAt + standingFor,
  endedAt: null,
  ...over,
})

onEveryStore('campaigns', (stand, fresh) => {
  const campaigns = () => stand().store.campaigns
  const copies = async (campaign: string, places: Partial<Comment>[]): Promise<Comment[]> => {
    const page = aPage()
    const all = places.map((over) => aComment(page, { state: 'held', campaign, fingerprint: '00', ...over }))
    for (const one of all) await stand().store.comments.insert(one, page)
    return all
  }

  test('begin once, whoever finds them', async () => {
    const other = await stand().openAgain()
    const one = aCampaign()
    await Promise.all([
      campaigns().begin(one),
      other.campaigns.begin({ ...one, fingerprint: '1' }),
      campaigns().begin(one),
    ])
    const kept = await campaigns().byId(one.id)
    await campaigns().begin({ ...one, fingerprint: '2' })
    expect(await campaigns().byId(one.id)).toEqual(kept)
    expect(await campaigns().byId('unknown')).toBeNull()
  })

  test('are counted from the comments that name them, as far as one sees', async () => {
    const { id } = aCampaign()
    const all = await copies(id, [
      { office: 'a' },
      { office: 'a', state: 'spam' },
      { office: 'b' },
      { office: 'c', state: 'removed' },
    ])
    const states = { published: 0, held: 2, spam: 1, rejected: 0, removed: 1 }
    const newest = all[3]?.id ?? ''
    expect(await campaigns().figures([id, 'unknown'], 'all')).toEqual(
      new Map([[id, { copies: 3, offices: 2, states, newest }]]),
    )
    const inA = { copies: 2, offices: 1, states: { ...states, held: 1, removed: 0 }, newest: all[1]?.id ?? '' }
    expect(await campaigns().figures([id], ['a', 'z'])).toEqual(new Map([[id, inA]]))
    await stand().store.comments.apply([aMove(all[0] as Comment, 'published')])
    const after = { ...states, published: 1, held: 1 }
    expect((await campaigns().figures([id], 'all')).get(id)?.states).toEqual(after)
    expect(await campaigns().figures([id], ['z'])).toEqual(new Map())
    expect(await campaigns().figures([], 'all')).toEqual(new Map())
  })

  test('are listed newest first where they have a comment, page by page', async () => {
    const all = [aCampaign(), aCampaign(), aCampaign()]
    for (const one of [...all, aCampaign()]) await campaigns().begin(one)
    const [first, second, third] = all.map(({ id }) => id) as [string, string, string]
    for (const id of [first, third]) await copies(id, [{ office: 'listed' }])
    await copies(second, [{ office: 'elsewhere' }])
    const list = async (offices: string[] | 'all', after: string | null, limit: number) => {
      const found = await campaigns().list({ offices, after, limit })
      return [found.campaigns.map(({ id }) => id), found.more]
    }
    expect(await list(['listed', 'none'], null, 9)).toEqual([[third, first], false])
    expect(await list(['listed'], null, 1)).toEqual([[third], true])
    expect(await list(['listed'], third, 1)).toEqual([[first], false])
    expect(await list([], null, 9)).toEqual([[], false])
    expect((await list('all', null, 3))[0]).toEqual([third, second, first])
  })

  test('keep the decisions that go on, each once, until their time is over or they are taken back', async () => {
    const { store, end } = await fresh()
    const one = aCampaign()
    await store.campaigns.begin(one)
    await store.campaigns.begin(aCampaign())
    const [first, second] = [aStanding(), aStanding({ from: madeAt + 5, until: madeAt + 5 + standingFor })]
    for (const standing of [first, first, second, first]) await store.campaigns.stand(one.id, standing)
    expect(await store.campaigns.byId(one.id)).toEqual({ ...one, standing: [first, second] })
    expect(await store.campaigns.standing(first.until)).toEqual([{ ...one, standing: [first, second] }])
    for (const at of [madeAt + 7, madeAt + 8]) await store.campaigns.endStanding(one.id, first.decision, at)
    await store.campaigns.endStanding(one.id, 'unknown', madeAt)
    await store.campaigns.endStanding('unknown', first.decision, madeAt)
    const ended = { ...first, endedAt: madeAt + 7 }
    expect((await store.campaigns.byId(one.id))?.standing).toEqual([ended, second])
    await store.campaigns.stand(one.id, first)
    expect((await store.campaigns.byId(one.id))?.standing, 'what was taken back stays so').toEqual([ended, second])
    const late = aStanding({ from: first.until + 1, until: first.until + 1 + standingFor })
    await store.campaigns.stand(one.id, late)
    expect((await store.campaigns.byId(one.id))?.standing, 'whose time was over').toEqual([second, late])
    expect(await store.campaigns.standing(late.until)).toEqual([])
    await store.campaigns.stand('unknown', late)
    expect(await store.campaigns.byId('unknown')).toBeNull()
    await end()
  })

  test('take decisions of many at once, and lose none', async () => {
    const other = await stand().openAgain()
    const one = aCampaign()
    await campaigns().begin(one)
    const all = Array.from({ length: 20 }, () => aStanding())
    await Promise.all(all.map((standing, at) => (at % 2 ? campaigns() : other.campaigns).stand(one.id, standing)))
    const kept = (await campaigns().byId(one.id))?.standing ?? []
    expect(new Set(kept.map(({ decision }) => decision))).toEqual(new Set(all.map(({ decision }) => decision)))
    expect(kept).toHaveLength(20)
  })
})
