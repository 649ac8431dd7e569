import { expect, test } from 'vitest'
import { aPerson, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('people', (stand) => {
  test('are stored once among 20 who come with the same address, with one key that is theirs', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const { lookup } = aPerson().person
    const rivals = Array.from({ length: 20 }, () => aPerson({ lookup }))
    const found = await Promise.all(
      rivals.map(({ person, key }, index) => (index % 2 ? store : other).people.insert(person, key)),
    )
    const winner = await store.people.byLookup(lookup)
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([winner?.id]))
    expect(await store.people.byId(winner?.id ?? '')).toEqual(winner)
    for (const { person, key } of rivals) {
      expect(await other.people.key(person.id)).toEqual(person.id === winner?.id ? key : null)
    }
  })

  test('come back as they were stored, bytes and all, also when sent again', async () => {
    const { people } = stand().store
    const { person, key } = aPerson()
    expect(await people.byLookup(person.lookup)).toBeNull()
    for (let time = 0; time < 2; time++) expect(await people.insert(person, key)).toEqual(person)
    expect(await people.byLookup(person.lookup)).toEqual(person)
    expect(await people.key(person.id)).toEqual(key)
  })

  test('are erased with their key, and erasing again is harmless', async () => {
    const { people } = stand().store
    const { person, key } = aPerson()
    await people.insert(person, key)
    for (let time = 0; time < 2; time++) {
      await people.erase(person.id)
      expect(await people.key(person.id)).toBeNull()
      expect(await people.byId(person.id)).toBeNull()
      expect(await people.byLookup(person.lookup)).toBeNull()
    }
    const again = aPerson({ lookup: person.lookup })
    expect(await people.insert(again.person, again.key)).toEqual(again.person)
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
