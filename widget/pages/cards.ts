import type { Shell, SharePage, ThreadPage } from '../../service/contract/html-pages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { threadAddress } from './addresses.ts'
import { filled, type Text } from '../kit/texts.ts'
import { wordsIn } from './words.ts'

const locale = { id: 'id_ID', en: 'en_GB' } as const

/** A stretch of words of about this length, on one line, cut between words where it is longer. */
export function clipped(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  if (letters.length <= most) return line
  const kept = letters.slice(0, most - 1).join('')
  const gap = kept.lastIndexOf(' ')
  return `${gap > most / 2 ? kept.slice(0, gap) : kept}…`
}

type Said = { title: string; description: string; url: string; type: string }

/** Open Graph, as WhatsApp and others read it where a link is handed on. */
function card({ language }: Pick<Shell, 'language'>, siteName: string, { title, description, url, type }: Said) {
  return {
    'og:title': title,
    'og:description': description,
    'og:url': url,
    'og:type': type,
    'og:site_name': siteName,
    'og:locale': locale[language],
    'twitter:card': 'summary',
  }
}

/** A conversation in two stretches: what was asked, and what the office said to it. */
const exchange = (asked: string, answer: string | undefined, label: string): string =>
  answer === undefined ? clipped(asked, 200) : `${clipped(asked, 110)} — ${label}: ${clipped(answer, 160)}`

/** A comment's words as a link preview tells them: what the office has to say of an error in them goes first. */
const told = ({ text, clarification: said }: CommentView, label: Text): string =>
  said === undefined ? text : `${filled(label, said.office.name)}: ${clipped(said.text, 120)} — ${text}`

/** Of a whole thread: the first conversation in which the office has spoken, else the first one. */
export function threadCard(page: ThreadPage, title: string): Record<string, string> {
  const { t, p } = wordsIn(page.language)
  const roots = page.thread.comments.filter(({ author }) => author !== null)
  const answerTo = ({ replies }: CommentView) => replies.find(({ author }) => author?.badge === 'office')
  const shown = roots.find(answerTo) ?? roots[0]
  const description = shown ? exchange(told(shown, p.clarified), answerTo(shown)?.text, t.answer) : t.empty
  return card(page, page.site.name, {
    title: clipped(title, 90),
    description,
    url: page.origin + threadAddress({ ...page, chosen: false }),
    type: 'website',
  })
}

/** Of one comment: what WhatsApp shows has room for the question and for what the office says. */
export function shareCard(page: SharePage, title: string): Record<string, string> {
  const { t, p } = wordsIn(page.language)
  const { comment, answers } = page
  return card(page, page.site.name, {
    title: clipped(`${comment.author?.name ?? ''} · ${title}`, 90),
    description: exchange(told(comment, p.clarified), answers[0]?.text, t.answer),
    url: `${page.origin}/k/${comment.id}`,
    type: 'article',
  })
}
