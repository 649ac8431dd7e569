import type { FrontPage } from '../../contract/html-pages.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { readExample } from '../../operations/reader/read-example.ts'
import { commentView } from '../../presenters/comments.ts'
import type { HttpNeeds } from '../needs.ts'
import { type Drawing, hashOf } from './answering.ts'
import { nameOf } from './thread.ts'

/** What stands for a site where the reader has to fill in their own. */
const unnamed = 'ID-SITUS'

/**
 * What asks for the thread while `embed.js` is still on its way; the script takes the answer if it would ask the same.
 */
const fastScript = (origin: string, site: string): string =>
  `rembukAsked=fetch("${origin}/v1/sites/${site}/thread?"+new URLSearchParams({url:location.href.split("#")[0],sort:"new"}))`

/** The lines to paste, and what a host page's policy has to allow for them. `origin` is our own. */
export function linesFor(origin: string, site: string): Pick<FrontPage, 'lines' | 'policies'> {
  const plain = `<script async src="${origin}/embed.js" data-site="${site}"></script>`
  const asking = fastScript(origin, site)
  const thread = `${origin}/sites/${site}/thread?url=ALAMAT`
  return {
    lines: {
      plain,
      fast: `<script>${asking}</script>\n${plain}`,
      noscript: `<noscript><a href="${thread}">Baca dan tulis komentar</a></noscript>`,
    },
    policies: {
      plain: `script-src ${origin}; connect-src ${origin}`,
      fast: `script-src ${origin} ${hashOf(asking)}; connect-src ${origin}`,
    },
  }
}

/** The one that is asked for by `?situs=`, or the only one there is. */
function siteOf(sites: Map<string, Site>, asked: string | null): Site | null {
  const [first] = sites.values()
  return (asked === null ? undefined : sites.get(asked)) ?? (sites.size === 1 ? (first ?? null) : null)
}

type Example = Awaited<ReturnType<typeof readExample>>

/** How long an example is shown before another is looked for, in milliseconds. */
const shownFor = 60_000

/** The front page is there also while the store is away: then without an example of the site's own. */
function examples(needs: Pick<HttpNeeds, 'store' | 'clock'>): (site: Site) => Promise<Example> {
  const known = new Map<string, { at: number; example: Promise<Example> }>()
  return (site) => {
    const now = needs.clock.now()
    const found = known.get(site.id)
    if (found && Math.abs(now - found.at) < shownFor) return found.example
    const example = readExample(needs, site).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      known.delete(site.id)
      return null
    })
    known.set(site.id, { at: now, example })
    return example
  }
}

/** "Pasang Rembuk". */
export function drawFront(needs: Pick<HttpNeeds, 'store' | 'directory' | 'origin' | 'clock'>): Drawing {
  const exampleOf = examples(needs)
  return async ({ query }, shell, pages) => {
    const { sites, offices } = needs.directory.current()
    const site = siteOf(sites, query.get('situs'))
    const [first] = sites.values()
    const shown = site ?? first
    const example = shown ? await exampleOf(shown) : null
    const document = pages.front({
      ...shell,
      site: site && nameOf(site),
      ...linesFor(needs.origin, site?.id ?? unnamed),
      preview:
        shown && example
          ? {
              from: offices.get(shown.office)?.name ?? shown.name,
              comment: commentView(example.comment),
              answer: commentView(example.answer),
            }
          : null,
    })
    return { document }
  }
}
