import { expect, test } from 'vitest'
import type { SavedAnswer } from '../../service/domain/saved-answers.ts'
import { madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let made = 0
const aSaved = (office: string, over: Partial<SavedAnswer> = {}): SavedAnswer => {
  const id = `saved-${String((made += 1)).padStart(6, '0')}`
  return { id, office, title: `Judul ${id}`, text: 'Jawaban {nama}', at: madeAt, ...over }
}

onEveryStore('saved answers', (stand) => {
  test('are read of several offices by title, changed in place, and removed once', async () => {
    const { savedAnswers } = stand().store
    const [b, a, c] = [aSaved('prov', { title: 'B' }), aSaved('kab', { title: 'A' }), aSaved('lain', { title: 'C' })]
    for (const one of [b, a, c, a]) expect(await savedAnswers.save(one, 200)).toBe('saved')
    expect(await savedAnswers.of(['prov', 'kab'])).toEqual([a, b])
    const changed = { ...b, title: '0', text: 'Lain', at: madeAt + 1 }
    await savedAnswers.save(changed, 200)
    expect([await savedAnswers.of(['kab', 'prov']), await savedAnswers.byId(b.id)]).toEqual([[changed, a], changed])
    expect([await savedAnswers.remove(b.id), await savedAnswers.remove(b.id)]).toEqual([true, false])
    expect([await savedAnswers.byId(b.id), await savedAnswers.of([])]).toEqual([null, []])
  })

  test('are so many an office at most; what is there may still be changed', async () => {
    const { savedAnswers } = stand().store
    const [first, second, third] = [aSaved('penuh'), aSaved('penuh'), aSaved('penuh')]
    expect([await savedAnswers.save(first, 2), await savedAnswers.save(second, 2)]).toEqual(['saved', 'saved'])
    expect(await savedAnswers.save(third, 2)).toBe('full')
    expect(await savedAnswers.save({ ...first, text: 'Lain' }, 2)).toBe('saved')
    expect((await savedAnswers.of(['penuh'])).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  test('go with their office', async () => {
    const { offices, savedAnswers } = stand().store
    await offices.addOffice({ id: 'pergi', name: 'P', kind: 'other', parent: null, settings: {} })
    const saved = aSaved('pergi')
    await savedAnswers.save(saved, 200)
    expect(await offices.removeOffice('pergi')).toBe(true)
    expect(await savedAnswers.byId(saved.id)).toBeNull()
  })
})
