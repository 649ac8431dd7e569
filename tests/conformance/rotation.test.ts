import { expect, test } from 'vitest'
import { aCommentBy, aPage, aPerson } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a rotation of keys', (stand) => {
  test('walks through all people by id, and gives each a new lookup and wrapping', async () => {
    const { comments, people, rotation } = stand().store
    const page = aPage()
    const all = Array.from({ length: 5 }, () => aPerson())
    for (const one of all) await comments.insert(aCommentBy(one, page), page, one)
    const walked = []
    for (let after = ''; ;) {
      const part = await rotation.people({ after, limit: 2 })
      const last = part.at(-1)
      if (!last) break
      walked.push(...part)
      after = last.person.id
    }
    const inOrder = all.toSorted((one, other) => (one.person.id < other.person.id ? -1 : 1))
    expect(walked).toEqual(inOrder)
    const [first] = inOrder
    if (!first) throw new Error('nobody')
    const anew = { id: first.person.id, lookup: 'lookup baru', wrapped: new Uint8Array([1, 2, 3]) }
    for (let time = 0; time < 2; time += 1) await rotation.resealPeople([anew])
    expect(await people.byLookup('lookup baru')).toEqual({ ...first.person, lookup: 'lookup baru' })
    expect(await people.byLookup(first.person.lookup)).toBeNull()
    expect(await people.key(first.person.id)).toEqual({ ...first.key, wrapped: anew.wrapped })
    await people.erase(first.person.id)
    await rotation.resealPeople([anew])
    await rotation.resealPeople([])
    expect([await people.byId(anew.id), await people.key(anew.id)]).toEqual([null, null])
  })

  test('replaces what was claimed only where it still is what it was', async () => {
    const { meta, rotation } = stand().store
    await meta.claim('nama', 'satu')
    expect(await rotation.replaceClaim('nama', 'lain', 'dua')).toBe(false)
    expect(await rotation.replaceClaim('nama', 'satu', 'dua')).toBe(true)
    expect(await rotation.replaceClaim('tidak-ada', 'satu', 'dua')).toBe(false)
    expect(await meta.claim('nama', 'x')).toBe('dua')
  })

  test('seals covers and members anew', async () => {
    const { covers, members, rotation } = stand().store
    const cover = { id: 'c1', comment: 'k', by: 'm', at: 1, until: 2, sealed: new Uint8Array([1]) }
    await covers.add(cover)
    expect(await rotation.covers({ after: '', limit: 10 })).toEqual([cover])
    expect(await rotation.covers({ after: 'c1', limit: 10 })).toEqual([])
    await rotation.resealCover({ id: 'c1', sealed: new Uint8Array([9]) })
    expect(await covers.byId('c1')).toEqual({ ...cover, sealed: new Uint8Array([9]) })
    const member = {
      id: 'm1',
      lookup: 'lama',
      sealed: new Uint8Array([1]),
      name: 'Rina',
      role: 'owner' as const,
      office: 'kpu-ri',
      password: null,
      active: true,
      createdAt: 1,
    }
    await members.insert(member)
    await rotation.resealMember({ id: 'm1', lookup: 'baru', sealed: new Uint8Array([7]) })
    expect(await members.byLookup('baru')).toEqual({ ...member, lookup: 'baru', sealed: new Uint8Array([7]) })
    expect(await members.byLookup('lama')).toBeNull()
  })
})
