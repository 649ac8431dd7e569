// A week of an office: what happened in it, whenever what it happened to was written, and never about few.
import { expect, test } from 'vitest'
import { readyReasons } from '../../service/contract/ready-reasons.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aPage, aReply, anOffice, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Appeal, Matter } from '../../service/domain/comment-facts.ts'

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day
const from = madeAt
const until = madeAt + week
let made = 0

async function write(store: Store, over: Partial<Comment> & { at: number; by?: string; on?: string }) {
  const { at, by = `r${made}`, on = `p${made}`, ...rest } = over
  const page = aPage({ id: `kpu-sukoharjo:${on}` })
  const id = `${firstIdAt(at).slice(0, 10)}${String((made += 1)).padStart(16, '0')}-skh`
  const author = { kind: 'reader', name: 'Sri', person: null, reader: by, avatar: '000' } as const
  const comment = aComment(page, { id, createdAt: at, author, office: 'a', ...rest })
  await store.comments.insert(comment, page)
  return { comment, page }
}

const matter = (over: Partial<Matter>): Matter => ({
  kind: 'question',
  step: 'answer',
  since: 0,
  due: null,
  forwardBy: null,
  reopened: 0,
  answeredAt: null,
  trail: [],
  turn: 1,
  ...over,
})

const appeal = (at: number, decided: { at: number; granted: boolean } | null): Appeal => ({
  key: `k${made}`,
  text: 'Saya hanya bertanya.',
  at,
  office: 'above',
  against: 'd1',
  decidedBy: 'm1',
  outcome: decided && { ...decided, reason: null, decision: 'd2', by: { kind: 'operator' } },
})

const read = async (store: Store, offices: string[] | 'all' = 'all') =>
  (await store.figures.weekly({ offices, from, until })).week

