import type { Comment } from '../../domain/comment.ts'
import type { Page } from '../../domain/page.ts'
import { type Exported, exported } from '../../presenters/exported.ts'
import type { Collaborators } from '../collaborators.ts'

type Wanted = {
  /** null for all */
  site: string | null
  /** also what is not public; never what was erased */
  all: boolean
}

const atATime = 500

async function* inParts({ store }: Pick<Collaborators, 'store'>, { site, all }: Wanted): AsyncGenerator<Comment[]> {
  for (let after: string | null = null; ;) {
    const some: Comment[] = await store.comments.ofSite({ site, after, limit: atATime, isPublic: !all })
    yield some.filter(({ text }) => text !== '')
    after = some.at(-1)?.id ?? null
    if (some.length < atATime) return
  }
}

/** Comments as they may be taken elsewhere, oldest first, with the pages they stand under. */
export async function* exportComments(needs: Pick<Collaborators, 'store'>, asked: Wanted): AsyncGenerator<Exported> {
  const pages = new Map<string, Page>()
  for await (const part of inParts(needs, asked)) {
    const unknown = [...new Set(part.map(({ page }) => page))].filter((page) => !pages.has(page))
    for (const page of await needs.store.pages.byIds(unknown)) pages.set(page.id, page)
    for (const comment of part) yield exported(comment, pages.get(comment.page))
  }
}
