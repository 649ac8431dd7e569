import type { OwnCommentView, OwnDataView } from '../contract/privacy.ts'
import type { Comment } from '../domain/comment.ts'
import { publicState } from '../domain/moving.ts'
import type { Page } from '../domain/page.ts'
import type { Person } from '../domain/person.ts'
import { iso } from './times.ts'

/** Everything held on one person. */
export type Held = { person: Person; email: string | null; comments: Comment[]; pages: Map<string, Page> }

const time = (at: number | null): string | null => (at === null ? null : iso(at))

/** One comment as its author may ask for it: all that is kept of it, and not who decided. */
function commentOf(comment: Comment, page: Page | undefined): OwnCommentView {
  const { author, verdict, history, appeal } = comment
  return {
    id: comment.id,
    receipt: comment.receipt,
    site: comment.site,
    office: comment.office,
    page: page ? { url: page.url, title: page.title } : null,
    parent: comment.parent,
    name: author.name,
    avatar: author.avatar,
    browser: author.kind === 'reader' ? author.reader : null,
    text: comment.text,
    state: comment.state,
    shownAs: publicState(comment),
    createdAt: iso(comment.createdAt),
    editedAt: time(comment.editedAt),
    decidedAt: time(comment.decidedAt),
    judged: verdict,
    appeal: appeal && { text: appeal.text, at: iso(appeal.at), granted: appeal.outcome?.granted ?? null },
    history: history.map(({ at, by, act, to, reason }) => ({ at: iso(at), by: by.kind, act, state: to, reason })),
  }
}

/** Everything held on a person, as they may take it away. */
export const ownDataView = ({ person, email, comments, pages }: Held): OwnDataView => ({
  email,
  since: iso(person.createdAt),
  comments: comments.map((comment) => commentOf(comment, pages.get(comment.page))),
})

/** The same as they may read it on a page. */
export const ownComments = ({ comments, pages }: Held) =>
  comments.map((comment) => ({
    text: comment.text,
    name: comment.author.name,
    at: iso(comment.createdAt),
    state: publicState(comment),
    receipt: comment.receipt,
    title: pages.get(comment.page)?.title || (pages.get(comment.page)?.url ?? ''),
  }))
