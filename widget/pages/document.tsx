import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { Shell } from '../../service/contract/html-pages.ts'
import { Mark } from '../kit/mark.tsx'
import { inOtherLanguage, ours } from './addresses.ts'
import { style } from './style.ts'
import { wordsIn } from './words.ts'

/** What a document says of itself to whoever does not look at it. */
export type Head = {
  title: string
  description?: string | undefined
  /** where the same is at home */
  canonical?: string | undefined
  /** whether search engines are asked to leave it alone */
  isPrivate?: boolean
  /** Open Graph: the preview of a link that was handed on */
  card?: Record<string, string> | undefined
  feed?: string | undefined
  /** schema.org */
  data?: object | undefined
}

const other = { id: 'en', en: 'id' } as const

/** A whole document. What people wrote goes through Preact, which escapes it; sheet, data and script are our own. */
export function documentOf(shell: Shell, head: Head, main: ComponentChildren, script = ''): string {
  return (
    `<!doctype html><html lang="${shell.language}"><head>${render(<Meta head={head} />)}` +
    `<style>${style}</style>${dataBlock(head.data)}</head>` +
    `<body>${render(<Body shell={shell}>{main}</Body>)}${script && `<script>${script}</script>`}</body></html>`
  )
}

/** A block of data ends at the first `</script`, whatever stands around it: JSON can say `<` otherwise. */
function dataBlock(data: object | undefined): string {
  if (!data) return ''
  return `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`
}

function Meta({ head }: { head: Head }): VNode {
  const { title, description, canonical, isPrivate, card = {}, feed } = head
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {description && <meta name="description" content={description} />}
      {isPrivate && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={canonical} />}
      {Object.entries(card).map(([property, content]) =>
        property.startsWith('og:') ? (
          <meta property={property} content={content} />
        ) : (
          <meta name={property} content={content} />
        ),
      )}
      {feed && <link rel="alternate" type="application/atom+xml" href={feed} />}
    </>
  )
}

function Body({ shell, children }: { shell: Shell; children: ComponentChildren }): VNode {
  const { p } = wordsIn(shell.language)
  const language = other[shell.language]
  return (
    <>
      <a class="skip" href="#isi">
        {p.skip}
      </a>
      <header class="top">
        <a class="brand" href={ours(shell, '/')}>
          <Mark />
          Rembuk
        </a>
        <a lang={language} hrefLang={language} rel="nofollow" href={inOtherLanguage(shell)}>
          {p.other}
        </a>
      </header>
      <main id="isi">{children}</main>
      <footer class="end">
        <a href={ours(shell, '/kabar')}>{p.news}</a>
        <a href={ours(shell, '/privasi')}>{p.ownData}</a>
        <a href={ours(shell, '/buku-terbuka')}>{p.ledger}</a>
        <a href={ours(shell, '/')}>{p.install}</a>
      </footer>
    </>
  )
}
