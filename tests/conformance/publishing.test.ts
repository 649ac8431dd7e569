import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage, PageChange } from '../../service/domain/page.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const late = madeAt + 1_000

/** What the duty does: publishes whatever is owed. Other laws' pages are left alone. */
async function mend(store: Store, page: string): Promise<void> {
  for (const owed of await store.comments.owing(late, 10_000)) {
    if (owed.page === page) await store.pages.publish(owed.page, owed.ids, late)
  }
}

onEveryStore('a publication', (stand) => {
  const insertAll = async (page: NewPage, comments: Comment[], store = stand().store): Promise<void> => {
    for (const comment of comments) await store.comments.insert(comment, page)
  }

  test('counts the page and below every ancestor, raises the revision by one and names what changed', async () => {
    const { pages, comments } = stand().store
    const page = aPage()
    const top = aComment(page)
    const middle = aReply(page, top, { state: 'held' })
    const deep = aReply(page, middle)
    await insertAll(page, [top, middle, deep])
    expect(await pages.publish(page.id, [deep.id], late)).toEqual({ revision: 1, comments: 2 })
    const { changes = [] } = (await pages.byId(page.id)) ?? {}
    expect(new Set(changes.map(({ id }) => id))).toEqual(new Set([deep.id, middle.id, top.id]))
    expect(new Set(changes.map(({ revision }) => revision))).toEqual(new Set([1]))
    const counted = await comments.byIds([top.id, middle.id, deep.id])
    expect(new Map(counted.map(({ id, replyCount }) => [id, replyCount]))).toEqual(
      new Map([
        [top.id, 1],
        [middle.id, 1],
        [deep.id, 0],
      ]),
    )
    expect(await pages.publish(page.id, [deep.id], late), 'sent again').toEqual({ revision: 2, comments: 2 })
    expect((await pages.byId(page.id))?.changes.slice(3), 'no ancestor looks different').toEqual([
      { revision: 2, id: deep.id },
    ])
    expect(await pages.revisions([page.id, 'unknown'])).toEqual(new Map([[page.id, { revision: 2, comments: 2 }]]))
  })

  test('finds out whether an office has answered below, at any depth, and whether it still has', async () => {
    const { pages, comments } = stand().store
    const page = aPage()
    const top = aComment(page)
    const middle = aReply(page, top)
    const [answer, held] = [
      aReply(page, middle, { author: anOffice }),
      aReply(page, top, { author: anOffice, state: 'held' }),
    ]
    await insertAll(page, [top, middle, held])
    await pages.publish(page.id, idsOf([top, middle, held]), late)
    const answered = async () =>
      Promise.all([top, middle, answer].map(async ({ id }) => (await comments.byId(id))?.answered))
    expect(await answered(), 'a held answer is none').toEqual([false, false, undefined])
    await insertAll(page, [answer])
    await pages.publish(page.id, [answer.id], late)
    expect(await answered()).toEqual([true, true, false])
    const another = aReply(page, middle)
    await insertAll(page, [another])
    await pages.publish(page.id, [another.id], late)
    expect(await answered(), "a reader's reply changes nothing").toEqual([true, true, false])
    await comments.apply([aMove(held, 'published'), aMove(answer, 'removed')])
    await pages.publish(page.id, [held.id, answer.id], late)
    expect(await answered(), 'another answer stands below the first alone').toEqual([true, false, false])
    await comments.apply([aMove({ ...held, version: 2 }, 'removed')])
    await pages.publish(page.id, [held.id], late)
    expect(await answered()).toEqual([false, false, false])
  })

  test('of an unknown page is null, and of unknown comments or those of other pages names nothing', async () => {
    const { pages } = stand().store
    const [page, other] = [aPage(), aPage()]
    const [comment, stranger] = [aComment(page), aComment(other)]
    await insertAll(page, [comment])
    await insertAll(other, [stranger])
    expect(await pages.publish('unknown', [comment.id], late)).toBeNull()
    expect(await pages.publish(page.id, ['unknown', stranger.id], late)).toEqual({ revision: 1, comments: 1 })
    expect((await pages.byId(page.id))?.changes).toEqual([])
  })

  test('keeps the last 200 changes', async () => {
    const { pages } = stand().store
    const page = aPage()
    const comments = Array.from({ length: 5 }, () => aComment(page))
    await insertAll(page, comments)
    const ids = comments.map(({ id }) => id)
    for (let revision = 1; revision <= 42; revision++) await pages.publish(page.id, ids, late)
    const { changes = [] } = (await pages.byId(page.id)) ?? {}
    expect(changes).toHaveLength(200)
    expect(changes.at(0)).toEqual({ revision: 3, id: ids[0] })
    expect(changes.at(-1)).toEqual({ revision: 42, id: ids[4] })
  })

  test('that a kill prevented is made from what is owed', async () => {
    const { store, openAgain } = stand()
    const page = aPage()
    const [top, held] = [aComment(page), aComment(page, { state: 'held' })]
    const reply = aReply(page, top)
    // Killed after each of these: nobody published.
    await insertAll(page, [top, held, reply])
    await store.comments.apply([aMove(held, 'published')])
    const next = await openAgain()
    await mend(next, page.id)
    expect(await next.pages.revisions([page.id])).toEqual(new Map([[page.id, { revision: 1, comments: 3 }]]))
    expect((await next.comments.byId(top.id))?.replyCount).toBe(1)
    expect((await next.comments.owing(late, 10_000)).filter((owed) => owed.page === page.id)).toEqual([])
    await next.comments.apply([aMove(reply, 'spam')])
    await mend(store, page.id)
    expect(await store.pages.revisions([page.id])).toEqual(new Map([[page.id, { revision: 2, comments: 2 }]]))
    expect((await store.comments.byId(top.id))?.replyCount).toBe(0)
  })

  test('settles what it names and leaves the rest owing', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const [one, two] = [aComment(page), aComment(page)]
    await insertAll(page, [one, two])
    await pages.publish(page.id, [two.id], late)
    expect((await comments.owing(late, 10_000)).find((owed) => owed.page === page.id)?.ids).toEqual([one.id])
    expect(await comments.owing(late, 0)).toEqual([])
  })

  test('never loses a change to `since` while many publish at once from two handles', async () => {
    const { store, openAgain } = stand()
    const handles = [store, await openAgain()]
    const page = aPage()
    const seen = new Map<string, number>()
    let known = 0
    const watch = async (handle: Store): Promise<void> => {
      const now = await handle.pages.byId(page.id)
      if (!now) return
      expect(now.revision, 'it only grows').toBeGreaterThanOrEqual(known)
      for (const { id, revision } of changesSince(now.changes, known)) seen.set(id, revision)
      known = now.revision
    }
    const top = aComment(page)
    await insertAll(page, [top])
    const post = async (index: number): Promise<string> => {
      const handle = handles[index % 2] as Store
      const comment = index % 3 ? aReply(page, top) : aComment(page)
      await handle.comments.insert(comment, page)
      await handle.pages.publish(page.id, [comment.id], late)
      return comment.id
    }
    const posting = Promise.all(Array.from({ length: 40 }, (_, index) => post(index)))
    const isOver = posting.then(() => true)
    while (!(await Promise.race([isOver, setImmediate(false)]))) await watch(store)
    const ids = await posting
    await watch(store)
    expect(new Set(ids).difference(new Set(seen.keys()))).toEqual(new Set())
    expect(await store.pages.revisions([page.id])).toEqual(new Map([[page.id, { revision: known, comments: 41 }]]))
    const published = (await store.comments.byIds(ids)).filter(({ parent }) => parent === top.id).length
    expect((await store.comments.byId(top.id))?.replyCount).toBe(published)
  })

  const changesSince = (changes: PageChange[], revision: number): PageChange[] =>
    changes.filter((change) => change.revision > revision)

  test('makes every count equal the truth after any sequence of posts, decisions and kills', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 25, size: 'max' }), async (acts) => {
        const { store } = stand()
        const page = aPage()
        const truth = new Map<string, Comment>()
        for (const act of acts) await perform(act, store, page, truth)
        await mend(store, page.id)
        await expectTruth(store, page, [...truth.values()])
      }),
      { numRuns: 25 },
    )
  })
})

