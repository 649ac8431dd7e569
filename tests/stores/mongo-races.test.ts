// Two publishers and an editor on one page. Each command of theirs is let through by hand, and one of the publishers is
// killed. Whatever the order: once mended, every figure is right, and whoever asks for what changed misses nothing.
import { MongoClient } from 'mongodb'
import { afterAll, expect, test } from 'vitest'
import type { State } from '../../service/contract/views.ts'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { mongoUrl } from '../support/mongo.ts'
import { aComment, aMove, aPage, aReply, madeAt } from '../support/records.ts'
import { figures, look, mend, truth, unnamed } from './mongo-truth.ts'
import { Actor, chanceOf, Stage } from './mongo-stage.ts'

const url = new URL(await mongoUrl())
const database = `t_races_${crypto.randomUUID().slice(0, 8)}`

afterAll(async () => {
  const client = new MongoClient(url.href)
  await client.db(database).dropDatabase()
  await client.close()
})

const survivor = await openMongoStore({ url: url.href, database })
afterAll(() => survivor.close())

const stage = new Stage()
const where = { port: Number(url.port), database }
const [first, second] = [new Actor('first', stage, where), new Actor('second', stage, where)]
afterAll(() => {
  first.kill()
  second.kill()
})

/** Moves a comment to where it is not, and is killed before the publication. */
async function flip(id: string): Promise<void> {
  const present = await survivor.comments.byId(id)
  const to: State = present?.state === 'published' ? 'rejected' : 'published'
  if (present) await survivor.comments.apply([aMove(present, to)])
}

async function freshPage(page: NewPage, comments: Comment[]): Promise<string[]> {
  for (const one of comments) await survivor.comments.insert(one, page)
  const ids = comments.map(({ id }) => id)
  await survivor.pages.publish(page.id, ids, madeAt)
  return ids
}

type Race = { page: string; ids: string[]; first: string[]; second: string[] }

/** Runs both publications as `direct` lets them, and looks at what was left when everybody is through. */
async function race({ page, ids, ...publish }: Race, direct: (read: () => Promise<void>) => Promise<void>) {
  const stores = [await first.store(), await second.store()] as const
  const readers = [await look(survivor, page, ids)]
  for (const id of new Set([...publish.first, ...publish.second])) await flip(id)
  stage.isOpen = false
  stage.begin('first', stores[0].pages.publish(page, publish.first, madeAt))
  stage.begin('second', stores[1].pages.publish(page, publish.second, madeAt))
  await direct(async () => void readers.push(await look(survivor, page, ids)))
  stage.isOpen = true
  await mend(survivor)
  expect(await figures(survivor, page, ids)).toEqual(await truth(survivor, ids))
  for (const reader of readers) expect(await unnamed(survivor, page, reader, ids)).toEqual([])
}

/** How many commands of a publication pass until it has ended. */
async function commandsOf(page: string, ids: string[]): Promise<number> {
  const store = await first.store()
  stage.isOpen = false
  stage.begin('first', store.pages.publish(page, ids, madeAt))
  let passed = 0
  for (; (await stage.ready()).length > 0; passed += 1) stage.let('first')
  stage.isOpen = true
  return passed
}

test('an ordinary publication asks no more than it must', async () => {
  const page = aPage()
  const [top, other] = [aComment(page), aComment(page)]
  const reply = aReply(page, top)
  await freshPage(page, [top])
  for (const one of [other, reply]) await survivor.comments.insert(one, page)
  expect(await commandsOf(page.id, [other.id]), 'named, turn, counting, raise, settle').toBe(5)
  expect(await commandsOf(page.id, [reply.id]), 'and counting below, figures, marks').toBe(8)
  await survivor.engagement.support({ comment: top.id, reader: 'r1', on: true, now: madeAt })
  expect(await commandsOf(page.id, [top.id]), 'and counting supports, their figure').toBe(7)
  await survivor.engagement.react({ page, reader: 'r1', reaction: 'Membantu', now: madeAt })
  expect(await commandsOf(page.id, []), 'named, turn, counting, counting reactions, raise, settling the page').toBe(6)
})

/** One publication takes eight commands: named, ticket, counting below, figures, marks, counting, raise, settle. */
const stops = [0, 1, 2, 3, 4, 5, 6, 7, 8]
/** Where the second stands meanwhile: before all, behind its ticket, behind its figures, behind its raise. */
const orders = [0, 2, 5, 7].flatMap((begun) =>
  stops.flatMap((stopped) => [
    { begun, stopped, more: 0, edit: 'early' as const },
    { begun, stopped, more: 1, edit: 'late' as const },
  ]),
)

test('the second is under way, the first stops anywhere, the second ends, the first goes on and is killed', async () => {
  for (const order of orders) {
    const page = aPage()
    const top = aComment(page)
    const [x, y] = [aReply(page, top, { state: 'held' }), aReply(page, top, { state: 'held' })]
    const ids = await freshPage(page, [top, x, y])
    const edit = async () => {
      await flip(x.id)
      await flip(y.id)
    }
    await race({ page: page.id, ids, first: [x.id], second: [x.id, y.id] }, async (read) => {
      await stage.letNext('second', order.begun)
      await read()
      if (order.edit === 'early') await edit()
      await stage.letNext('first', order.stopped)
      await read()
      if (order.edit === 'late') await edit()
      await stage.letNext('second', 100)
      await read()
      await stage.letNext('first', order.more)
      if ((await stage.ready()).length > 0) first.kill()
    }).catch((error: unknown) => {
      throw new Error(`In the order ${JSON.stringify(order)}`, { cause: error })
    })
  }
})

test('replies at two depths, and an order made by chance', async () => {
  for (let seed = 0; seed < 15; seed++) {
    const chance = chanceOf(seed)
    const page = aPage()
    const top = aComment(page)
    const middle = aReply(page, top)
    const replies = [top, middle, top, middle].map((parent) => aReply(page, parent))
    const ids = await freshPage(page, [top, middle, ...replies])
    const some = () => ids.slice(1).filter(() => chance(2) === 0)
    let untilKill = chance(20)
    await race({ page: page.id, ids, first: some(), second: some() }, async (read) => {
      for (let ready = await stage.ready(); ready.length > 0; ready = await stage.ready()) {
        if (chance(6) === 0) await flip(ids[1 + chance(5)] ?? '')
        await read()
        const next = ready[chance(ready.length)] ?? ''
        if (next === 'first' && untilKill-- === 0) first.kill()
        else await stage.letNext(next, 1 + chance(4))
      }
    }).catch((error: unknown) => {
      throw new Error(`With seed ${seed}`, { cause: error })
    })
  }
})
