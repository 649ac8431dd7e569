import { expect, test } from 'vitest'
import { aComment, aMove, anOffice, aPage, aReply } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('what offices have answered', (_stand, fresh) => {
  test('is told newest first by the words of public questions, after an id, so many at most', async () => {
    const stand = await fresh()
    try {
      const { comments } = stand.store
      const page = aPage()
      const [first, second, held] = [
        aComment(page, { text: 'Satu' }),
        aComment(page, { text: 'Dua' }),
        aComment(page, { text: 'Tiga', state: 'held' }),
      ]
      for (const one of [first, second, held]) await comments.insert(one, page)
      const answer = (to: typeof first, over = {}) =>
        aReply(page, to, { author: anOffice, receipt: null, key: null, ...over })
      const [one, two, three, four] = [answer(first), answer(second), answer(held), answer(first, { state: 'held' })]
      const reply = aReply(page, first)
      for (const each of [one, two, three, four, reply]) await comments.insert(each, page)
      const told = async (after = '', limit = 9) =>
        (await comments.answered({ after, limit })).map(({ id, words }) => [id, words])
      expect(await told()).toEqual([
        [two.id, 'Dua'],
        [one.id, 'Satu'],
      ])
      expect(await told(one.id)).toEqual([[two.id, 'Dua']])
      expect((await comments.answered({ after: '', limit: 9 }))[0]).toEqual({
        id: two.id,
        office: two.office,
        words: 'Dua',
      })
      await comments.apply([aMove(two, 'removed')])
      expect(await told()).toEqual([[one.id, 'Satu']])
      await comments.apply([aMove(first, 'removed')])
      expect(await told()).toEqual([])
    } finally {
      await stand.end()
    }
  })
})
