import { expect, test } from 'vitest'
import { lapseChange } from '../../service/domain/moving.ts'
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

  /** Somebody with one comment, of whom it is noted that they may have none. */
  async function silent(since = madeAt) {
    const { comments, people } = stand().store
    const page = aPage()
    const newcomer = aPerson()
    const comment = aCommentBy(newcomer, page)
    await comments.insert(comment, page, newcomer)
    await people.markSilent(newcomer.person.id, since)
    const empty = () =>
      comments.apply([lapseChange({ ...comment, state: 'rejected' }, madeAt)].flatMap((one) => one ?? []))
    return { person: newcomer.person, page, empty }
  }

  test('with nothing left are forgotten some time after that was noted, with their key', async () => {
    const { people } = stand().store
    const { person, empty } = await silent(madeAt)
    await empty()
    await people.markSilent(person.id, madeAt + 50)
    expect(await people.byLookup(person.lookup)).toEqual({ ...person, silentSince: madeAt })
    expect(await people.silent(madeAt, 9)).not.toContain(person.id)
    expect(await people.silent(madeAt + 1, 9)).toContain(person.id)
    expect(await people.forget(person.id, madeAt)).toBe(false)
    expect(await people.forget(person.id, madeAt + 1)).toBe(true)
    expect([await people.byId(person.id), await people.key(person.id)]).toEqual([null, null])
    expect([await people.forget(person.id, madeAt + 1), await people.keep(person.id)]).toEqual([false, false])
  })

  test('who have written again meanwhile stay, and are silent no longer', async () => {
    const { people, comments } = stand().store
    const { person, page, empty } = await silent()
    await empty()
    await comments.insert(aCommentBy({ person, key: aPerson().key }, page), page)
    expect(await people.forget(person.id, madeAt + 1)).toBe(false)
    expect(await people.byId(person.id)).toEqual(person)
    expect(await people.key(person.id)).not.toBeNull()
  })

  test('who are about to write are kept, or were forgotten before: never one without the other', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    for (let round = 0; round < 20; round += 1) {
      const { person, empty } = await silent()
      await empty()
      const forget = () => other.people.forget(person.id, madeAt + 1)
      const keep = () => store.people.keep(person.id)
      const [first, second] = round % 2 ? [keep, forget] : [forget, keep]
      const [one, two] = await Promise.all([first(), second()])
      const [isKept, isForgotten] = round % 2 ? [one, two] : [two, one]
      expect([isKept, isForgotten]).toEqual([isKept, !isKept])
      expect((await store.people.byId(person.id)) !== null).toBe(isKept)
      expect((await store.people.key(person.id)) !== null).toBe(isKept)
    }
  })

  test('who are being erased are named until that is over, and the first time stands', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const [one, two] = [aPerson().person.id, aPerson().person.id]
    const begun = [
      { person: two, begunAt: madeAt + 5 },
      { person: one, begunAt: madeAt + 9 },
      { person: two, begunAt: madeAt + 20 },
    ]
    for (const erasure of begun) await store.people.beginErasing(erasure)
    expect(await other.people.erasures()).toEqual(begun.slice(0, 2))
    for (let time = 0; time < 2; time++) await other.people.endErasing(two)
    expect(await store.people.erasures()).toEqual([begun[1]])
    await store.people.endErasing(one)
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
