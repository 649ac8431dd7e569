import type { RepliesPage, SharePage, Shell, ThreadPage } from '../../service/contract/html-pages.ts'
import type { CorrectionView } from '../../service/contract/answer-views.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { threadAddress } from './addresses.ts'

/**
 * schema.org, for search engines. Google keeps `DiscussionForumPosting` for what a user wrote first, and not for what
 * was said under a publisher's article: so a thread is the comments of the host's page, and only a single comment,
 * handed on by itself, is such a posting. `QAPage` is for pages where users answer one question; an office's answer to
 * a question that somebody asked in a thread is marked as what it is, question and answer, and no more is claimed.
 */
const context = 'https://schema.org'

type Node = { [name: string]: unknown }

const authorOf = ({ author }: CommentView): Node =>
  author?.badge === 'office'
    ? { '@type': 'Organization', name: author.name }
    : { '@type': 'Person', name: author?.name ?? '' }

const isOffice = ({ author }: CommentView): boolean => author?.badge === 'office'
const isShown = ({ state, author }: CommentView): boolean => state === 'published' && author !== null
/** Whether it asks: only then is what the office says below it an answer to a question. */
const asks = ({ text }: CommentView): boolean => text.includes('?')

/** That an office has corrected its answer, and what that said until then, where it may be shown. */
const correctionOf = ({ text, until }: CorrectionView): Node => ({
  '@type': 'CorrectionComment',
  dateCreated: until,
  ...(text !== null && { text }),
})

function said({ origin }: Pick<Shell, 'origin'>, comment: CommentView, type: string): Node {
  const { id, text, createdAt, editedAt, supports, corrections } = comment
  const url = `${origin}/k/${id}`
  return {
    '@type': type,
    '@id': url,
    url,
    text,
    author: authorOf(comment),
    datePublished: createdAt,
    ...(editedAt && { dateModified: editedAt }),
    ...(corrections && { correction: corrections.map(correctionOf) }),
    ...(supports > 0 && { upvoteCount: supports }),
  }
}

/** A comment with those below it, each under the one it replies to. */
function tree(page: Pick<Shell, 'origin'>, comment: CommentView, below: readonly CommentView[]): Node {
  const replies = below.filter((one) => one.parent === comment.id && isShown(one))
  const answers = asks(comment) && !isOffice(comment) ? replies.filter(isOffice) : []
  const others = replies.filter((one) => !answers.includes(one)).map((one) => tree(page, one, below))
  const [accepted, ...suggested] = answers.map((one) => said(page, one, 'Answer'))
  return {
    ...said(page, comment, accepted ? 'Question' : 'Comment'),
    ...(accepted && { answerCount: answers.length, acceptedAnswer: accepted }),
    ...(suggested[0] && { suggestedAnswer: suggested }),
    ...(others[0] && { comment: others }),
  }
}

/** The thread's page, however it was asked for: a code or a choice in its address is nobody else's business. */
function pageOf(shell: ThreadPage | RepliesPage, url: string, title: string, more: Node): Node {
  const here = shell.origin + threadAddress({ ...shell, chosen: false })
  return {
    '@context': context,
    '@type': 'WebPage',
    '@id': here,
    url: here,
    name: title,
    inLanguage: shell.language,
    about: { '@type': 'CreativeWork', '@id': url, url, headline: title, ...more },
  }
}

/** The comments of a page of the host. */
export function threadData(page: ThreadPage, title: string): Node {
  const { url, comments } = page.thread.page
  const shown = page.thread.comments.filter(isShown).map((one) => tree(page, one, one.replies))
  return pageOf(page, url, title, { commentCount: comments, ...(shown[0] && { comment: shown }) })
}

export function repliesData(page: RepliesPage, title: string): Node {
  const shown = isShown(page.root) ? [tree(page, page.root, page.replies)] : []
  return pageOf(page, page.at.url, title, shown[0] ? { comment: shown } : {})
}

/** One comment by itself: what a user wrote first, and the office's answers below it. */
export function shareData(page: SharePage, title: string): Node {
  const { comment, answers } = page
  const url = `${page.origin}/k/${comment.id}`
  return {
    '@context': context,
    ...said(page, comment, 'DiscussionForumPosting'),
    headline: title,
    mainEntityOfPage: url,
    inLanguage: 'id',
    isPartOf: { '@type': 'WebPage', url: page.at.url, name: title },
    commentCount: comment.replyCount,
    ...(answers[0] && { comment: answers.map((one) => said(page, one, 'Comment')) }),
  }
}