/**
 * One thing that happens: a comment comes or moves, and its publication happens or is prevented by a kill; or the duty
 * comes by, after which nothing is owed that could bring a forgotten change along.
 */
type Act = {
  does: 'post' | 'reply' | 'answer' | 'move' | 'mend'
  on: number
  to: (typeof states)[number]
  killed: boolean
}
const states = ['published', 'held', 'spam', 'rejected', 'removed'] as const
const anAct: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom('post', 'reply', 'reply', 'answer', 'move', 'move', 'mend'),
  on: fc.nat({ max: 30 }),
  to: fc.constantFrom('published', 'published', ...states),
  killed: fc.boolean(),
})

async function perform(act: Act, store: Store, page: NewPage, truth: Map<string, Comment>): Promise<void> {
  if (act.does === 'mend') {
    await mend(store, page.id)
    return expectTruth(store, page, [...truth.values()])
  }
  const on = [...truth.values()][act.on % Math.max(truth.size, 1)]
  const comment = act.does === 'move' && on ? await move(on, act, store) : await post(on, act, store, page)
  truth.set(comment.id, comment)
  if (!act.killed && (await store.pages.byId(page.id))) await store.pages.publish(page.id, [comment.id], late)
}

async function post(on: Comment | undefined, { does, to }: Act, store: Store, page: NewPage): Promise<Comment> {
  const author = does === 'answer' ? { author: anOffice } : {}
  const comment =
    does !== 'post' && on ? aReply(page, on, { state: to, ...author }) : aComment(page, { state: to, ...author })
  await store.comments.insert(comment, page)
  return comment
}

