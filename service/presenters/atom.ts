import type { Comment } from '../domain/comment.ts'
import { iso } from './times.ts'

type Written = Pick<
  Comment,
  'id' | 'page' | 'author' | 'text' | 'createdAt' | 'editedAt' | 'clarification' | 'corrections'
>

/** What a feed is made of; its newest comments first. */
export type FeedShown = {
  site: { id: string; name: string; createdAt: number }
  page: { url: string; title: string } | null
  comments: Written[]
  /** where each was written, by the page's id */
  pages: Map<string, { url: string; title: string }>
}

/** What XML 1.0 has no place for, not even escaped. */
const unsayable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text as it stands between tags, or in an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(unsayable, '\ufffd').replace(/[&<>"\r]/g, (one) => special[one] ?? one)

type Attributes = Record<string, string>

function tag(name: string, attributes: Attributes, inside?: string): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  return inside === undefined ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`
}

const words = (name: string, text: string): string => tag(name, {}, escapeXml(text))
const plain = (name: string, text: string): string => tag(name, { type: 'text' }, escapeXml(text))

function updatedAt({ createdAt, editedAt, clarification: said }: Written): number {
  return Math.max(editedAt ?? createdAt, said ? (said.editedAt ?? said.at) : 0)
}

const day = new Intl.DateTimeFormat('id', { dateStyle: 'medium', timeZone: 'Asia/Jakarta' })

/** Whoever reads only the feed reads first, too, what the office puts right, and that it has corrected itself. */
function toldIn({ text, clarification: said, corrections }: Written): string {
  const correctedAt = corrections?.at(-1)?.at
  const words = correctedAt === undefined ? text : `Diperbaiki ${day.format(correctedAt)}.\n\n${text}`
  return said ? `Klarifikasi ${said.office.name}: ${said.text}\n\n${words}` : words
}

function entry(comment: Written, { origin, pages }: { origin: string; pages: FeedShown['pages'] }): string {
  const { id, author, createdAt } = comment
  const page = pages.get(comment.page)
  const link = `${origin}/k/${id}`
  return tag(
    'entry',
    {},
    [
      words('id', link),
      plain('title', [author.name, page?.title || page?.url].filter(Boolean).join(' · ')),
      words('published', iso(createdAt)),
      words('updated', iso(updatedAt(comment))),
      tag('author', {}, words('name', author.name)),
      tag('link', { rel: 'alternate', type: 'text/html', href: link }),
      plain('content', toldIn(comment)),
    ].join(''),
  )
}

/** Without entries nothing was ever updated: the feed is as old as its site, and so always the same. */
function lastUpdate({ site, comments }: FeedShown): number {
  return Math.max(site.createdAt, ...comments.map(updatedAt))
}

/** Newest comments as Atom (RFC 4287). `self` is the feed's own address, `origin` our own, under which comments lie. */
export function atom(feed: FeedShown, { origin, self }: { origin: string; self: string }): string {
  const { site, page, comments, pages } = feed
  const about = page ? page.title || page.url : site.name
  const thread = `${origin}/sites/${site.id}/thread${page ? `?${new URLSearchParams({ url: page.url })}` : ''}`
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    tag(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'id' },
      [
        words('id', self),
        plain('title', `Komentar · ${about}`),
        words('updated', iso(lastUpdate(feed))),
        tag('link', { rel: 'self', type: 'application/atom+xml', href: self }),
        tag('link', { rel: 'alternate', type: 'text/html', href: page ? page.url : thread }),
        tag('generator', {}, 'Rembuk'),
        ...comments.map((comment) => entry(comment, { origin, pages })),
      ].join('\n'),
    ) +
    '\n'
  )
}
