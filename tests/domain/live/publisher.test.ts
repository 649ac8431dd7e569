// How a rush on one page becomes few publications, and none of its comments is forgotten.
import { expect, test } from 'vitest'
import type { Publication } from '../../../service/domain/page.ts'
import { openPublisher } from '../../../service/live/publisher.ts'

type Written = { page: string; ids: string[]; finish: (publication: Publication | null) => void; fail: () => void }

function setUp() {
  const written: Written[] = []
  const announced: [string, number][] = []
  const publisher = openPublisher(
    (page, ids) =>
      new Promise((finish, reject) => written.push({ page, ids, finish, fail: () => reject(new Error('away')) })),
    (page, { revision }) => announced.push([page, revision]),
    { after: () => () => undefined },
  )
  return { publisher, written, announced }
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
