import { expect, test } from 'vitest'
import { aHold, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const day = 86_400_000

onEveryStore('those who are looked at first', (stand) => {
  test('are found by person or by browser, once, while it stands', async () => {
    const { personHolds } = stand().store
    const both = aHold({ person: 'p1', reader: 'r1' })
    const browser = aHold({ reader: 'r1', until: madeAt + 2 * day })
    const other = aHold({ person: 'p2', reader: null })
    for (const one of [both, browser, other, both]) await personHolds.add(one)
    await personHolds.add({ ...both, reason: 'lain' })
    const on = async (person: string | null, reader: string | null, now = madeAt) =>
      (await personHolds.on({ person, reader, now })).map(({ id }) => id).toSorted()
    expect(await on('p1', 'r1')).toEqual([both.id, browser.id].toSorted())
    expect(await on(null, 'r1')).toEqual([both.id, browser.id].toSorted())
    expect(await on('p1', null)).toEqual([both.id])
    expect(await on('p1', 'r1', madeAt + day)).toEqual([browser.id])
    expect(await on('p2', 'rx')).toEqual([other.id])
    expect([await on(null, null), await on('x', 'x')]).toEqual([[], []])
    expect(await personHolds.byId(both.id)).toEqual(both)
    expect(await personHolds.byId('x')).toBeNull()
  })

  test('are ended, and stand again', async () => {
    const { personHolds } = stand().store
    const one = aHold({ reader: 'r3' })
    await personHolds.add(one)
    const standing = async () => (await personHolds.on({ person: null, reader: 'r3', now: madeAt })).length
    expect([await personHolds.end(one.id, 5), await personHolds.end('x', 5), await standing()]).toEqual([
      true,
      false,
      0,
    ])
    expect([await personHolds.end(one.id, null), await standing()]).toEqual([true, 1])
  })

  test('are listed for the offices in sight, newest first, page by page', async () => {
    const { personHolds } = stand().store
    const office = 'kpu-daftar'
    const all = Array.from({ length: 5 }, () => aHold({ office, reader: 'r4' }))
    const over = aHold({ office, until: madeAt })
    const ended = aHold({ office, endedAt: madeAt })
    for (const one of [...all, over, ended]) await personHolds.add(one)
    const read = { offices: [office], now: madeAt, limit: 2 }
    const ids = all.map(({ id }) => id).toReversed()
    const first = await personHolds.list({ ...read, after: null })
    expect([first.holds.map(({ id }) => id), first.more]).toEqual([ids.slice(0, 2), true])
    const last = await personHolds.list({ ...read, after: ids[3] ?? null })
    expect([last.holds.map(({ id }) => id), last.more]).toEqual([ids.slice(4), false])
    expect((await personHolds.list({ ...read, offices: [], after: null })).holds).toEqual([])
    expect((await personHolds.list({ ...read, offices: 'all', limit: 100, after: null })).holds).toEqual(
      expect.arrayContaining(all),
    )
  })

  test('leave nothing of whoever is erased, nor of what is over', async () => {
    const { personHolds } = stand().store
    const [one, other, kept] = [aHold({ person: 'p5' }), aHold({ reader: 'r5' }), aHold({ reader: 'r6' })]
    for (const hold of [one, other, kept]) await personHolds.add(hold)
    await personHolds.forget({ person: 'p5', readers: ['r5', 'r7'] })
    expect([await personHolds.byId(one.id), await personHolds.byId(other.id)]).toEqual([null, null])
    await personHolds.dropOver(kept.until)
    expect(await personHolds.byId(kept.id)).toEqual(kept)
    await personHolds.dropOver(kept.until + 1)
    expect(await personHolds.byId(kept.id)).toBeNull()
  })
})
