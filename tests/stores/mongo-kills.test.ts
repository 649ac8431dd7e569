// The server is killed (-9) at each write of each verb and started again; then whoever asked sends it again, or the
// repair duty mends it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import type { Store } from '../../service/store/store.ts'
import { prepareMongo } from '../support/mongo/server.ts'
import { startMongo } from '../support/mongo.ts'
import { aComment, aCommentBy, aMove, aPage, aPerson, aReply, madeAt } from '../support/records.ts'
import { figures, look, mend, truth, unnamed } from './mongo-truth.ts'
import { type Cut, Wire } from './mongo-wire.ts'

await prepareMongo()

const [page, other] = [aPage(), aPage()]
const top = aComment(page)
const middle = aReply(page, top)
const leaf = aReply(page, middle, { state: 'held' })
const late = aReply(page, top)
const newcomer = aPerson()
const elsewhere = aCommentBy(newcomer, other)
const ids = [top, middle, leaf, late].map(({ id }) => id)
const approval = aMove(leaf, 'published')
const rejection = aMove(middle, 'rejected')

/** A page with a published comment and a reply to it, and a reply to that, which waits. */
async function seed(store: Store): Promise<void> {
  for (const one of [top, middle, leaf]) await store.comments.insert(one, page)
  await store.pages.publish(page.id, [top.id, middle.id], madeAt)
}

type Act = { writes: number; run(store: Store): Promise<unknown>; answer: unknown }
const inserted = (person: string | null) => ({ outcome: 'inserted', person })
const acts: Record<string, Act> = {
  // Their key, the newcomer, the page, the comment.
  'a comment of a newcomer on a new page': {
    writes: 4,
    run: (store) => store.comments.insert(elsewhere, other, newcomer),
    answer: inserted(newcomer.person.id),
  },
  'a reply': { writes: 1, run: (store) => store.comments.insert(late, page), answer: inserted(null) },
  'two changes': {
    writes: 1,
    run: (store) => store.comments.apply([approval, rejection]),
    answer: [leaf.id, middle.id],
  },
  'two changes and their publication': {
    writes: 5,
    async run(store) {
      await store.comments.apply([approval, rejection])
      return store.pages.publish(page.id, [leaf.id, middle.id], madeAt)
    },
    answer: expect.objectContaining({ comments: 2 }),
  },
}

const points = Object.entries(acts).flatMap(([name, act]) =>
  Array.from({ length: act.writes * 2 }, (_, index) => {
    const cut: Cut = { write: Math.floor(index / 2) + 1, when: index % 2 === 0 ? 'before' : 'after' }
    return { name: `${name}, ${cut.when} write ${cut.write}`, act, cut }
  }),
)

// Side by side, and going on while the store has not given up yet: it takes its seconds.
test.concurrent.each(points)('killed: $name', async ({ act, cut }) => {
  const data = mkdtempSync(join(tmpdir(), 'rembuk-mongo-kill-'))
  const server = await startMongo({ data })
  const wire = new Wire(server.port)
  const store = await openMongoStore({ url: await wire.open() })
  await seed(store)
  const before = await look(store, page.id, ids)
  const killed = new Promise<void>((resolve) => wire.cutAt(cut, () => resolve(server.kill())))
  const refusal = expect(act.run(store)).rejects.toMatchObject({ code: 'unavailable' })
  await killed
  const revived = await startMongo({ data })
  const after = await openMongoStore({ url: revived.url })
  await mend(after)
  await expectTruth(after)
  expect(await unnamed(after, page.id, before, ids)).toEqual([])
  expect(await act.run(after), 'sent again').toEqual(act.answer)
  await mend(after)
  await expectTruth(after)
  await refusal
  await Promise.all([store.close(), after.close()])
  await revived.stop()
  rmSync(data, { recursive: true, force: true })
})

async function expectTruth(store: Store): Promise<void> {
  expect(await figures(store, page.id, ids)).toEqual(await truth(store, ids))
  for (const one of await store.comments.byIds(ids)) expect(one.history).toHaveLength(one.version)
  await expectAuthor(store)
}

/** No comment stands there without its author, no author without their key, and nobody twice. */
async function expectAuthor(store: Store): Promise<void> {
  const { id, lookup } = newcomer.person
  const [comment, person] = [await store.comments.byId(elsewhere.id), await store.people.byLookup(lookup)]
  if (comment) expect(comment.author).toMatchObject({ person: person?.id ?? 'nobody' })
  if (person) expect(person).toEqual(newcomer.person)
  if (person) expect(await store.people.key(id)).toEqual(newcomer.key)
}
