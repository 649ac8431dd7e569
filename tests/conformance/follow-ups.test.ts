import { expect, test } from 'vitest'
import { aFollowUp, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('follow-ups', (stand) => {
  test('are three a week and office, however many write at once, and a place that is free again is taken again', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const rivals = Array.from({ length: 8 }, (_, n) => aFollowUp({ office: 'ramai', text: `Rencana ${n}` }))
    const told = await Promise.all(rivals.map((one, n) => (n % 2 ? store : other).followUps.add(one)))
    expect(told.filter((one) => one === 'added')).toHaveLength(3)
    const kept = await store.followUps.of('ramai', ['2026-09-21'])
    expect(kept.map(({ place }) => place)).toEqual([0, 1, 2])
    expect(await store.followUps.remove(kept[1]?.id ?? '')).toBe(true)
    const late = aFollowUp({ office: 'ramai' })
    expect([await store.followUps.add(late), await store.followUps.add(late)]).toEqual(['added', 'added'])
    expect(await other.followUps.byId(late.id)).toEqual({ ...late, place: 1 })
    expect(await store.followUps.add(aFollowUp({ office: 'ramai', week: '2026-09-28' }))).toBe('added')
  })

  test('are read of one office by week, changed in place, settled, and removed once', async () => {
    const { followUps } = stand().store
    const [first, next, elsewhere] = [
      aFollowUp({ office: 'kab' }),
      aFollowUp({ office: 'kab', week: '2026-09-28' }),
      aFollowUp({ office: 'lain' }),
    ]
    for (const one of [next, first, elsewhere]) await followUps.add(one)
    expect(await followUps.of('kab', ['2026-09-28', '2026-09-21'])).toEqual([first, next])
    expect(await followUps.of('kab', ['2026-09-14'])).toEqual([])
    const outcome = { result: 'going', line: 'Menunggu KPU Provinsi', at: madeAt } as const
    const changed = { text: 'Lain', owner: { office: 'bawah', role: 'moderator' }, due: '2026-10-02' } as const
    expect(await followUps.change(first.id, { outcome })).toBe(true)
    expect(await followUps.change(first.id, changed)).toBe(true)
    expect(await followUps.byId(first.id)).toEqual({ ...first, ...changed, outcome })
    expect(await followUps.change('tidak-ada', { outcome })).toBe(false)
    expect([await followUps.remove(first.id), await followUps.remove(first.id)]).toEqual([true, false])
    expect(await followUps.byId(first.id)).toBeNull()
  })

  test('go with their office', async () => {
    const { offices, followUps } = stand().store
    await offices.addOffice({ id: 'pergi', name: 'P', kind: 'other', parent: null, settings: {} })
    const one = aFollowUp({ office: 'pergi' })
    await followUps.add(one)
    expect(await offices.removeOffice('pergi')).toBe(true)
    expect(await followUps.byId(one.id)).toBeNull()
  })
})
