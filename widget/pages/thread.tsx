import type { RepliesPage, ThreadPage } from '../../service/contract/html-pages.ts'
import type { ClosedReason } from '../../service/contract/views.ts'
import { counted, filled } from '../kit/texts.ts'
import { whyClosed } from '../embed/later/closed.ts'
import { Statement } from '../embed/later/statement.tsx'
import { ours, threadAddress } from './addresses.ts'
import { threadCard } from './cards.ts'
import { Conversation } from './conversation.tsx'
import { documentOf } from './document.tsx'
import { Form } from './form.tsx'
import { SentBox } from './receipt.tsx'
import { repliesData, threadData } from './structured.ts'
import { day } from './times.ts'
import { wordsIn } from './words.ts'

/** What a page is called where nobody has named it: its address, without what all have in common. */
export const titleOf = ({ title, url }: { title: string; url: string }): string =>
  title || decoded(url.replace(/^https?:\/\/(www\.)?/, ''))

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function Top({ site, title, url, back }: { site: string; title: string; url: string; back: string }) {
  return (
    <>
      <p class="over">{site}</p>
      <h1 dir="auto">{title}</h1>
      <p class="ways">
        <a href={url}>{back}</a>
      </p>
    </>
  )
}

/** A thread without a script: the form first, then what was said. */
export function thread(page: ThreadPage): string {
  const { t, w, o, p } = wordsIn(page.language)
  const { thread, form, receipt, language } = page
  const { rules, next } = thread
  // What is pinned stands above the beginning, not above every part and every choice.
  const pinned = page.after === null && page.answered === null ? thread.pinned : null
  const title = titleOf(thread.page)
  const engaging = rules.engagement === 'on'
  const shared = { page, open: thread.page.open, engaging }
  const comments = thread.comments.filter(({ id }) => id !== pinned?.id)
  const feed = ours({ chosen: false, language }, `/v1/sites/${page.site.id}/feed.atom`, page.at)
  return documentOf(
    page,
    {
      title: `${counted(t.count, thread.page.comments, language)}: ${title}`,
      canonical: thread.page.url,
      isPrivate: form?.parent !== null || receipt !== null,
      card: threadCard(page, title),
      feed: page.origin + feed,
      data: threadData(page, title),
    },
    <section>
      <Top site={page.site.name} title={title} url={thread.page.url} back={p.back} />
      {receipt && <SentBox shell={page} {...receipt} masked={page.masked} />}
      {thread.page.closedReason && <p class="panel note">{closedWords(page, thread.page.closedReason)}</p>}
      {thread.statement && (
        <Statement t={o} said={thread.statement} day={day(thread.statement.at, language, page.now)} />
      )}
      {form && <Form page={page} rules={rules} form={form} />}
      <div class="list">
        <h2 id="komentar">{counted(t.count, thread.page.comments, language)}</h2>
        <Orders page={page} />
      </div>
      <Reactions page={page} />
      {pinned && !page.after && <Conversation {...shared} root={pinned} replies={pinned.replies} caption={p.pinned} />}
      {comments.map((root) => (
        <Conversation key={root.id} {...shared} root={root} replies={root.replies} />
      ))}
      {!comments[0] && !pinned && <p class="empty">{nothing(page)}</p>}
      {next && (
        <a class="more" href={`${threadAddress(page, { ...order(page), after: next })}#komentar`}>
          {counted(w.more, 20, language)}
        </a>
      )}
      <p class="ways">
        {page.after && <a href={`${threadAddress(page, order(page))}#komentar`}>{p.first}</a>}
        <a href={feed}>{p.feed}</a>
      </p>
    </section>,
  )
}

const order = ({ sort, answered }: ThreadPage) => ({ sort: sort === 'new' ? null : sort, answered })

function nothing({ after, answered, language }: ThreadPage): string {
  const { t, p } = wordsIn(language)
  if (after) return p.noneFurther
  return answered === 'yes' ? p.noneAnswered : answered === 'no' ? p.noneUnanswered : t.empty
}

const closedWords = ({ language, now }: ThreadPage, reason: ClosedReason): string =>
  whyClosed(reason, wordsIn(language).o, (time) => day(time, language, now))

/** Order and filter as links; without comments there is nothing to put in order. */
function Orders({ page }: { page: ThreadPage }) {
  const { w, p } = wordsIn(page.language)
  const { sort, answered, thread } = page
  if (thread.page.comments < 2) return null
  const sorts = thread.rules.engagement === 'on' ? (['new', 'old', 'top'] as const) : (['new', 'old'] as const)
  const filters = [
    [null, p.all],
    ['yes', p.answered],
    ['no', p.unanswered],
  ] as const
  const link = (words: string, isCurrent: boolean, query: Record<string, string | null>) => (
    <a href={`${threadAddress(page, query)}#komentar`} rel="nofollow" aria-current={isCurrent ? 'true' : undefined}>
      {words}
    </a>
  )
  return (
    <>
      <nav class="orders" aria-label={w.sort}>
        {sorts.map((one) => link(w[one], one === sort, { ...order({ ...page, sort: one }) }))}
      </nav>
      <nav class="orders" aria-label={p.filter}>
        {filters.map(([one, words]) => link(words, one === answered, { ...order({ ...page, answered: one }) }))}
      </nav>
    </>
  )
}

/** What readers said of the page in the office's words, which without a script can only be read. */
function Reactions({ page }: { page: ThreadPage }) {
  const { p } = wordsIn(page.language)
  const format = new Intl.NumberFormat(page.language)
  const said = Object.entries(page.thread.reactions).map(([word, n]) => `${word} ${format.format(n)}`)
  if (!said[0]) return null
  return (
    <p class="hint">
      {p.reactions} {said.join(' · ')}
    </p>
  )
}

/** One comment with all its replies. */
export function replies(page: RepliesPage): string {
  const { w, p } = wordsIn(page.language)
  const { root, next, language, open } = page
  const title = titleOf({ title: page.title, url: page.at.url })
  const name = root.author?.name
  const heading = name ? filled(p.repliesTo, name) : counted(p.allReplies, root.replyCount, language)
  return documentOf(
    page,
    { title: `${heading}: ${title}`, canonical: page.at.url, data: repliesData(page, title) },
    <section>
      <Top site={page.site.name} title={heading} url={page.at.url} back={title} />
      <Conversation page={page} root={root} replies={page.replies} open={open} engaging={false} leads={false} />
      {next && (
        <a class="more" href={threadAddress(page, { replies: root.id, after: next })}>
          {counted(w.more, 100, language)}
        </a>
      )}
      <p class="ways">
        <a href={threadAddress(page)}>{p.backToThread}</a>
      </p>
    </section>,
  )
}
