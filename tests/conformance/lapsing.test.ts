import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { aComment, anOffice, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('what has been put aside for long', (stand) => {
  const page = aPage()
  const offices = [aComment(page).office, 'kpu-lain']
  const put = async (over: Partial<Comment>): Promise<string> => {
    const one = aComment(page, over)
    await stand().store.comments.insert(one, page)
    return one.id
  }
  const lapsed = async (before: number, of: string[] = offices, limit = 20): Promise<string[]> =>
    (await stand().store.comments.lapsed({ offices: of, before, limit })).map(({ id }) => id)

  test('is found by when it was decided, or else written, the longest ago first, in these offices alone', async () => {
    const at = (state: Comment['state'], createdAt: number, decidedAt: number | null = null, over = {}) =>
      put({ state, createdAt: madeAt + createdAt, decidedAt: decidedAt === null ? null : madeAt + decidedAt, ...over })
    const late = await at('rejected', 1, 50)
    const spam = await at('spam', 20)
    const gone = await at('removed', 5, 10)
    await at('rejected', 2, 100)
    await at('spam', 100)
    await at('published', 1, 2)
    await at('held', 1)
    await at('rejected', 3, 4, { text: '' })
    await at('removed', 3, 4, { author: anOffice })
    const elsewhere = await at('rejected', 3, 60, { office: 'kpu-lain' })
    expect(await lapsed(madeAt + 100)).toEqual([gone, spam, late, elsewhere])
    expect(await lapsed(madeAt + 100, offices, 2)).toEqual([gone, spam])
    expect(await lapsed(madeAt + 50)).toEqual([gone, spam])
    expect(await lapsed(madeAt + 100, ['kpu-lain'])).toEqual([elsewhere])
    expect(await lapsed(madeAt + 100, [])).toEqual([])
  })
})
