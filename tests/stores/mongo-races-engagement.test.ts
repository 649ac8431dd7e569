// A reader who supports or reacts, publishers, and others, on one page. Each command is let through by hand, and whoever
// acts may be killed. Whatever the order: once mended, every figure is right, and whoever asks for what changed misses
// nothing.
import { MongoClient } from 'mongodb'
import { afterAll, expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import type { Store } from '../../service/store/store.ts'
import { mongoUrl } from '../support/mongo.ts'
import { aComment, aMove, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { Actor, chanceOf, Stage } from './mongo-stage.ts'
import { figures, look, mend, type Seen, truth, unnamed } from './mongo-truth.ts'

const url = new URL(await mongoUrl())

const now = madeAt + 1
const stage = new Stage()
const names = ['giver', 'first', 'second'] as const
type Name = (typeof names)[number]

const database = `t_engaged_${crypto.randomUUID().slice(0, 8)}`
const survivor = await openMongoStore({ url: url.href, database })
const actors = new Map(names.map((name) => [name, new Actor(name, stage, { port: Number(url.port), database })]))
afterAll(async () => {
  for (const actor of actors.values()) actor.kill()
  await survivor.close()
  const client = new MongoClient(url.href)
  await client.db(database).dropDatabase()
  await client.close()
})

const on = async (name: Name): Promise<Store> => (await actors.get(name)?.store()) as Store

/** A page with a comment and an answer to it, which two browsers have supported and reacted to, all of it published. */
async function freshPage(): Promise<{ page: NewPage; top: Comment; answer: Comment; ids: string[] }> {
  const page = aPage()
  const top = aComment(page)
  const answer = aReply(page, top, { author: anOffice })
  for (const one of [top, answer]) await survivor.comments.insert(one, page)
  for (const reader of ['r1', 'r2']) {
    await survivor.engagement.support({ comment: top.id, reader, on: true, now })
    await survivor.engagement.react({ page, reader, reaction: 'Membantu', now })
  }
  const ids = [top.id, answer.id]
  await survivor.pages.publish(page.id, ids, now)
  return { page, top, answer, ids }
}

async function expectTruth(page: string, ids: string[], seen: Seen[]): Promise<void> {
  await mend(survivor)
  expect(await figures(survivor, page, ids)).toEqual(await truth(survivor, ids))
  for (const before of seen) expect(await unnamed(survivor, page, before, ids)).toEqual([])
}

/** What a reader does, in five commands: look, row, target, row again, count. */
const gifts = {
  supports: (store: Store, _: NewPage, { id }: Comment) =>
    store.engagement.support({ comment: id, reader: 'r3', on: true, now }),
  'takes a support back': (store: Store, _: NewPage, { id }: Comment) =>
    store.engagement.support({ comment: id, reader: 'r1', on: false, now }),
  reacts: (store: Store, page: NewPage) => store.engagement.react({ page, reader: 'r3', reaction: 'Informatif', now }),
  'takes a reaction back': (store: Store, page: NewPage) =>
    store.engagement.react({ page, reader: 'r1', reaction: null, now }),
}
const given = [1, 2, 3]
/**
 * Where the publication stands: before all; behind what is named; behind counting supports; behind its turn; behind
 * counting reactions; behind its raise.
 */
const begun = [0, 1, 2, 4, 6, 7]

test.each(Object.entries(gifts))(
  'whoever %s is killed anywhere while a publication stands anywhere, and another is owed',
  async (_, give) => {
    const orders = begun.flatMap((published) => given.map((done) => ({ published, done })))
    for (const { published, done } of orders) {
      const { page, top, ids } = await freshPage()
      const seen = [await look(survivor, page.id, ids)]
      await survivor.engagement.support({ comment: top.id, reader: 'r4', on: true, now })
      await survivor.engagement.react({ page, reader: 'r4', reaction: 'Membantu', now })
      const [giver, first] = [await on('giver'), await on('first')]
      stage.isOpen = false
      stage.begin('first', first.pages.publish(page.id, [top.id], now))
      await stage.letNext('first', published)
      stage.begin('giver', give(giver, page, top))
      await stage.letNext('giver', done)
      seen.push(await look(survivor, page.id, ids))
      await stage.letNext('first', 100)
      if ((await stage.ready()).length > 0) actors.get('giver')?.kill()
      stage.isOpen = true
      seen.push(await look(survivor, page.id, ids))
      await expectTruth(page.id, ids, seen).catch((error: unknown) => {
        throw new Error(`A publication at ${published}, a reader at ${done}`, { cause: error })
      })
    }
  },
)

/** Moves a comment to where it is not, and leaves its publication to others. */
async function flip({ id }: Comment): Promise<void> {
  const present = (await survivor.comments.byId(id)) as Comment
  await survivor.comments.apply([aMove(present, present.state === 'published' ? 'rejected' : 'published')])
}

/** What happens while a publication stands still, and which comment another publication then names. */
const changes: Record<string, (page: NewPage, top: Comment, answer: Comment) => Promise<Comment>> = {
  async 'another support'(_, top) {
    await survivor.engagement.support({ comment: top.id, reader: 'r3', on: true, now })
    return top
  },
  async 'an answer that comes back'(_, __, answer) {
    await flip(answer)
    return answer
  },
  async "a reader's reply"(page, top) {
    const reply = aReply(page, top)
    await survivor.comments.insert(reply, page)
    return reply
  },
}

/** How the other publication ends, in commands, and then the first; who does not come to an end is killed. */
const endings = [
  { other: 100, first: 100 },
  { other: 100, first: 1 },
  { other: 5, first: 100 },
]
/** Behind counting supports; behind its turn; behind counting below; behind its figures; behind counting the page. */
const stops = [2, 4, 6, 7, 9]

test.each(Object.entries(changes))(
  'a publication stands anywhere, %s is published by another meanwhile, and it goes on with what it has counted',
  async (_, change) => {
    for (const { published, ending } of stops.flatMap((at) => endings.map((ending) => ({ published: at, ending })))) {
      const { page, top, answer, ids } = await freshPage()
      const seen = [await look(survivor, page.id, ids)]
      await survivor.engagement.support({ comment: top.id, reader: 'r4', on: true, now })
      await flip(answer)
      const [first, second] = [await on('first'), await on('second')]
      stage.isOpen = false
      stage.begin('first', first.pages.publish(page.id, ids, now))
      await stage.letNext('first', published)
      const changed = await change(page, top, answer)
      const all = [...new Set([...ids, changed.id])]
      seen.push(await look(survivor, page.id, all))
      stage.begin('second', second.pages.publish(page.id, [changed.id], now))
      await stage.letNext('second', ending.other)
      seen.push(await look(survivor, page.id, all))
      if ((await stage.ready()).includes('second')) actors.get('second')?.kill()
      await stage.letNext('first', ending.first)
      if ((await stage.ready()).includes('first')) actors.get('first')?.kill()
      stage.isOpen = true
      await expectTruth(page.id, all, seen).catch((error: unknown) => {
        throw new Error(`The first publication at ${published}, ${JSON.stringify(ending)}`, { cause: error })
      })
    }
  },
)

test('two publications, a reader, an answer that comes and goes, in an order made by chance', async () => {
  for (let seed = 0; seed < 15; seed++) {
    const chance = chanceOf(seed)
    const { page, top, answer, ids } = await freshPage()
    const seen = [await look(survivor, page.id, ids)]
    await survivor.engagement.support({ comment: top.id, reader: 'r4', on: true, now })
    if (chance(2) === 0) await flip(answer)
    const stores = { giver: await on('giver'), first: await on('first'), second: await on('second') }
    const give = Object.values(gifts)[chance(4)] ?? gifts.supports
    stage.isOpen = false
    stage.begin('giver', give(stores.giver, page, top))
    stage.begin('first', stores.first.pages.publish(page.id, ids, now))
    stage.begin('second', stores.second.pages.publish(page.id, chance(2) === 0 ? [top.id] : ids, now))
    let untilKill = chance(25)
    for (let ready = await stage.ready(); ready.length > 0; ready = await stage.ready()) {
      if (chance(8) === 0) await flip(answer)
      if (chance(8) === 0)
        await survivor.engagement.support({ comment: top.id, reader: `r${1 + chance(3)}`, on: chance(2) === 0, now })
      seen.push(await look(survivor, page.id, ids))
      const next = ready[chance(ready.length)] as Name
      if (untilKill-- === 0) actors.get(next)?.kill()
      else await stage.letNext(next, 1 + chance(3))
    }
    stage.isOpen = true
    await expectTruth(page.id, ids, seen).catch((error: unknown) => {
      throw new Error(`With seed ${seed}`, { cause: error })
    })
  }
})
