import { expect, test } from 'vitest'
import { aCommentBy, aPage, aPerson, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('people', (stand) => {
  test('are erased with their key, and erasing again is harmless', async () => {
    const { comments, people } = stand().store
    const page = aPage()
    const newcomer = aPerson()
    const { person } = newcomer
    await comments.insert(aCommentBy(newcomer, page), page, newcomer)
    for (let time = 0; time < 2; time++) {
      await people.erase(person.id)
      expect(await people.key(person.id)).toBeNull()
      expect(await people.byId(person.id)).toBeNull()
      expect(await people.byLookup(person.lookup)).toBeNull()
    }
    const again = aPerson({ lookup: person.lookup })
    await comments.insert(aCommentBy(again, page), page, again)
    expect(await people.byLookup(person.lookup)).toEqual(again.person)
    expect(await people.key(again.person.id)).toEqual(again.key)
  })

  test('are hashed by the secret of the first to come that day, until it is dropped', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const day = '2026-11-24'
    const offers = Array.from({ length: 10 }, (_, n) => ({ day, secret: new Uint8Array([n, 255]), createdAt: madeAt }))
    const given = await Promise.all(
      offers.map((offer, index) => (index % 2 ? store : other).people.dailySecret(day, offer)),
    )
    expect(offers).toContainEqual(given[0])
    for (const each of given) expect(each).toEqual(given[0])
    expect(await store.people.dropDailySecretsBefore(madeAt)).toBe(0)
    expect(await store.people.dropDailySecretsBefore(madeAt + 1)).toBe(1)
    const next = { day, secret: new Uint8Array([77]), createdAt: madeAt }
    expect(await other.people.dailySecret(day, next)).toEqual(next)
  })
})
