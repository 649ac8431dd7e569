import { createHash } from 'node:crypto'

/** One of a page's last changes: at this revision, that comment's view changed. */
export type PageChange = { revision: number; id: string }

/** One address that can be commented; stored from its first comment on. */
export type Page = {
  id: string
  site: string
  /** `url:ADDRESS`, or `page:KEY` where the site names its pages itself */
  key: string
  url: string
  title: string
  createdAt: number
  /** grows with every publication, by one */
  revision: number
  /** published comments and replies, as counted by the last publication */
  comments: number
  /** readers' words about the page and how many chose each, as counted by the last publication */
  reactions: Record<string, number>
  /** the comment pinned to it */
  pinned: string | null
  /** the last 200 changes, oldest first */
  changes: PageChange[]
}

export type NewPage = Pick<Page, 'id' | 'site' | 'key' | 'url' | 'title' | 'createdAt'>

/** What one publication made of the page. */
export type Publication = { revision: number; comments: number }

/** The page's id, from its site and key alone: nobody has to look it up, and two processes never make two. */
export function pageId(site: string, key: string): string {
  return `${site}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`
}
