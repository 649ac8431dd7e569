import { expect, test } from 'vitest'
import type { Office, Site } from '../../service/domain/offices.ts'
import { aComment, aMember, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const anOffice = (id: string, over: Partial<Office> = {}): Office => ({
  id,
  name: `KPU ${id}`,
  kind: 'regency',
  parent: null,
  settings: {},
  ...over,
})
const aSite = (id: string, over: Partial<Site> = {}): Site => ({
  id,
  code: `code-${id}`,
  name: id,
  office: 'o',
  origins: [`https://${id}.example`],
  createdAt: madeAt,
  ...over,
})

onEveryStore('the directory', (stand) => {
  test('grows its revision with every change and with nothing else, seen from another handle', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    let last = await store.offices.directoryRevision()
    const grows = async (what: Promise<unknown>, answer: unknown): Promise<void> => {
      expect(await what).toEqual(answer)
      const now = await other.offices.directoryRevision()
      expect(now).toBeGreaterThan(last)
      expect((await other.offices.directory()).revision).toBe(now)
      last = now
    }
    const stays = async (what: Promise<unknown>, answer: unknown): Promise<void> => {
      expect(await what).toEqual(answer)
      expect(await other.offices.directoryRevision()).toBe(last)
    }
    const { offices } = store
    const holdLinks = { holdLinks: { value: false, locked: true } }
    const { name, office, origins } = aSite('grow')
    await grows(offices.addOffice(anOffice('grow')), 'added')
    await stays(offices.addOffice(anOffice('grow')), 'taken')
    await grows(offices.saveSettings('grow', holdLinks), true)
    await grows(offices.saveClosing('grow', { reason: 'Gempa', at: 1, until: null }), true)
    expect((await other.offices.directory()).offices.get('grow')?.closing).toEqual({
      reason: 'Gempa',
      at: 1,
      until: null,
    })
    await grows(offices.saveClosing('grow', null), true)
    await stays(offices.saveClosing('unknown', null), false)
    await grows(offices.addOffice(anOffice('stand', { parent: 'grow' })), 'added')
    await stays(offices.moveOffice('stand', { from: 'other', to: 'root' }), false)
    await stays(offices.moveOffice('unknown', { from: 'grow', to: 'root' }), false)
    await grows(offices.moveOffice('stand', { from: 'grow', to: 'root' }), true)
    expect((await other.offices.directory()).offices.get('stand')?.parent).toBe('root')
    await grows(offices.addSite(aSite('grow')), 'added')
    await stays(offices.addSite(aSite('grow', { code: 'other' })), 'taken')
    await stays(offices.addSite(aSite('grown', { code: 'code-grow' })), 'code-taken')
    await grows(offices.changeSite('grow', { name: 'Baru', office, origins }), true)
    await stays(offices.changeSite('unknown', { name, office, origins }), false)
    const { offices: all, sites } = await other.offices.directory()
    expect(all.get('grow')).toEqual(anOffice('grow', { settings: holdLinks }))
    expect(sites.get('grow')).toEqual(aSite('grow', { name: 'Baru' }))
    await grows(offices.removeSite('grow'), 0)
    await grows(offices.saveClosing('grow', { reason: 'Gempa', at: 1, until: 2 }), true)
    await grows(offices.removeOffice('grow'), true)
    await stays(offices.removeOffice('grow'), false)
    const gone = await store.offices.directory()
    expect(gone.offices.has('grow') || gone.sites.has('grow')).toBe(false)
    await grows(offices.addOffice(anOffice('grow')), 'added')
    expect((await other.offices.directory()).offices.get('grow')).toEqual(anOffice('grow'))
  })

  test('removes only an office that nothing stands on', async () => {
    const { offices, members } = stand().store
    for (const id of ['with-child', 'with-site', 'with-member']) await offices.addOffice(anOffice(id))
    await offices.addOffice(anOffice('child', { parent: 'with-child' }))
    await offices.addSite(aSite('standing', { office: 'with-site' }))
    const member = aMember({ office: 'with-member' })
    await members.insert(member)
    for (const id of ['with-child', 'with-site', 'with-member']) expect(await offices.removeOffice(id)).toBe(false)
    await offices.removeOffice('child')
    await offices.removeSite('standing')
    await members.remove(member.id)
    for (const id of ['with-child', 'with-site', 'with-member']) expect(await offices.removeOffice(id)).toBe(true)
  })

  test('removes a site with its pages and comments, and no others', async () => {
    const { offices, comments, pages } = stand().store
    await offices.addSite(aSite('going'))
    const [going, staying] = [aPage({ site: 'going' }), aPage({ site: 'staying' })]
    const gone = [aComment(going), aComment(going, { state: 'held' })]
    const stays = aComment(staying)
    for (const comment of gone) await comments.insert(comment, going)
    await comments.insert(stays, staying)
    expect(await offices.removeSite('going')).toBe(2)
    expect(await comments.byIds([...gone, stays].map(({ id }) => id))).toEqual([stays])
    expect(await pages.byId(going.id)).toBeNull()
    expect(await pages.byId(staying.id)).not.toBeNull()
    expect(await offices.removeSite('going')).toBe(0)
  })

  test('of several who save over the same policy one wins, and the others have changed nothing', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const was = { holdLinks: { value: true, locked: false }, reactions: { value: ['Membantu'], locked: true } }
    await store.offices.addOffice(anOffice('raced', { settings: was }))
    const read = (await other.offices.directory()).offices.get('raced')?.settings
    const tries = [1, 2, 3, 4].map((editMinutes) => ({ ...was, editMinutes: { value: editMinutes, locked: false } }))
    const saved = await Promise.all(
      tries.map((settings, at) => [store, other][at % 2]?.offices.saveSettings('raced', settings, read)),
    )
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect((await store.offices.directory()).offices.get('raced')?.settings).toEqual(tries[saved.indexOf(true)])
    expect(await store.offices.saveSettings('raced', was, was)).toBe(false)
  })
})
