import { expect, test } from 'vitest'
import type { AuditEntry } from '../../service/domain/audit.ts'
import { emptyChain, sealOf } from '../../service/domain/chain.ts'
import { Refusal } from '../../service/domain/refusal.ts'
import { checkChain } from '../../service/operations/operator/audit/check.ts'
import { sealEntries } from '../../service/operations/operator/audit/seal.ts'
import type { Store } from '../../service/store/store.ts'
import { madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const anEntry = (id: string, over: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: madeAt,
  by: { kind: 'member', member: 'm1', role: 'lead' },
  act: 'reject',
  offices: ['a'],
  subjects: ['c1', 'c2'],
  reason: 'spam',
  undone: null,
  ...over,
})

let turns = 0
const chance = { bytes: (length: number) => new Uint8Array(length).fill((turns += 1) % 256) }
const sealing = (store: Store): Promise<number> => sealEntries({ store, chance, clock: { now: () => madeAt } })

/** As a duty does: what found the store busy is tried again. */
async function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

onEveryStore('the chain of seals', (_, fresh) => {
  test('every entry is sealed once, in one chain, while several processes seal and others write', async () => {
    const stand = await fresh()
    const stores = [stand.store, await stand.openAgain(), await stand.openAgain()]
    const [store = stand.store] = stores
    const ids = Array.from({ length: 300 }, (_one, n) => `e-${String(n).padStart(4, '0')}`)
    for (const id of ids.slice(0, 120)) await store.audit.append(anEntry(id))
    const writing = async (): Promise<void> => {
      for (const id of ids.slice(120)) await untilDone(() => store.audit.append(anEntry(id)))
    }
    await Promise.all([writing(), ...[...stores, ...stores].map((one) => untilDone(() => sealing(one)))])
    await sealing(store)
    expect(await store.audit.countUnsealed()).toBe(0)
    const state = await checkChain({ store }, emptyChain)
    expect(state).toMatchObject({ lines: 300, broken: null, seal: (await store.audit.lastSeal())?.seal })
    const lines = await store.audit.sealed({ from: 1, limit: 400 })
    expect(lines.map(({ line }) => line.number)).toEqual(ids.map((_one, n) => n + 1))
    expect(lines.map(({ line }) => line.entry).toSorted()).toEqual(ids)
    expect(await store.audit.lineNumbers([lines[4]?.line.entry ?? '', 'unknown'])).toEqual(
      new Map([[lines[4]?.line.entry, 5]]),
    )
    await stand.end()
  })

  test('an entry that arrives late gets the next number, and a decision taken back leaves the chain whole', async () => {
    const stand = await fresh()
    const { store } = stand
    await store.audit.append(anEntry('m'))
    await sealing(store)
    await store.audit.append(anEntry('a', { at: 1 }))
    const undone = { at: 5, by: 'm1' }
    expect(await store.audit.markUndone('m', undone, anEntry('z', { act: 'undone', subjects: ['m'] }))).toBe(true)
    await sealing(store)
    const lines = await store.audit.sealed({ from: 2, limit: 9 })
    expect(lines.map(({ line }) => [line.number, line.entry])).toEqual([
      [2, 'a'],
      [3, 'z'],
    ])
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 3, broken: null })
    await stand.end()
  })

  test('what was handed out to be sealed is settled no more; cut short then, it is handed out again', async () => {
    const stand = await fresh()
    const { store } = stand
    await store.audit.append(anEntry('x'))
    await store.audit.append(anEntry('y'))
    expect(await store.audit.settle('y', ['c1'])).toBe(true)
    const [first] = await store.audit.unsealed(9)
    expect(await store.audit.settle('x', ['c1'])).toBe(false)
    expect((await store.audit.unsealed(9)).map(({ id, subjects }) => [id, subjects])).toEqual([
      ['x', ['c1', 'c2']],
      ['y', ['c1']],
    ])
    const line = sealOf(null, first as AuditEntry, { now: 1, salt: 'aa' })
    expect(await store.audit.seal([line])).toBe(1)
    expect(await store.audit.seal([line]), 'sent again').toBe(1)
    const other = sealOf(null, anEntry('y', { subjects: ['c1'] }), { now: 1, salt: 'aa' })
    expect(await store.audit.seal([other]), 'the number is taken').toBe(0)
    expect(await store.audit.countUnsealed()).toBe(1)
    expect(await sealing(store)).toBe(1)
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 2, broken: null })
    await stand.end()
  })

  test('a mark that says "taken back" without a line that says so is found', async () => {
    const stand = await fresh()
    const { store } = stand
    await store.audit.append(anEntry('marked', { undone: { at: 1, by: 'm9' } }))
    await sealing(store)
    const found = await checkChain({ store }, emptyChain)
    expect(found.broken).toEqual({ line: 1, entry: 'marked', fault: 'undo-unwritten' })
    await store.audit.append(anEntry('says-so', { act: 'undone', subjects: ['marked'] }))
    expect((await checkChain({ store }, emptyChain)).broken, 'not sealed yet').toBeNull()
    await stand.end()
  })

  test('a backup takes the chain along, and what was not sealed is sealed after it', async () => {
    const [one, other] = [await fresh(), await fresh()]
    for (const id of ['a', 'b', 'c']) await one.store.audit.append(anEntry(id))
    await sealing(one.store)
    const head = await one.store.audit.lastSeal()
    await one.store.audit.append(anEntry('d'))
    await other.store.meta.load(one.store.meta.dump())
    expect(await other.store.audit.lastSeal()).toEqual(head)
    expect(await other.store.audit.countUnsealed()).toBe(1)
    await sealing(other.store)
    expect(await checkChain({ store: other.store }, emptyChain)).toMatchObject({ lines: 4, broken: null })
    await Promise.all([one.end(), other.end()])
  })
})
