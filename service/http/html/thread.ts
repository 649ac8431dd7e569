import type { FormShown, RepliesPage, Shell, SiteName, ThreadPage } from '../../contract/html-pages.ts'
import { limits } from '../../contract/limits.ts'
import type { ReceiptView } from '../../contract/views.ts'
import { isPublic } from '../../domain/comment.ts'
import type { Site } from '../../domain/offices.ts'
import { originOf } from '../../domain/page-urls.ts'
import { Refusal } from '../../domain/refusal.ts'
import { findListed } from '../../operations/reader/find-comment.ts'
import { type Place, placeOn, rulesAt } from '../../operations/reader/pages.ts'
import { readReceipt } from '../../operations/reader/read-receipt.ts'
import { readReplies } from '../../operations/reader/read-replies.ts'
import { readThread } from '../../operations/reader/read-thread.ts'
import { commentView } from '../../presenters/comments.ts'
import { receiptView } from '../../presenters/receipts.ts'
import { threadView } from '../../presenters/threads.ts'
import type { Call } from '../call.ts'
import { header } from '../headers.ts'
import type { HttpNeeds } from '../needs.ts'
import type { ThreadPageQuery } from '../schemas/html.ts'
import type { Drawing, Html } from './answering.ts'
import { newKey } from './keys.ts'

type Needs = Pick<HttpNeeds, 'store' | 'directory' | 'clock' | 'chance' | 'usualMinutes' | 'origins'>

/** The site's own page that a reader comes from, where their browser tells; an origin alone is no page. */
function cameFrom({ ctx, site }: Call): string {
  const from = header(ctx, 'referer')
  return site.origins.includes(originOf(from)) ? from : ''
}

/** What the pages say of a site. */
export const nameOf = ({ id, name }: Site): SiteName => ({ id, name })

const isOnlyOrigin = (url: string): boolean => URL.parse(url)?.pathname === '/' && URL.parse(url)?.search === ''

/** The thread of a page, one of its conversations with all replies, or the question which page is meant. */
export function drawThread(needs: Needs): Drawing {
  return async (call, shell, pages) => {
    const query = call.fields as ThreadPageQuery
    const { site } = call
    if (query.url === '') {
      const from = cameFrom(call)
      if (from !== '' && !isOnlyOrigin(from)) return { redirect: addressOf(call, from) }
      return { document: pages.address({ ...shell, site: nameOf(site), url: from, error: null }) }
    }
    let place: Place
    try {
      place = placeOn(site, query)
    } catch (error) {
      const wrong = error instanceof Refusal ? error.fields?.['url'] : undefined
      if (!wrong) throw error
      const asked = { ...shell, site: nameOf(site), url: query.url, error: wrong[shell.language] }
      return { document: pages.address(asked), status: 422, isPrivate: true }
    }
    if (query.replies !== undefined) {
      return { document: pages.replies(await conversation(needs, shell, site, place, query)) }
    }
    const drawn = await wholeThread(needs, shell, site, place, query)
    return { document: pages.thread(drawn), isPrivate: drawn.receipt !== null } satisfies Html
  }
}

function addressOf({ ctx, query }: Call, url: string): string {
  const lang = query.get('lang')
  return `${ctx.path}?${new URLSearchParams({ url, ...(lang === null ? {} : { lang }) })}`
}

const atOf = (place: Place, { page }: ThreadPageQuery) => ({ url: place.url, ...(page === undefined ? {} : { page }) })

async function wholeThread(
  needs: Needs,
  shell: Shell,
  site: Site,
  place: Place,
  query: ThreadPageQuery,
): Promise<ThreadPage> {
  const { sort = 'new', after, answered } = query
  const asked = answered === undefined ? undefined : answered === 'yes'
  const read = { site, place, sort, limit: limits.threadLimit, after, answered: asked }
  const [thread, form, receipt] = await Promise.all([
    readThread(needs, read).then(threadView),
    emptyForm(needs, place, query.reply ?? null),
    ownReceipt(needs, shell, place, query.receipt),
  ])
  return {
    ...shell,
    site: nameOf(site),
    at: atOf(place, query),
    sort,
    answered: answered ?? null,
    after: after ?? null,
    thread,
    form: thread.page.open ? form : null,
    receipt,
    masked: Number(/^\d{1,3}$/.exec(query.masked ?? '')?.[0] ?? 0),
  }
}

async function emptyForm({ store, chance }: Needs, place: Place, reply: string | null): Promise<FormShown> {
  const [found] = reply === null ? [] : await store.comments.threadByIds(place.id, [reply])
  const to = found && isPublic(found) ? commentView(found) : null
  const blank = { title: '', name: '', email: '', text: '', errors: {} }
  return { ...blank, key: newKey(chance), parent: to?.id ?? null, to }
}

/** What became of the reader's own comment on this page; a code of another page says nothing here. */
async function ownReceipt(
  needs: Needs,
  { language }: Shell,
  place: Place,
  code: string | undefined,
): Promise<{ code: string; receipt: ReceiptView } | null> {
  if (code === undefined) return null
  try {
    const found = await readReceipt(needs, code)
    const isHere = found.comment.page === place.id
    return isHere ? { code: found.comment.receipt ?? '', receipt: receiptView(found, language) } : null
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}

async function conversation(
  needs: Needs,
  shell: Shell,
  site: Site,
  place: Place,
  query: ThreadPageQuery,
): Promise<RepliesPage> {
  const { replies: id = '', after } = query
  const { comment } = await findListed(needs, id)
  if (comment.page !== place.id) throw new Refusal('not-found')
  const [page, read] = await Promise.all([
    needs.store.pages.byId(place.id),
    readReplies(needs, { comment, after, limit: limits.threadLimitMost }),
  ])
  return {
    ...shell,
    site: nameOf(site),
    at: atOf(place, query),
    title: page?.title ?? '',
    open: rulesAt(needs.directory.current(), site, needs.clock.now()).opening.open,
    root: commentView(comment),
    replies: read.comments.map((one) => commentView(one)),
    next: read.next,
  }
}
