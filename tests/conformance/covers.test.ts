import { expect, test } from 'vitest'
import type { Covering } from '../../service/domain/covering.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let made = 0
const aCovering = (comment: string, over: Partial<Covering> = {}): Covering => {
  const id = `cover-${String((made += 1)).padStart(6, '0')}`
  return { id, comment, by: 'm1', at: madeAt, until: madeAt + 10, sealed: new Uint8Array([1, 0, 255]), ...over }
}

onEveryStore('covers', (stand) => {
  test('stand on their comment, newest first, once however often they are sent', async () => {
    const { covers } = stand().store
    const [first, second] = [aCovering('satu'), aCovering('satu', { by: 'm2' })]
    for (const one of [first, second, second, aCovering('lain')]) await covers.add(one)
    expect(await covers.on('satu')).toEqual([second, first])
    expect(await covers.byId(first.id)).toEqual(first)
    expect([await covers.byId('x'), await covers.on('x')]).toEqual([null, []])
  })

  test('are destroyed by name, with their comments, with their time, and stand in no backup', async () => {
    const { covers, meta } = stand().store
    const [named, ofComment, expired, kept] = [
      aCovering('dua'),
      aCovering('tiga'),
      aCovering('dua', { until: madeAt }),
      aCovering('dua'),
    ]
    for (const one of [named, ofComment, expired, kept]) await covers.add(one)
    for (let times = 0; times < 2; times++) await covers.remove(named.id)
    await covers.forget(['tiga'])
    await covers.dropExpired(madeAt)
    expect(await covers.on('dua')).toEqual([kept])
    expect([await covers.byId(ofComment.id), await covers.byId(expired.id)]).toEqual([null, null])
    for await (const record of meta.dump()) expect(JSON.stringify(record)).not.toContain(kept.id)
  })

  test('go with their site', async () => {
    const { comments, offices, covers } = stand().store
    const page = aPage({ site: 'kpu-samar' })
    const comment = aComment(page)
    await offices.addSite({ id: page.site, code: 'smr', name: 'S', office: 'o', origins: [], createdAt: madeAt })
    await comments.insert(comment, page)
    const [gone, kept] = [aCovering(comment.id), aCovering('tempat lain')]
    for (const one of [gone, kept]) await covers.add(one)
    await offices.removeSite(page.site)
    expect([await covers.byId(gone.id), await covers.byId(kept.id)]).toEqual([null, kept])
  })
})
