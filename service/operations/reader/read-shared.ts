import { isPublic } from '../../domain/comment.ts'
import type { Office, Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

export type Shared = {
  comment: ThreadComment
  /** whom it replies to, where they are public */
  above: string | null
  /** what offices said to it, oldest first */
  answers: ThreadComment[]
  page: { url: string; title: string; key: string }
  site: Site
  office: Office
}

const gone = {
  id: 'Komentar ini tidak lagi ditampilkan.',
  en: 'This comment is no longer shown.',
}

/** One published comment with its official answers, to be handed on. Refuses `not-found`, whatever it once was. */
export async function readShared(
  { store, directory }: Pick<Collaborators, 'store' | 'directory'>,
  id: string,
): Promise<Shared> {
  const { sites, offices } = directory.current()
  const comment = await store.comments.byId(id)
  const site = comment && sites.get(comment.site)
  const office = site && offices.get(site.office)
  if (!comment || !site || !office || !isPublic(comment)) throw new Refusal('not-found', { detail: gone })
  const [page, answers, [above]] = await Promise.all([
    store.pages.byId(comment.page),
    store.comments.answersTo(id),
    comment.parent === null ? [] : store.comments.threadByIds(comment.page, [comment.parent]),
  ])
  if (!page) throw new Refusal('not-found', { detail: gone })
  return { comment, above: above && isPublic(above) ? above.author.name : null, answers, page, site, office }
}
