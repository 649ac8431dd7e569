// What another policy would have done to what was written, before it is saved.
import { expect, test } from 'vitest'
import { type Outcome, rehearsalOf, type Twice, type Words } from '../../service/domain/rehearsal.ts'

let made = 0
const words = (over: Partial<Words> = {}): Words => ({
  id: `c${(made += 1)}`,
  site: 's',
  office: 'o',
  page: 'p',
  name: 'Siti',
  text: 'Kapan dibuka?',
  reader: null,
  state: 'published',
  confirmed: false,
  ...over,
})
const twice = (present: Outcome, tried: Outcome, over: Partial<Words> = {}): Twice => ({
  words: words(over),
  present,
  tried,
})

test('says how many more would be kept back, and which that are public now', () => {
  const lost = twice('publish', 'hold')
  const rehearsal = rehearsalOf([lost, twice('publish', 'publish'), twice('hold', 'publish'), twice('hold', 'spam')])
  expect(rehearsal).toMatchObject({
    judged: 4,
    kept: { present: 2, tried: 2 },
    folder: { present: 0, tried: 1 },
    published: { count: 1, some: [lost.words] },
  })
})

test('speaks of no comment that is not public, nor of one that is kept back anyway', () => {
  const { published } = rehearsalOf([
    twice('publish', 'hold', { state: 'rejected' }),
    twice('publish', 'spam', { state: 'spam' }),
    twice('hold', 'hold'),
  ])
  expect(published).toEqual({ count: 0, some: [] })
})

test('says which known spam would come through, by what members found and not by the machine alone', () => {
  const spam = { state: 'spam', confirmed: true } as const
  const lost = twice('hold', 'publish', spam)
  const { spam: known } = rehearsalOf([
    lost,
    twice('publish', 'hold', spam),
    twice('spam', 'spam', spam),
    twice('spam', 'publish', { state: 'spam' }),
  ])
  expect(known).toEqual({ of: 3, kept: { present: 2, tried: 2 }, lost: [lost.words] })
})

test('shows twenty of each kind, and counts them all', () => {
  const { published } = rehearsalOf(Array.from({ length: 30 }, () => twice('publish', 'hold')))
  expect([published.count, published.some.length]).toEqual([30, 20])
})
