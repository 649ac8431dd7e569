import { expect, test } from 'vitest'
import { aComment, aPage } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('all there is', (_, fresh) => {
  test('is gone through by id, some at a time: comments and pages of a site or of all, public ones alone or not', async () => {
    const stand = await fresh()
    const { comments, pages } = stand.store
    const states = ['published', 'held', 'removed', 'published', 'spam', 'published', 'rejected'] as const
    const made = []
    for (const [at, state] of states.entries()) {
      const page = aPage({ site: at % 2 ? 'ganjil' : 'genap' })
      const comment = aComment(page, { state })
      await comments.insert(comment, page)
      made.push({ comment, page })
    }
    for (const site of ['ganjil', 'genap', 'tidak-ada', null]) {
      const ours = made.filter(({ page }) => site === null || page.site === site)
      for (const isPublic of [true, false]) {
        const wanted = ours.map(({ comment }) => comment).filter(({ state }) => !isPublic || state === 'published')
        const walked = []
        for (let after: string | null = null; ;) {
          const some: typeof wanted = await comments.ofSite({ site, after, limit: 2, isPublic })
          walked.push(...some)
          after = some.at(-1)?.id ?? null
          if (some.length < 2) break
        }
        expect(walked).toEqual(wanted)
      }
      const all = await pages.ofSite({ site, after: null, limit: 9 })
      expect(all.map(({ id }) => id)).toEqual(ours.map(({ page }) => page.id).toSorted())
      const [first] = all
      if (first) expect(await pages.ofSite({ site, after: first.id, limit: 1 })).toEqual(all.slice(1, 2))
    }
    await stand.end()
  })
})
