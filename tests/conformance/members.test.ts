import { expect, test } from 'vitest'
import { aMember, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('members', (stand) => {
  test('come back as they were stored; an address is taken once', async () => {
    const { members } = stand().store
    const member = aMember({ password: '$argon2id$v=19$x', active: false })
    expect(await members.insert(member)).toBe('added')
    expect(await members.byId(member.id)).toEqual(member)
    expect(await members.byLookup(member.lookup)).toEqual(member)
    expect(await members.insert(aMember({ lookup: member.lookup }))).toBe('taken')
    expect(await members.byId('unknown')).toBeNull()
    expect(await members.byLookup('unknown')).toBeNull()
  })

  test('are changed in what is given alone, and removed with their sessions and links', async () => {
    const { members } = stand().store
    const member = aMember()
    await members.insert(member)
    const changed = { ...member, name: 'Ketut', role: 'lead', password: 'x' } as const
    expect(await members.change(member.id, { name: 'Ketut', role: 'lead', password: 'x' })).toEqual(changed)
    expect(await members.change(member.id, { active: false, password: null })).toEqual({
      ...changed,
      active: false,
      password: null,
    })
    expect(await members.change('unknown', { name: 'x' })).toBeNull()
    const id = `session-${member.id}`
    await members.openSession({ id, member: member.id, createdAt: madeAt, expiresAt: madeAt + 9, endedAt: null })
    await members.addLink({ hash: `link-${member.id}`, member: member.id, expiresAt: madeAt + 9 })
    expect(await members.remove(member.id)).toBe(true)
    expect(await members.remove(member.id)).toBe(false)
    expect(await members.byId(member.id)).toBeNull()
    expect(await members.session(id)).toBeNull()
    expect(await members.useLink(`link-${member.id}`, madeAt)).toBeNull()
  })

  test('are listed by name, of the offices asked for', async () => {
    const { members } = stand().store
    const office = 'kpu-listed'
    const all = ['Sri', 'Agus', 'Made'].map((name) => aMember({ name, office }))
    for (const member of all) await members.insert(member)
    const names = async (offices: string[] | 'all') =>
      (await members.list(offices)).filter((one) => one.office === office).map(({ name }) => name)
    expect(await names([office, 'another'])).toEqual(['Agus', 'Made', 'Sri'])
    expect(await names('all')).toEqual(['Agus', 'Made', 'Sri'])
    expect(await members.list([])).toEqual([])
  })

  test('have sessions that end once, one by one or all together', async () => {
    const { store, openAgain } = stand()
    const { members } = store
    const member = `member-of-sessions`
    const session = (id: string) => ({ id, member, createdAt: madeAt, expiresAt: madeAt + 9, endedAt: null })
    for (const id of ['s1', 's2', 's3', 's4']) await members.openSession(session(id))
    await members.endSession('s1', madeAt + 1)
    expect(await members.session('s1')).toEqual({ ...session('s1'), endedAt: madeAt + 1 })
    expect(await members.session('s2')).toEqual(session('s2'))
    await members.endSessionsOf(member, madeAt + 2, 's4')
    const other = (await openAgain()).members
    expect((await other.session('s1'))?.endedAt, 'ended before').toBe(madeAt + 1)
    expect((await other.session('s3'))?.endedAt).toBe(madeAt + 2)
    expect((await other.session('s4'))?.endedAt, 'the one left out').toBeNull()
    await members.endSessionsOf(member, madeAt + 3)
    expect((await other.session('s4'))?.endedAt).toBe(madeAt + 3)
    await members.endSession('s3', madeAt + 3)
    expect((await members.session('s3'))?.endedAt).toBe(madeAt + 2)
    expect(await members.session('unknown')).toBeNull()
  })

  test('spend a link once among 20, and never when it has expired', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const link = { hash: 'link-once', member: 'm', expiresAt: madeAt + 5 }
    await store.members.addLink(link)
    const takers = Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).members)
    const taken = await Promise.all(takers.map((members) => members.useLink(link.hash, madeAt + 4)))
    expect(taken.filter((one) => one !== null)).toEqual([link])
    await store.members.addLink({ ...link, hash: 'link-late' })
    expect(await store.members.useLink('link-late', madeAt + 5)).toBeNull()
  })

  test('lose what has expired', async () => {
    const { members } = stand().store
    const session = { id: 'old', member: 'm', createdAt: 0, expiresAt: 10, endedAt: null }
    await members.openSession(session)
    await members.openSession({ ...session, id: 'young', expiresAt: madeAt + 99 })
    await members.addLink({ hash: 'old-link', member: 'm', expiresAt: 10 })
    expect(await members.dropExpired(9)).toBe(0)
    expect(await members.dropExpired(10)).toBe(2)
    expect(await members.session('old')).toBeNull()
    expect(await members.session('young')).not.toBeNull()
  })
})
