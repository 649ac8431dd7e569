import { expect, test } from 'vitest'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('what members have open', (stand) => {
  test('is one comment each, seen by every handle on the same data, until its time is over', async () => {
    const { claims } = stand().store
    const [one, other] = [
      { member: 'm1', comment: 'satu', until: 100 },
      { member: 'm2', comment: 'satu', until: 200 },
    ]
    for (const claim of [one, other, one]) await claims.hold(claim)
    const elsewhere = await stand().openAgain()
    const on = async (ids: string[], now: number) =>
      (await elsewhere.claims.on(ids, now)).toSorted((a, b) => a.member.localeCompare(b.member))
    expect(await on(['satu', 'dua'], 99)).toEqual([one, other])
    expect(await on(['satu'], 100)).toEqual([other])
    await claims.hold({ ...other, comment: 'dua' })
    expect([await on(['satu'], 99), await on(['dua'], 99)]).toEqual([[one], [{ ...other, comment: 'dua' }]])
    expect([await on([], 1), await on(['tiga'], 1)]).toEqual([[], []])
  })
})
