// A reader who reports, who may be killed, and whatever else happens to the comment meanwhile. Each command is let
// through by hand. Whatever the order: once mended, the figure is right, and nothing is settled that it did not count.
import { MongoClient } from 'mongodb'
import { afterAll, expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { isSettled } from '../../service/domain/engagement.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import type { Store } from '../../service/store/store.ts'
import { mongoUrl } from '../support/mongo.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { Actor, Stage } from './mongo-stage.ts'
import { mend } from './mongo-truth.ts'

const url = new URL(await mongoUrl())
const stage = new Stage()
const database = `t_reported_${crypto.randomUUID().slice(0, 8)}`
const survivor = await openMongoStore({ url: url.href, database })
const reporter = new Actor('reporter', stage, { port: Number(url.port), database })
afterAll(async () => {
  reporter.kill()
  await survivor.close()
  const client = new MongoClient(url.href)
  await client.db(database).dropDatabase()
  await client.close()
})

const now = madeAt + 1
const report = (store: Store, { id: comment }: Comment, reader: string, at: number) =>
  store.engagement.report({ comment, reader, reason: 'false', note: null, at })
const present = async ({ id }: Comment): Promise<Comment> => (await survivor.comments.byId(id)) as Comment

/** What happens meanwhile; each settles what the figure counts then, or nothing. */
const meanwhile: Record<string, { settles: boolean; act(comment: Comment): Promise<unknown> }> = {
  'a member leaves it up': {
    settles: true,
    act: async (comment) => survivor.engagement.settle({ comment: comment.id, seen: (await present(comment)).reports }),
  },
  'a member takes it away and puts it back': {
    settles: true,
    async act(comment) {
      await survivor.comments.apply([aMove(await present(comment), 'removed')])
      await survivor.comments.apply([aMove(await present(comment), 'published', { act: 'restore' })])
    },
  },
  'another reports it': { settles: false, act: (comment) => report(survivor, comment, 'r2', now + 1) },
  'another browser is forgotten': { settles: false, act: () => survivor.engagement.forget('r1', now) },
}

/** A report takes seven commands: its own row, the comment, the row; told, counting, the figure; the row again. */
const steps = [0, 1, 2, 3, 4, 5, 6, 7]

test.each(Object.entries(meanwhile))(
  'a report stands anywhere, %s, and it goes on or is killed',
  async (_, between) => {
    for (const { done, killed } of steps.flatMap((step) =>
      [true, false].map((dies) => ({ done: step, killed: dies })),
    )) {
      const page = aPage()
      const comment = aComment(page)
      await survivor.engagement.forget('r1', now)
      await survivor.comments.insert(comment, page)
      await report(survivor, comment, 'r1', now)
      const store = await reporter.store()
      stage.isOpen = false
      stage.begin('reporter', report(store, comment, 'r3', now + 2))
      await stage.letNext('reporter', done)
      const counted = (await present(comment)).reports
      await between.act(comment)
      if (!killed) await stage.letNext('reporter', 100)
      else if ((await stage.ready()).length > 0) reporter.kill()
      stage.isOpen = true
      await mend(survivor)
      const [after, rows] = [await present(comment), await survivor.engagement.reportsOn(comment.id)]
      const open = rows.filter((row) => !isSettled(row, after)).map(({ reader }) => reader)
      const where = `at ${done}${killed ? ', killed' : ''}`
      expect(after.reports, where).toBe(open.length)
      expect(open.includes('r1'), where).toBe(between.settles ? false : rows.some(({ reader }) => reader === 'r1'))
      const isThere = rows.some(({ reader }) => reader === 'r3')
      expect(open.includes('r3'), where).toBe(isThere && !(between.settles && counted === 2))
      if (!killed) expect(isThere).toBe(true)
    }
  },
)
