import { expect, test } from 'vitest'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('thanks for an answer', (stand) => {
  test('are counted once a reader, and go with the site', async () => {
    const { thanks, comments, offices } = stand().store
    const page = aPage({ site: 'kpu-terima-kasih' })
    const answer = aComment(page)
    await offices.addSite({ id: page.site, code: 'tks', name: 'S', office: 'o', origins: [], createdAt: madeAt })
    await comments.insert(answer, page)
    const given = { answer: answer.id, day: '2026-11-26', reader: '2026-11-26 a' }
    for (const one of [given, given, { ...given, reader: '2026-11-26 b' }, { ...given, answer: 'lain' }])
      await thanks.add(one)
    expect(await thanks.of([answer.id, 'lain', 'x'])).toEqual(
      new Map([
        [answer.id, 2],
        ['lain', 1],
      ]),
    )
    expect(await thanks.of([])).toEqual(new Map())
    await offices.removeSite(page.site)
    expect(await thanks.of([answer.id, 'lain'])).toEqual(new Map([['lain', 1]]))
  })
})
