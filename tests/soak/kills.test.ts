// The service is killed -9 thirty times at chance moments while sixteen people write, edit and withdraw. Whatever was
// acknowledged is there in the end, once; counts are the truth; whoever followed by `since` missed nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentView, CountsView } from '../../service/contract/views.ts'
import type { Store } from '../../service/store/store.ts'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { addSite, pageUrl, passingFolder, siteId } from '../bench/filling.ts'
import { seeded } from '../bench/measure.ts'
import { dropDatabase, freePort, newDatabase } from '../support/mongo.ts'
import { type Follower, follow, keepUp, type Known, published, readWhole } from './readers.ts'
import { insistOnJson, openShaken, type Shaken } from './shaken.ts'
import { type Acknowledged, writeTogether, type Written } from './writers.ts'

const kills = 30
const writers = 16
const pages = 4
const seed = 20_261_124
/** A publication that a kill cut off is mended by a duty: after ten seconds, at its next turn; in milliseconds. */
const mending = 60_000

type Place = { open(): Promise<Store>; env: Record<string, string>; end(): Promise<void> }

function sqlitePlace(): Place {
  const { folder, remove } = passingFolder()
  return {
    open: () => openSqliteStore({ folder }),
    env: { REMBUK_DATA: folder, MONGODB_URL: '' },
    end: async () => remove(),
  }
}

async function mongoPlace(): Promise<Place> {
  const { folder, remove } = passingFolder()
  const url = await newDatabase()
  return {
    open: () => openMongoStore({ url }),
    env: { REMBUK_DATA: folder, MONGODB_URL: url },
    async end() {
      remove()
      await dropDatabase(url)
    },
  }
}

/** Waits until no page owes its readers anything more. */
async function untilMended(store: Store): Promise<void> {
  const end = Date.now() + mending
  while ((await store.comments.owing(Number.MAX_SAFE_INTEGER, 1)).length > 0) {
    if (Date.now() > end) throw new Error('a publication that a kill cut off was not mended')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** What the writers of a page were told is public: id → words. */
const acknowledgedOn = (written: Written[], page: number): Map<string, string> =>
  new Map(written.filter((one) => one.page === page && !one.withdrawn).map(({ id, text }) => [id, text]))

/** Counts below each comment as a child would: by walking from every public comment up to its top. */
function publicBelow({ views }: Known): Map<string, number> {
  const below = new Map<string, number>()
  for (const view of views.values()) {
    if (view.state !== 'published') continue
    for (let up = above(views, view); up; up = above(views, up)) below.set(up.id, (below.get(up.id) ?? 0) + 1)
  }
  return below
}

const above = (views: Map<string, CommentView>, { parent }: CommentView): CommentView | undefined =>
  parent === null ? undefined : views.get(parent)

describe.each([
  { name: 'sqlite', place: sqlitePlace },
  { name: 'mongo', place: mongoPlace },
])('on $name, killed again and again', ({ name, place: choose }) => {
  const told: Acknowledged = { written: [], edits: 0, refusedReplies: 0 }
  const numbers = Array.from({ length: pages }, (_, page) => page)
  let place: Place
  let shaken: Shaken
  let followers: Follower[]
  let threads: Known[]

  beforeAll(async () => {
    place = await choose()
    const store = await place.open()
    await addSite(store, {
      moderation: { value: 'post', locked: false },
      // So many writers on so few pages are a flood, and would wait.
      holdFloods: { value: false, locked: false },
      editMinutes: { value: 1_440, locked: false },
    })
    shaken = openShaken(await freePort(), place.env)
    const { origin } = shaken
    let isOver = false
    const writing = writeTogether({ origin, writers, pages, seed }, told, () => isOver)
    const following = Promise.all(numbers.map((page) => follow(origin, page, () => isOver)))
    const shaking = shaken.shake(kills, seeded(seed)).finally(() => (isOver = true))
    ;[followers] = await Promise.all([following, writing, shaking])
    await untilMended(store)
    await store.close()
    for (const page of numbers) await keepUp(origin, page, followers[page] as Follower)
    threads = await Promise.all(numbers.map((page) => readWhole(origin, page)))
    const steps = followers.reduce((sum, one) => sum + one.steps, 0)
    const rereads = followers.reduce((sum, one) => sum + one.rereads, 0)
    console.log(
      `${name}: ${kills} kills; ${told.written.length} comments acknowledged, ${told.edits} edits, ` +
        `${told.written.filter(({ withdrawn }) => withdrawn).length} withdrawn, ${told.refusedReplies} replies came too late; ` +
        `${steps} questions for changes, ${rereads} threads read anew`,
    )
  })

  afterAll(async () => {
    await shaken?.stop()
    await place?.end()
  })

  test('enough was written for a verdict', () => {
    expect(told.written.length).toBeGreaterThan(kills * 5)
  })

  test.each(numbers)('page %i: what was acknowledged is there, once, and nothing else', (page) => {
    const thread = threads[page] as Known
    expect(thread.doubles).toEqual([])
    expect(sorted(published(thread))).toEqual(sorted(acknowledgedOn(told.written, page)))
  })

  test.each(numbers)('page %i: what was withdrawn says nothing any more', (page) => {
    const withdrawn = told.written.filter((one) => one.page === page && one.withdrawn)
    const left = withdrawn.map(({ id }) => threads[page]?.views.get(id)).filter((view) => view !== undefined)
    expect(left.filter(({ text, author, state }) => text !== '' || author !== null || state !== 'removed')).toEqual([])
  })

  test.each(numbers)('page %i: every count is the truth', async (page) => {
    const thread = threads[page] as Known
    const { counts } = await insistOnJson<CountsView>(
      `${shaken.origin}/v1/sites/${siteId}/counts?url=${encodeURIComponent(pageUrl(page))}`,
    )
    expect(thread.comments).toBe(published(thread).size)
    expect(counts[pageUrl(page)]).toBe(published(thread).size)
    const below = publicBelow(thread)
    const wrong = [...thread.views.values()].filter(({ id, replyCount }) => replyCount !== (below.get(id) ?? 0))
    expect(wrong).toEqual([])
  })

  test.each(numbers)('page %i: whoever followed by since missed nothing', (page) => {
    const follower = followers[page] as Follower
    const thread = threads[page] as Known
    expect(follower.known.revision).toBe(thread.revision)
    expect(sorted(published(follower.known))).toEqual(sorted(published(thread)))
  })
})

const sorted = (texts: Map<string, string>): [string, string][] => [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))
