// How a rush on one page becomes few publications, and none of its comments is forgotten.
import { expect, test } from 'vitest'
import type { Publication } from '../../../service/domain/page.ts'
import { openPublisher } from '../../../service/live/publisher.ts'

type Written = { page: string; ids: string[]; finish: (publication: Publication | null) => void; fail: () => void }

function setUp() {
  const written: Written[] = []
  let now = 0
  let due: { at: number; run: () => void }[] = []
  const announced: [string, number][] = []
  const publisher = openPublisher(
    (page, ids) =>
      new Promise((finish, reject) => written.push({ page, ids, finish, fail: () => reject(new Error('away')) })),
    (page, { revision }) => announced.push([page, revision]),
    {
      after(milliseconds, run) {
        const one = { at: now + milliseconds, run }
        due.push(one)
        return () => (due = due.filter((other) => other !== one))
      },
    },
  )
  const pass = (milliseconds: number): void => {
    now += milliseconds
    const ready = due.filter(({ at }) => at <= now)
    due = due.filter(({ at }) => at > now)
    for (const { run } of ready) run()
  }
  /** Finishes every publication under way, and those that waited for it. */
  const finishAll = async (): Promise<void> => {
    for (let done = 0; done < written.length;) {
      for (; done < written.length; done += 1) written[done]?.finish({ revision: done + 1, comments: 0 })
      await settled()
    }
  }
  return { publisher, written, announced, pass, finishAll, waiting: () => due.length }
}

/** Lets every promise that can go on do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('what arrives while a page is published goes into one publication after it', async () => {
  const { publisher, written, announced } = setUp()
  const first = publisher.publish('p', ['a'])
  const rest = ['b', 'c', 'd', 'c'].map((id) => publisher.publish('p', [id]))
  expect(written.map(({ ids }) => ids)).toEqual([['a']])
  written[0]?.finish({ revision: 1, comments: 1 })
  await settled()
  expect(written.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c', 'd']])
  written[1]?.finish({ revision: 2, comments: 4 })
  expect(await Promise.all([first, ...rest])).toEqual([
    { revision: 1, comments: 1 },
    ...Array.from({ length: 4 }, () => ({ revision: 2, comments: 4 })),
  ])
  expect(announced).toEqual([
    ['p', 1],
    ['p', 2],
  ])
})

test('pages do not wait for each other', () => {
  const { publisher, written } = setUp()
  void publisher.publish('p', ['a'])
  void publisher.publish('q', ['b'])
  expect(written.map(({ page }) => page)).toEqual(['p', 'q'])
})

test('a failed publication is told to those who waited for it, and the next goes on', async () => {
  const { publisher, written } = setUp()
  const first = publisher.publish('p', ['a'])
  const second = publisher.publish('p', ['b'])
  written[0]?.fail()
  await expect(first).rejects.toThrow('away')
  await settled()
  written[1]?.finish({ revision: 1, comments: 1 })
  expect(await second).toEqual({ revision: 1, comments: 1 })
})

test('what may wait is published at once where nothing was lately, and what follows together within two seconds', async () => {
  const { publisher, written, pass, finishAll } = setUp()
  publisher.soon('p', ['a'])
  expect(written.map(({ ids }) => ids)).toEqual([['a']])
  await finishAll()
  for (const ids of [['b'], ['c', 'b'], []]) publisher.soon('p', ids)
  publisher.soon('q', ['x'])
  expect(written.map(({ page, ids }) => [page, ids]).slice(1), 'another page does not wait').toEqual([['q', ['x']]])
  pass(1_000)
  expect(written).toHaveLength(2)
  pass(1_000)
  expect(written.map(({ ids }) => ids).slice(2)).toEqual([['b', 'c']])
  await finishAll()
})

test('however many support at once, a page is published at most once in two seconds', async () => {
  const { publisher, written, pass, finishAll, waiting } = setUp()
  const seconds = 20
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    publisher.soon('p', [`c${tenth}`])
    pass(100)
    await finishAll()
  }
  pass(2_000)
  await finishAll()
  expect(written.length).toBeLessThanOrEqual(seconds / 1.9 + 2)
  expect(new Set(written.flatMap(({ ids }) => ids)).size, 'and none is forgotten').toBe(seconds * 10)
  pass(2_000)
  expect(waiting(), 'nothing runs for a page that is quiet').toBe(0)
})

test('a publication that is made anyway takes along what was gathered', async () => {
  const { publisher, written, pass, finishAll } = setUp()
  publisher.soon('p', ['a'])
  await finishAll()
  publisher.soon('p', ['b'])
  publisher.soon('p', [])
  const posted = publisher.publish('p', ['c'])
  await finishAll()
  await posted
  expect(written.map(({ ids }) => ids)).toEqual([['a'], ['c', 'b']])
  pass(2_000)
  expect(written, 'and leaves nothing for later').toHaveLength(2)
})

test('a page that is named for a reaction alone is published too', async () => {
  const { publisher, written, pass, finishAll } = setUp()
  publisher.soon('p', [])
  await finishAll()
  publisher.soon('p', [])
  pass(2_000)
  expect(written.map(({ ids }) => ids)).toEqual([[], []])
  await finishAll()
})

test('what fails is left to the duty: nobody is told, and the next is published', async () => {
  const { publisher, written, pass, finishAll } = setUp()
  publisher.soon('p', ['a'])
  publisher.soon('p', ['b'])
  written[0]?.fail()
  await settled()
  pass(2_000)
  expect(written.map(({ ids }) => ids)).toEqual([['a'], ['b']])
  await finishAll()
})

test('closing publishes what is gathered, and waits for everything under way', async () => {
  const { publisher, written, finishAll, waiting } = setUp()
  publisher.soon('p', ['a'])
  publisher.soon('p', ['b'])
  publisher.soon('q', ['x'])
  let isClosed = false
  const closed = publisher.close().then(() => (isClosed = true))
  await settled()
  expect(isClosed).toBe(false)
  await finishAll()
  await closed
  expect(written.map(({ page, ids }) => [page, ids])).toEqual([
    ['p', ['a']],
    ['q', ['x']],
    ['p', ['b']],
  ])
  expect(waiting()).toBe(0)
})
