import type { PageAddress, Shell, SiteName } from '../../service/contract/html-pages.ts'

type Query = Record<string, string | null | undefined>

/** An address of ours on this origin. A language that was chosen goes along. */
export function ours(
  { chosen, language }: Pick<Shell, 'chosen' | 'language'>,
  path: string,
  query: Query = {},
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, lang: chosen ? language : null })) {
    if (value) search.set(name, value)
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** The same page in the other language. */
export function inOtherLanguage({ here, language }: Pick<Shell, 'here' | 'language'>): string {
  return `${here}${here.includes('?') ? '&' : '?'}lang=${language === 'id' ? 'en' : 'id'}`
}

type OnPage = Pick<Shell, 'chosen' | 'language'> & { site: SiteName; at: PageAddress }

/** The thread of a page. */
export const threadAddress = (page: OnPage, query: Query = {}): string =>
  ours(page, `/sites/${page.site.id}/thread`, { url: page.at.url, page: page.at.page, ...query })

/** The form for a reply. */
export const replyAddress = (page: OnPage, id: string): string => `${threadAddress(page, { reply: id })}#tulis`

/** A comment where it was written. */
export const onItsPage = (url: string, id: string): string => `${url}#rembuk-${id}`

export const whatsApp = (words: string): string => `https://wa.me/?text=${encodeURIComponent(words)}`
