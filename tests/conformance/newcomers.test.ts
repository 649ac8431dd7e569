import { expect, test } from 'vitest'
import type { Newcomer } from '../../service/store/comments.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aCommentBy, aPage, aPerson } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

/** A first comment, with its author, on a page of its own. */
async function post(store: Store, newcomer: Newcomer) {
  const page = aPage()
  const comment = aCommentBy(newcomer, page)
  const inserted = await store.comments.insert(comment, page, newcomer)
  return { comment, person: 'person' in inserted ? inserted.person : null }
}

async function expectNothingKept(store: Store, { person }: Newcomer): Promise<void> {
  expect(await store.people.byLookup(person.lookup)).toBeNull()
  expect(await store.people.byId(person.id)).toBeNull()
  expect(await store.people.key(person.id)).toBeNull()
}

onEveryStore('a newcomer', (stand) => {
  test('is one person among 20 first comments from the same address, with one key that is theirs', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const { lookup } = aPerson().person
    const rivals = Array.from({ length: 20 }, () => aPerson({ lookup }))
    const posted = await Promise.all(rivals.map((rival, index) => post(index % 2 ? store : other, rival)))
    const winner = await store.people.byLookup(lookup)
    expect(rivals.map(({ person }) => person)).toContainEqual(winner)
    expect(await store.people.byId(winner?.id ?? '')).toEqual(winner)
    for (const { comment, person } of posted) {
      expect(person).toBe(winner?.id)
      expect(await other.comments.byId(comment.id)).toEqual({ ...comment, author: { ...comment.author, person } })
    }
    for (const { person, key } of rivals) {
      expect(await other.people.key(person.id)).toEqual(person.id === winner?.id ? key : null)
    }
    expect(await store.comments.ofPerson(winner?.id ?? '')).toHaveLength(20)
  })

  test('comes back as they were stored, bytes and all, also when sent again', async () => {
    const { comments, people } = stand().store
    const newcomer = aPerson()
    const { person, key } = newcomer
    const page = aPage()
    const comment = aCommentBy(newcomer, page)
    expect(await people.byLookup(person.lookup)).toBeNull()
    for (let time = 0; time < 2; time++) {
      expect(await comments.insert(comment, page, newcomer)).toEqual({ outcome: 'inserted', person: person.id })
    }
    expect(await people.byLookup(person.lookup)).toEqual(person)
    expect(await people.key(person.id)).toEqual(key)
    expect(await comments.byId(comment.id)).toEqual(comment)
  })

  test('who is known by now is told who they are, also when that is sent again', async () => {
    const { store } = stand()
    const first = aPerson()
    await post(store, first)
    const late = aPerson({ lookup: first.person.lookup })
    const page = aPage()
    const comment = aCommentBy(late, page)
    for (let time = 0; time < 2; time++) {
      const inserted = await store.comments.insert(comment, page, late)
      expect(inserted).toEqual({ outcome: 'inserted', person: first.person.id })
    }
    expect(await store.people.byId(late.person.id)).toBeNull()
    expect(await store.people.key(late.person.id)).toBeNull()
  })

  test('is not kept where their comment repeats a key, or bears a receipt that is taken', async () => {
    const { store } = stand()
    const page = aPage()
    const before = aComment(page)
    await store.comments.insert(before, page)
    const [one, two] = [aPerson(), aPerson()]
    const repeated = aCommentBy(one, page, { key: before.key })
    expect(await store.comments.insert(repeated, page, one)).toEqual({ outcome: 'repeated', comment: before })
    await expectNothingKept(store, one)
    const late = aCommentBy(two, page, { receipt: before.receipt })
    expect(await store.comments.insert(late, page, two)).toEqual({ outcome: 'receipt-taken' })
    await expectNothingKept(store, two)
    const again = { ...late, id: `${late.id}-2`, receipt: `${before.receipt}-2` }
    expect(await store.comments.insert(again, page, two)).toEqual({ outcome: 'inserted', person: two.person.id })
  })

  test('is one person where one comment is sent 20 times at once', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const { lookup } = aPerson().person
    const rivals = Array.from({ length: 20 }, () => aPerson({ lookup }))
    const outcomes = await Promise.all(
      rivals.map((rival, index) =>
        (index % 2 ? store : other).comments.insert(aCommentBy(rival, page, { key: `shared-${page.id}` }), page, rival),
      ),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'inserted')).toHaveLength(1)
    const person = await store.people.byLookup(lookup)
    const stored = await store.comments.byKey(page.site, `shared-${page.id}`)
    expect(stored?.author).toMatchObject({ person: person?.id })
    for (const rival of rivals) {
      expect((await other.people.key(rival.person.id)) !== null).toBe(rival.person.id === person?.id)
    }
  })
})