onEveryStore('a week', (_, fresh) => {
  test('holds what came in, what was decided and why, and what was answered in it, however old that was', async () => {
    const stand = await fresh()
    const { store } = stand
    await store.offices.addOffice({ id: 'a', name: 'KPU A', kind: 'regency', parent: null, settings: {} })
    const by = { kind: 'operator' } as const
    const entry = { at: 1, by, act: 'reject' as const, offices: ['a'], subjects: [], undone: null }
    await store.audit.append({ ...entry, id: 'd1', reason: readyReasons[1]?.id ?? '' })
    for (let n = 0; n < 5; n += 1) {
      await write(store, { at: from - day, state: 'rejected', decision: 'd1', decidedAt: from + (n + 1) * hour })
      await write(store, { at: from - 2 * day, decidedAt: until, decision: 'd2' })
      await write(store, { at: from - 1 })
      await write(store, { at: until })
      await write(store, { at: from + n, state: 'held' })
      // Asked the week before, answered in this one; and asked in this one, answered in the next.
      for (const [asked, answered, on] of [
        [from - day, from + hour, 'lama'],
        [from + day, until + hour, 'baru'],
      ] as const) {
        const { comment, page } = await write(store, { at: asked, on })
        const id = `${firstIdAt(answered).slice(0, 10)}${String((made += 1)).padStart(16, '0')}-skh`
        const answer = aReply(page, comment, { id, author: anOffice, createdAt: answered, office: 'a' })
        await store.comments.insert(answer, page)
        await store.pages.publish(page.id, [comment.id, answer.id], 1)
      }
    }
    for (const offices of ['all', ['a']] as const) {
      const figures = await read(store, offices === 'all' ? 'all' : [...offices])
      expect(figures).toMatchObject({
        received: 10,
        writers: 10,
        published: 5,
        replied: null,
        pages: 1,
        silentPages: 1,
        decided: 5,
        outcomes: [{ outcome: 'advert', comments: 5 }],
        toDecide: { median: day + 3 * hour, of: 5 },
        answered: 5,
        toAnswer: { median: day + hour, of: 5 },
      })
    }
    expect(await read(store, ['b'])).toMatchObject({ received: null, decided: null, outcomes: [], answered: null })
    await stand.end()
  })

  test('tells the life of questions: asked, forwarded, answered, "belum terjawab", answered again, late', async () => {
    const stand = await fresh()
    const { store } = stand
    const old = from - 3 * week
    const trail: Matter['trail'] = [
      { at: old, act: 'marked' },
      { at: from + hour, act: 'forwarded', owed: until },
      { at: from + 2 * hour, act: 'answered', owed: until },
      { at: from + day, act: 'reopened' },
      { at: from + 2 * day, act: 'answered', owed: until },
      { at: until, act: 'closed' },
    ]
    for (let n = 0; n < 5; n += 1) {
      await write(store, { at: from + n, matter: matter({ due: until + day }) })
      await write(store, { at: from + n, matter: matter({ kind: 'thanks', step: null }) })
      await write(store, { at: old, matter: matter({ step: 'closed', reopened: 1, trail }) })
      // Late at the end of the week: still; until it was answered later; and neither where it was answered before.
      await write(store, { at: old, matter: matter({ due: until - day, trail: [{ at: old, act: 'marked' }] }) })
      const answeredLate: Matter['trail'] = [{ at: until + 1, act: 'answered', owed: until - 2 * day }]
      await write(store, { at: old, matter: matter({ step: 'settle', due: until + week, trail: answeredLate }) })
      const answeredBefore: Matter['trail'] = [{ at: from - 1, act: 'answered', owed: from - day }]
      await write(store, { at: old, matter: matter({ step: 'settle', due: until + week, trail: answeredBefore }) })
    }
    const { life, received } = await read(store)
    expect(life).toEqual({
      asked: 5,
      answered: 10,
      answeredAgain: 5,
      reopened: 5,
      closed: null,
      forwarded: 5,
      late: 10,
    })
    expect(received).toBe(10)
    const { week: next, before } = await store.figures.weekly({ offices: ['a'], from: until, until: until + week })
    expect(before).toEqual(await read(store, ['a']))
    expect(next.life).toMatchObject({ asked: null, answered: 5, closed: 5, reopened: null, late: 10 })
    await stand.end()
  })

  test('what was passed on is late where it is to be answered, and nothing else of it is counted there', async () => {
    const stand = await fresh()
    const { store } = stand
    const forwarded = { to: 'b', name: 'KPU B', url: null, at: from, note: null }
    for (let n = 0; n < 5; n += 1) {
      const trail: Matter['trail'] = [{ at: from + hour, act: 'forwarded', owed: until }]
      await write(store, { at: from + n, forwarded, matter: matter({ due: until - 1, trail }) })
      const back: Matter['trail'] = [...trail, { at: from + 2 * hour, act: 'unforwarded', owed: until }]
      await write(store, { at: from + n, matter: matter({ due: until + 1, trail: back }) })
    }
    const [a, b] = [await read(store, ['a']), await read(store, ['b'])]
    expect([a.received, a.life.asked, a.life.forwarded, a.life.late]).toEqual([10, 10, 5, null])
    expect([b.received, b.life.asked, b.life.forwarded, b.life.late]).toEqual([null, null, null, 5])
    expect((await read(store)).life).toMatchObject({ asked: 10, forwarded: 5, late: 5 })
    await stand.end()
  })

  test('tells what happened to appeals, however old the comment, and how many waited at its end', async () => {
    const stand = await fresh()
    const { store } = stand
    const old = from - 9 * week
    for (let n = 0; n < 5; n += 1) {
      const write1 = (of: Appeal) => write(store, { at: old, state: 'rejected', appeal: of })
      await write1(appeal(old, null))
      await write1(appeal(from, { at: until - 1, granted: true }))
      await write1(appeal(from - 1, { at: from, granted: false }))
      await write1(appeal(from + 1, { at: until, granted: false }))
      await write1(appeal(old, { at: old + 1, granted: true }))
      await write1(appeal(until, null))
    }
    for (const offices of ['all' as const, ['a']]) {
      const { week: now, before } = await store.figures.weekly({ offices, from, until })
      expect(now.appeals).toEqual({ asked: 10, upheld: 5, granted: 5, waiting: 10 })
      expect(before.appeals).toEqual({ asked: 5, upheld: null, granted: null, waiting: 10 })
    }
    expect((await read(store, ['above'])).appeals.waiting, 'it is counted where the comment is').toBeNull()
    await stand.end()
  })

  test('says nothing of fewer than five persons, however much they did', async () => {
    const stand = await fresh()
    const { store } = stand
    for (let n = 0; n < 40; n += 1) {
      const trail: Matter['trail'] = [
        { at: from + 1, act: 'forwarded' },
        { at: from + 2, act: 'answered' },
        { at: from + 3, act: 'reopened' },
        { at: from + 4, act: 'answered' },
        { at: from + 5, act: 'closed' },
      ]
      await write(store, {
        at: from + n,
        by: `orang-${n % 4}`,
        decidedAt: from + day,
        decision: 'd',
        matter: matter({ due: until - 1, trail }),
        appeal: appeal(from + 1, n % 2 === 0 ? null : { at: from + 2, granted: n % 3 === 0 }),
      })
    }
    const { outcomes, life, appeals, ...figures } = await read(store)
    expect(
      [...Object.values(figures), ...Object.values(life), ...Object.values(appeals)].every((one) => one === null),
    ).toBe(true)
    expect(outcomes).toEqual([])
    await stand.end()
  })
})
