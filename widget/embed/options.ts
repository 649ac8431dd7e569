import type { Language } from '../../service/contract/languages.ts'
import type { Sort } from '../../service/contract/views.ts'
import { languageOf } from '../kit/texts.ts'

/** What the tag in the host page asks for. */
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

export function optionsOf({ src, dataset }: HTMLScriptElement): Options {
  const { site, page, lang, theme, accent, sort } = dataset
  return {
    origin: new URL(src).origin,
    site: site || '',
    at: { url: location.href.split('#')[0] || '', ...(page && { page }) },
    language: languageOf(lang || document.documentElement.lang),
    theme,
    accent,
    sort: sort === 'old' || sort === 'top' ? sort : 'new',
  }
}
