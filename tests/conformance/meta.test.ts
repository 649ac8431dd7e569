import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import type { DumpRecord } from '../../service/store/meta.ts'
import type { Store } from '../../service/store/store.ts'
import {
  aComment,
  aCommentBy,
  aMember,
  aMove,
  aPage,
  aPerson,
  aReply,
  madeAt,
  aFollowUp,
  aHold,
} from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

/** As a backup is written and read: a line of JSON each. */
async function collected(records: AsyncIterable<DumpRecord>): Promise<DumpRecord[]> {
  const found: DumpRecord[] = []
  for await (const record of records) found.push(JSON.parse(JSON.stringify(record)) as DumpRecord)
  return found
}

async function* each(records: DumpRecord[]): AsyncGenerator<DumpRecord> {
  yield* records
}

onEveryStore('the store as a whole', (stand, fresh) => {
  test('gives a name to the first who claims it, among 20', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const claimed = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? store : other).meta.claim('fingerprint', `value-${n}`)),
    )
    expect(new Set(claimed).size).toBe(1)
    expect(await other.meta.claim('fingerprint', 'late')).toBe(claimed[0])
  })

  test('leases a duty to one holder at a time', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const rivals = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? store : other).meta.lease('repair', `h${n}`, 100, 200)),
    )
    expect(rivals.filter(Boolean)).toHaveLength(1)
    const holder = `h${rivals.indexOf(true)}`
    expect(await store.meta.lease('repair', 'another', 199, 300)).toBe(false)
    expect(await store.meta.lease('repair', holder, 199, 300), 'the holder renews it').toBe(true)
    expect(await other.meta.lease('repair', 'another', 299, 400)).toBe(false)
    expect(await other.meta.lease('repair', 'another', 300, 400), 'it ran out').toBe(true)
    expect(await store.meta.lease('rotation', holder, 1, 2), 'another duty').toBe(true)
  })

  test('tells all processes what one of them told last, and lets nobody tell over what they have not heard', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    expect(await other.meta.told('alarm')).toBeNull()
    const first = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? store : other).meta.tell('alarm', `first ${n}`, 0)),
    )
    expect(first.filter(Boolean)).toHaveLength(1)
    expect(await other.meta.told('alarm')).toEqual({ value: `first ${first.indexOf(true)}`, revision: 1 })
    const second = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? store : other).meta.tell('alarm', `second ${n}`, 1)),
    )
    expect(second.filter(Boolean)).toHaveLength(1)
    expect(await store.meta.told('alarm')).toEqual({ value: `second ${second.indexOf(true)}`, revision: 2 })
    expect(await other.meta.told('alarm', 1)).toEqual({ value: `second ${second.indexOf(true)}`, revision: 2 })
    expect(await other.meta.told('alarm', 2), 'nothing since').toBeNull()
    expect(await store.meta.tell('unknown', 'x', 3)).toBe(false)
    expect(await store.meta.told('unknown')).toBeNull()
  })

  test('gives the same threads, records and keys after dump and load into an empty store', async () => {
    const [from, to] = [await fresh(), await fresh()]
    try {
      const page = await fill(from.store)
      const lines = await collected(from.store.meta.dump())
      const keys = await collected(from.store.meta.dumpKeys())
      expect(lines.some(({ kind }) => kind === 'person-key')).toBe(false)
      expect(new Set(keys.map(({ kind }) => kind))).toEqual(new Set(['person-key']))
      expect(await to.store.meta.isEmpty()).toBe(true)
      expect(await to.store.meta.load(each([...lines, ...keys]))).toBe(lines.length + keys.length)
      expect(await to.store.meta.isEmpty()).toBe(false)
      for (const { page: owed, ids } of await to.store.comments.owing(Infinity, 100)) {
        await to.store.pages.publish(owed, ids, 1)
      }
      await expectSame(from.store, to.store, page)
      const inOrder = (records: DumpRecord[]) =>
        records
          .filter(({ kind }) => kind !== 'page')
          .map((record) => JSON.stringify(record))
          .toSorted()
      expect(inOrder(await collected(to.store.meta.dump()))).toEqual(inOrder(lines))
      expect(await to.store.meta.load(each(lines)), 'sent again').toBe(lines.length)
      expect(inOrder(await collected(to.store.meta.dump()))).toEqual(inOrder(lines))
    } finally {
      await Promise.all([from.end(), to.end()])
    }
  })

  test('answers', async () => {
    await expect(stand().store.ping()).resolves.toBeUndefined()
  })
})