async function move(comment: Comment, { to }: Act, store: Store): Promise<Comment> {
  expect(await store.comments.apply([aMove(comment, to)])).toEqual([comment.id])
  return { ...comment, state: to, version: comment.version + 1 }
}

/** The simple model: comments with states and parents. */
function publicBelow(comments: Comment[], id: string): Comment[] {
  const children = comments.filter(({ parent }) => parent === id)
  const below = children.flatMap((child) => publicBelow(comments, child.id))
  return [...children.filter(({ state }) => state === 'published'), ...below].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const idsOf = (comments: { id: string }[]): string[] => comments.map(({ id }) => id)

/** What an office has answered at any depth, and what none has: together they are all. */
async function expectAnswered(store: Store, page: NewPage, comments: Comment[]): Promise<void> {
  const isAnswered = ({ id }: { id: string }): boolean =>
    publicBelow(comments, id).some(({ author }) => author.kind === 'office')
  for (const one of await store.comments.byIds(idsOf(comments))) expect(one.answered).toBe(isAnswered(one))
  const read = { page: page.id, sort: 'old', limit: 100, after: null } as const
  const all = (await store.comments.thread({ ...read, answered: null })).comments
  for (const answered of [true, false]) {
    const found = await store.comments.thread({ ...read, answered })
    expect(idsOf(found.comments)).toEqual(idsOf(all.filter((one) => isAnswered(one) === answered)))
  }
}

async function expectTruth(store: Store, page: NewPage, comments: Comment[]): Promise<void> {
  const published = comments.filter(({ state }) => state === 'published')
  expect((await store.pages.byId(page.id))?.comments ?? 0).toBe(published.length)
  const below = new Map(comments.map(({ id }) => [id, publicBelow(comments, id)]))
  const listed = comments.filter(({ id, state }) => state === 'published' || below.get(id)?.length)
  const read = await store.comments.thread({ page: page.id, sort: 'old', limit: 100, after: null, answered: null })
  expect(read.comments.map(({ id, replyCount }) => [id, replyCount])).toEqual(
    listed.filter(({ root }) => root === null).map(({ id }) => [id, below.get(id)?.length]),
  )
  for (const { id } of read.comments) {
    const oldest = (below.get(id) ?? []).slice(0, 3).map((reply) => reply.id)
    expect((read.replies.get(id) ?? []).map((reply) => reply.id)).toEqual(oldest)
    const replies = await store.comments.replies({ root: id, below: id, after: null, limit: 100 })
    expect(replies.comments.map((reply) => [reply.id, reply.replyCount])).toEqual(
      listed.filter(({ root }) => root === id).map((reply) => [reply.id, below.get(reply.id)?.length]),
    )
  }
  await expectAnswered(store, page, comments)
}
