// What becomes of campaigns and of decisions that go on, wherever the server is killed.
import { expect } from 'vitest'
import { type Standing, standingFor } from '../../service/domain/campaign.ts'
import type { Store } from '../../service/store/store.ts'
import { prepareMongo } from '../support/mongo/server.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { type Act, killAtEachWrite } from './mongo-killing.ts'

await prepareMongo()

const page = aPage()
const copies = [1, 2, 3].map(() => aComment(page, { fingerprint: '00ff00ff00ff00ff' }))
const ids = copies.map(({ id }) => id)
const wave = { id: 'wave', fingerprint: '00ff00ff00ff00ff', standing: [] }
const standing: Standing = {
  decision: 'decision',
  action: 'spam',
  reason: null,
  by: { kind: 'member', member: 'm1', role: 'moderator' },
  office: 'kpu-sukoharjo',
  from: madeAt,
  until: madeAt + standingFor,
  endedAt: null,
}

async function seed(store: Store): Promise<void> {
  for (const one of copies) await store.comments.insert(one, page)
  await store.pages.publish(page.id, ids, madeAt)
}

async function seedBegun(store: Store): Promise<void> {
  await seed(store)
  await store.campaigns.begin(wave)
}

async function seedStanding(store: Store): Promise<void> {
  await seedBegun(store)
  await store.campaigns.stand('wave', standing)
}

const acts: Record<string, Act> = {
  'a campaign and its copies': {
    writes: 2,
    async run(store) {
      await store.campaigns.begin(wave)
      await store.comments.assign('wave', copies)
      return (await store.campaigns.figures(['wave'], 'all')).get('wave')?.copies
    },
    answer: 3,
  },
  'a decision that goes on': {
    writes: 1,
    seed: seedBegun,
    async run(store) {
      await store.campaigns.stand('wave', standing)
      return (await store.campaigns.byId('wave'))?.standing
    },
    answer: [standing],
  },
  'its end': {
    writes: 1,
    seed: seedStanding,
    async run(store) {
      await store.campaigns.endStanding('wave', 'decision', madeAt + 1)
      return (await store.campaigns.byId('wave'))?.standing
    },
    answer: [{ ...standing, endedAt: madeAt + 1 }],
  },
}

killAtEachWrite({ page, ids, seed, acts, when: ['before', 'after'], alsoTrue: expectCampaign })

/** No comment names a campaign that is not there, and none has been changed by naming one. */
async function expectCampaign(store: Store): Promise<void> {
  for (const one of await store.comments.byIds(ids)) {
    expect(one.version).toBe(1)
    if (one.campaign !== null) expect(await store.campaigns.byId(one.campaign)).toMatchObject({ id: 'wave' })
  }
}
