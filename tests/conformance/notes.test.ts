import { expect, test } from 'vitest'
import type { Note } from '../../service/domain/notes.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let made = 0
const aNote = (comment: string, over: Partial<Note> = {}): Note => {
  const id = `note-${String((made += 1)).padStart(6, '0')}`
  return { id, comment, by: 'm1', at: madeAt, text: `Catatan ${id}`, withdrawnAt: null, ...over }
}

onEveryStore('notes', (stand) => {
  test('stand on their comment, oldest first, once however often they are sent', async () => {
    const { notes } = stand().store
    const [first, second] = [aNote('satu'), aNote('satu', { by: 'm2' })]
    for (const note of [second, first, first, aNote('lain')]) await notes.add(note)
    await notes.add({ ...first, text: 'Lain lagi' })
    expect(await notes.on('satu')).toEqual([first, second])
    expect(await notes.byId(second.id)).toEqual(second)
    expect([await notes.byId('x'), await notes.on('x')]).toEqual([null, []])
  })

  test('are no longer there once taken back, and return', async () => {
    const { notes } = stand().store
    const [one, other] = [aNote('dua'), aNote('dua')]
    for (const note of [one, other]) await notes.add(note)
    expect([await notes.withdraw(one.id, 5), await notes.withdraw(one.id, 5), await notes.withdraw('x', 5)]).toEqual([
      true,
      true,
      false,
    ])
    expect(await notes.on('dua')).toEqual([other])
    expect(await notes.byId(one.id)).toEqual({ ...one, withdrawnAt: 5 })
    expect(await notes.withdraw(one.id, null)).toBe(true)
    expect(await notes.on('dua')).toEqual([one, other])
  })

  test('are the newest hundred where there are more', async () => {
    const { notes } = stand().store
    const many = Array.from({ length: 103 }, () => aNote('banyak'))
    for (const note of many) await notes.add(note)
    expect((await notes.on('banyak')).map(({ id }) => id)).toEqual(many.slice(3).map(({ id }) => id))
  })

  test('are destroyed with their comments, and some time after they were taken back', async () => {
    const { notes } = stand().store
    const [kept, gone, late] = [aNote('tiga'), aNote('empat'), aNote('tiga')]
    for (const note of [kept, gone, late]) await notes.add(note)
    await notes.forget(['empat', 'lima'])
    await notes.forget([])
    expect(await notes.byId(gone.id)).toBeNull()
    await notes.withdraw(late.id, 100)
    await notes.dropWithdrawn(100)
    expect(await notes.byId(late.id)).not.toBeNull()
    await notes.dropWithdrawn(101)
    expect([await notes.byId(late.id), await notes.on('tiga')]).toEqual([null, [kept]])
  })

  test('go with their site', async () => {
    const { comments, offices, notes } = stand().store
    const page = aPage({ site: 'kpu-catatan' })
    const comment = aComment(page)
    await offices.addSite({ id: page.site, code: 'ctt', name: 'S', office: 'o', origins: [], createdAt: madeAt })
    await comments.insert(comment, page)
    const [note, other] = [aNote(comment.id), aNote('tempat lain')]
    for (const one of [note, other]) await notes.add(one)
    await offices.removeSite(page.site)
    expect([await notes.byId(note.id), await notes.byId(other.id)]).toEqual([null, other])
  })
})