/** Something of every kind, in a thread that was published and moved since. */
async function fill(store: Store): Promise<string> {
  const {
    comments,
    campaigns,
    pages,
    engagement,
    notes,
    personHolds,
    savedAnswers,
    followUps,
    thanks,
    people,
    offices,
    members,
    audit,
    meta,
  } = store
  const page = aPage()
  const newcomer = aPerson()
  const top = aCommentBy(newcomer, page)
  const gone = aComment(page, { fingerprint: '00ff00ff00ff00ff', campaign: 'wave' })
  const below = [aReply(page, gone), aReply(page, top), aReply(page, top, { state: 'held' })]
  await comments.insert(top, page, newcomer)
  for (const comment of [gone, ...below]) await comments.insert(comment, page)
  const reply = below[1] as Comment
  for (const reader of ['r1', 'r2']) {
    await engagement.support({ comment: reply.id, reader, on: true, now: madeAt })
    await engagement.react({ page, reader, reaction: 'Membantu', now: madeAt })
    await engagement.report({ comment: gone.id, reader, reason: 'false', note: null, at: madeAt })
  }
  await engagement.settle({ comment: gone.id, seen: 2 })
  await engagement.report({ comment: gone.id, reader: 'r3', reason: 'spam', note: 'Baru', at: madeAt + 1 })
  await engagement.support({ comment: top.id, reader: 'r1', on: true, now: madeAt })
  await engagement.react({ page, reader: 'r3', reaction: '__proto__', now: madeAt })
  await pages.pin(page.id, top.id, true)
  const followed = { kind: 'question', step: 'answer', since: 1, due: 9, forwardBy: null, reopened: 0 } as const
  await comments.noteMatter(top.id, 0, { ...followed, answeredAt: null, trail: [], turn: 1 }, madeAt)
  await pages.publish(page.id, [top.id, gone.id, ...below.map(({ id }) => id)], 1)
  await comments.apply([aMove(gone, 'removed')])
  await pages.publish(page.id, [gone.id], 2)
  await savedAnswers.save({ id: 's', office: 'o', title: 'Judul', text: 'Jawaban', at: madeAt }, 200)
  for (const id of ['f1', 'f2']) await followUps.add(aFollowUp({ id }))
  await followUps.change('f2', { outcome: { result: 'done', line: 'Selesai', at: madeAt } })
  await people.beginErasing({ person: newcomer.person.id, begunAt: madeAt })
  await personHolds.add(aHold({ id: 'h', comment: top.id }))
  await thanks.add({ answer: reply.id, day: '2026-11-26', reader: '2026-11-26 hash' })
  await notes.add({ id: 'n', comment: top.id, by: 'm', at: madeAt, text: 'Catatan', withdrawnAt: null })
  await offices.addOffice({ id: 'o', name: 'KPU', kind: 'city', parent: null, settings: {} })
  await offices.saveClosing('o', { reason: 'Gempa', at: madeAt, until: null })
  await offices.addSite({ id: page.site, code: 'skh', name: 'S', office: 'o', origins: [], createdAt: madeAt })
  await members.insert(aMember({ lookup: 'm' }))
  const by = { kind: 'operator' } as const
  await audit.append({ id: 'a', at: 1, by, act: 'remove', offices: ['o'], subjects: [], reason: null, undone: null })
  await meta.claim('fingerprint', 'f')
  await meta.tell('lessons', 'l', 0)
  await meta.tell('lessons', 'm', 1)
  const standing = {
    decision: 'd',
    action: 'spam',
    reason: null,
    by,
    office: 'o',
    from: 1,
    until: 2,
    endedAt: null,
  } as const
  await campaigns.begin({ id: 'wave', fingerprint: '00ff00ff00ff00ff', standing: [standing] })
  return page.id
}

async function expectSame(from: Store, to: Store, page: string): Promise<void> {
  for (const sort of ['new', 'old', 'top'] as const) {
    const read = { page, sort, limit: 20, after: null, answered: null }
    expect(await to.comments.thread(read)).toEqual(await from.comments.thread(read))
  }
  const [before, after] = [await from.pages.byId(page), await to.pages.byId(page)]
  expect(after).toMatchObject({ title: before?.title, comments: before?.comments, pinned: before?.pinned })
  expect(before?.pinned).not.toBeNull()
  expect(Object.entries(after?.reactions ?? {}).toSorted()).toEqual([
    ['Membantu', 2],
    ['__proto__', 1],
  ])
  expect(after?.revision, 'no reader was told a higher one').toBeGreaterThan(before?.revision ?? 0)
  const member = await from.members.byLookup('m')
  expect(await to.members.byLookup('m')).toEqual(member)
  const [person] = (await from.comments.thread({ page, sort: 'top', limit: 1, after: null, answered: null })).comments
  const id = person?.author.kind === 'reader' ? (person.author.person ?? '') : ''
  expect(await to.people.byId(id)).toEqual(await from.people.byId(id))
  expect(await to.people.key(id)).toEqual(await from.people.key(id))
  expect((await to.audit.list({ offices: ['o'], after: null, limit: 5 })).entries).toHaveLength(1)
  expect(await to.meta.claim('fingerprint', 'other')).toBe('f')
  expect(await to.meta.told('lessons')).toEqual({ value: 'm', revision: 2 })
  expect(await to.campaigns.byId('wave')).toEqual(await from.campaigns.byId('wave'))
  expect(await to.campaigns.standing(1)).toHaveLength(1)
  expect((await to.campaigns.figures(['wave'], 'all')).size).toBe(1)
}
