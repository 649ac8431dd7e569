// A hundred thousand comments beside a thousand: what readers and moderators open first stays as fast, and whoever
// pages on reaches everything. Times are printed, not judged: they are the machine's; that nothing is missing is judged.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QueueView, ThreadView } from '../../service/contract/views.ts'
import { fill, type Filled, threadPath } from '../bench/filling.ts'
import { median } from '../bench/measure.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService, type StoreKind } from '../support/service.ts'

const asks = 40
/** Every so many comments one waits at the desk. */
const heldEvery = 4

/** One page with a fifth of all comments, the rest on pages of a hundredth each. */
const pagesOf = (comments: number): number[] => [comments / 5, ...Array.from({ length: 80 }, () => comments / 100)]

type Grown = { service: RunningService; filled: Filled; member: Member }

async function grow(store: StoreKind, comments: number): Promise<Grown> {
  const service = await startService({ store })
  const began = performance.now()
  const filled = await fill(service.store, {
    pages: pagesOf(comments),
    stateOf: (at) => (at % heldEvery === 0 ? 'held' : 'published'),
  })
  console.log(`${store}: ${filled.comments} comments in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
  await service.service.collaborators.directory.reload()
  return { service, filled, member: await service.makeMember() }
}

async function ask<Value>({ service, member }: Grown, path: string): Promise<Value> {
  const answer = await fetch(service.url(path), { headers: { Authorization: `Bearer ${member.token}` } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as Value
}

/** Median milliseconds to an answer; the first ones warm up. */
async function timeOf(grown: Grown, path: string): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < asks; at += 1) {
    const began = performance.now()
    await ask(grown, path)
    if (at >= asks / 4) times.push(performance.now() - began)
  }
  return median(times)
}

type Listed = { ids: string[]; next: string | null }

/** Everything that cursors lead to, in the order in which it comes. */
async function walk(read: (after: string) => Promise<Listed>): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const listed: Listed = await read(after === '' ? '' : `&after=${encodeURIComponent(after)}`)
    ids.push(...listed.ids)
    after = listed.next
  }
  return ids
}

const idsOf = (list: { id: string }[]): string[] => list.map(({ id }) => id)

async function readThread(grown: Grown, query: string): Promise<Listed> {
  const { comments, next } = await ask<ThreadView>(grown, `${threadPath(0)}&limit=100${query}`)
  return { ids: idsOf(comments), next }
}

async function readQueue(grown: Grown, query: string): Promise<Listed> {
  const { items, next } = await ask<QueueView>(grown, `/v1/queue?tab=held&limit=100${query}`)
  return { ids: idsOf(items), next }
}

/** First pages that are read from the store each time: 21 is no usual limit, so that they are not kept as bytes. */
const firstPages = {
  'thread, newest first': `${threadPath(0)}&limit=21`,
  'thread, oldest first': `${threadPath(0)}&limit=21&sort=old`,
  'thread, most supported first': `${threadPath(0)}&limit=21&sort=top`,
  'queue of held comments, with its counts': '/v1/queue?tab=held&limit=25',
  'queue of published comments': '/v1/queue?tab=published&limit=25',
  'a search at the desk': '/v1/queue?tab=held&limit=25&q=rekapitulasi',
}

onBothStores('on %s, a hundred thousand comments', (store) => {
  let few: Grown
  let many: Grown

  beforeAll(async () => {
    few = await grow(store, 1_000)
    many = await grow(store, 100_000)
  })

  afterAll(async () => {
    await few?.service.close()
    await many?.service.close()
  })

  test.each(Object.entries(firstPages))('%s', async (what, path) => {
    const small = await timeOf(few, path)
    const large = await timeOf(many, path)
    console.log(
      `${store}: ${what}: ${large.toFixed(1)} ms, with 1,000 comments ${small.toFixed(1)} ms, ${(large / small).toFixed(2)} ×`,
    )
    expect(large).toBeGreaterThan(0)
  })

  test.each(['new', 'old', 'top'])('the largest thread is complete by cursor, sorted by %s', async (sort) => {
    const walked = await walk((after) => readThread(many, `&sort=${sort}${after}`))
    const { topLevel } = many.filled
    expect(new Set(walked).size).toBe(walked.length)
    // A held comment with a public reply is listed too, as removed.
    const found = new Set(walked)
    const missing = (topLevel[0] ?? []).filter((id) => !found.has(id))
    expect(missing).toEqual([])
    if (sort === 'old') expect(walked).toEqual(walked.toSorted())
    if (sort === 'new') expect(walked).toEqual(walked.toSorted().toReversed())
  })

  test('the queue is complete by cursor', async () => {
    const walked = await walk((after) => readQueue(many, after))
    expect(new Set(walked).size).toBe(walked.length)
    expect(walked).toEqual(walked.toSorted().toReversed())
    expect(walked.length).toBe(many.filled.held)
  })
})
