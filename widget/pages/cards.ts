import type { Shell, SharePage, ThreadPage } from '../../service/contract/html-pages.ts'
import { counted } from '../kit/texts.ts'
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

export function threadCard(page: ThreadPage, title: string): Record<string, string> {
  const { t } = wordsIn(page.language)
  const { comments } = page.thread.page
  const [first] = page.thread.comments
  const description = comments > 0 ? counted(t.count, comments, page.language) : t.empty
  const words = first?.author ? ` · ${first.author.name}: ${clipped(first.text, 120)}` : ''
  return card(page, page.site.name, {
    title: clipped(title, 90),
    description: description + words,
    url: page.origin + page.here,
    type: 'website',
  })
}

/** The question, and behind it what the office says: both fit into what WhatsApp shows. */
export function shareCard(page: SharePage, title: string): Record<string, string> {
  const { t } = wordsIn(page.language)
  const { comment, answers } = page
  const [answer] = answers
  const asked = clipped(comment.text, answer ? 110 : 200)
  return card(page, page.site.name, {
    title: clipped(`${comment.author?.name ?? ''} · ${title}`, 90),
    description: answer ? `${asked} — ${t.answer}: ${clipped(answer.text, 160)}` : asked,
    url: `${page.origin}/k/${comment.id}`,
    type: 'article',
  })
}
