// What becomes of supports, reactions, reports and pins, wherever the server is killed.
import type { Store } from '../../service/store/store.ts'
import { prepareMongo } from '../support/mongo/server.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { type Act, killAtEachWrite } from './mongo-killing.ts'

await prepareMongo()

const page = aPage()
const top = aComment(page)

async function seed(store: Store): Promise<void> {
  await store.comments.insert(top, page)
  await store.pages.publish(page.id, [top.id], madeAt)
}

const now = madeAt + 5
const by = { reader: 'r1', now }
const give = (store: Store, on: boolean) => store.engagement.support({ comment: top.id, on, ...by })
const react = (store: Store, reaction: string | null) => store.engagement.react({ page, reaction, ...by })
const complaint = { comment: top.id, reader: 'r1', reason: 'spam', note: 'Iklan', at: now } as const

const removal = aMove(top, 'removed')
const restored = aMove({ ...top, state: 'removed', version: 2 }, 'published', { act: 'restore' })

/** Somebody else's support, reaction and report, and one's own. */
async function seedEngaged(store: Store): Promise<void> {
  await seed(store)
  for (const reader of ['r1', 'r2']) {
    await store.engagement.support({ comment: top.id, reader, on: true, now: madeAt })
    await store.engagement.react({ page, reader, reaction: 'Membantu', now: madeAt })
    await store.engagement.report({ ...complaint, reader, at: madeAt })
  }
  await store.pages.publish(page.id, [top.id], madeAt)
}

const acts: Record<string, Act> = {
  // The row, the comment, the row again.
  'a support taken back': { writes: 3, seed: seedEngaged, run: (store) => give(store, false), answer: 1 },
  // The row, the comment, the row again; the figure, raise and settle.
  'a support and its publication': {
    writes: 6,
    async run(store) {
      const given = await give(store, true)
      await store.pages.publish(page.id, [top.id], madeAt)
      return given
    },
    answer: 1,
  },
  'another reaction': {
    writes: 3,
    seed: seedEngaged,
    run: (store) => react(store, 'Informatif'),
    answer: { Informatif: 1, Membantu: 1 },
  },
  // The row, the page, the row again; raise and settle.
  'a reaction taken back and its publication': {
    writes: 5,
    seed: seedEngaged,
    async run(store) {
      const left = await react(store, null)
      await store.pages.publish(page.id, [], madeAt)
      return left
    },
    answer: { Membantu: 1 },
  },
  // The row, the comment, its figure, the row again.
  'a report': { writes: 4, run: (store) => store.engagement.report(complaint), answer: true },
  'a report of what was left up': {
    writes: 4,
    async seed(store) {
      await seedEngaged(store)
      await store.engagement.settle({ comment: top.id, seen: 2 })
    },
    run: (store) => store.engagement.report({ ...complaint, reader: 'r3' }),
    answer: true,
  },
  // What is settled and that nothing is left to count is one write.
  'reports settled': {
    writes: 1,
    seed: seedEngaged,
    run: (store) => store.engagement.settle({ comment: top.id, seen: 2 }),
    answer: true,
  },
  'reports settled by a decision': {
    writes: 1,
    async seed(store) {
      await seedEngaged(store)
      await store.comments.apply([removal])
    },
    run: (store) => store.comments.apply([restored]),
    answer: [top.id],
  },
  // Each row, what it was about, and the row again; a report's figure.
  'a browser forgotten': {
    writes: 10,
    seed: seedEngaged,
    run: (store) => store.engagement.forget('r1', now),
    answer: undefined,
  },
  'a pin and its publication': {
    writes: 3,
    async run(store) {
      await store.pages.pin(page.id, top.id, true)
      await store.pages.publish(page.id, [], madeAt)
      return (await store.pages.byId(page.id))?.pinned
    },
    answer: top.id,
  },
}

killAtEachWrite({ page, ids: [top.id], seed, acts, when: ['after'] })
