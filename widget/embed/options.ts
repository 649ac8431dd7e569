import type { Language } from '../../service/contract/languages.ts'
import type { Sort } from '../../service/contract/views.ts'
import { languageOf } from '../kit/texts.ts'
import { tag } from './tag.ts'

/** What every name on a reader's device begins with. */
export const prefix = 'rembuk:'

/** The attributes of `<rembuk-thread>`; on the tag their names begin with `data-`. */
export const names = ['site', 'page', 'url', 'lang', 'theme', 'accent', 'sort', 'lazy'] as const

/** What a place on the page asks for. */
export type Options = {
  /** where the service is: where the script came from */
  origin: string
  site: string
  /** the page's address and, where the host gives one, its key */
  at: { url: string; page?: string }
  language: Language
  theme: string | undefined
  accent: string | undefined
  sort: Sort
}

/** `here`: the page's address where the element names none. */
export function optionsOf(host: HTMLElement, here = location.href): Options {
  const [site, page, url, lang, theme, accent, sort] = names.map((name) => host.getAttribute(name) || undefined)
  return {
    origin: new URL(tag?.src || '').origin,
    site: site || '',
    at: { url: (url || here).split('#')[0] || '', ...(page && { page }) },
    language: languageOf(lang || document.documentElement.lang),
    theme,
    accent,
    sort: sort === 'old' || sort === 'top' ? sort : 'new',
  }
}

/** The comment that the page's address leads to. */
export function linked(): { at?: string } {
  const at = location.hash.split('#rembuk-')[1]
  return at ? { at } : {}
}
