import type { Page } from '../domain/page.ts'
import type { Site } from '../domain/offices.ts'
import { listPages, renamePage } from '../operations/operator/pages.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import { checkPlaceName } from './checks.ts'
import { type Command, Stop, telling } from './command.ts'
import { table } from './texts.ts'

const rowOf = ({ site, url, title, comments }: Page): string[] => [site, String(comments), title, url]
const viewOf = ({ id, site, url, title, comments }: Page): object => ({ id, site, url, title, comments })

/** The site with this id; stops with a sentence where there is none. */
export function siteCalled({ directory }: Pick<Collaborators, 'directory'>, id: string): Site {
  const site = directory.current().sites.get(id)
  if (!site) throw new Stop(`There is no site ${id}.`)
  return site
}

const list: Command = {
  name: 'pages list',
  does: 'Lists the pages that were commented, with how many comments show there.',
  usage: '[--site ID]',
  options: { site: { type: 'string' } },
  help: ['--site ID   of one site alone'],
  async run({ given, open, terminal }) {
    given.none()
    const site = given.optional('site')
    const needs = await open()
    const pages = await listPages(needs, site === null ? null : siteCalled(needs, site).id)
    const rows = [['SITE', 'COMMENTS', 'TITLE', 'ADDRESS'], ...pages.map(rowOf)]
    terminal.answer({ pages: pages.map(viewOf) }, pages.length === 0 ? ['No page was commented yet.'] : table(rows))
  },
}

const rename: Command = {
  name: 'pages rename',
  does: 'Gives a page another title, for the desk and for links that are handed on.',
  usage: '--site ID --url ADDRESS --title TITLE [--page KEY]',
  options: { site: { type: 'string' }, url: { type: 'string' }, title: { type: 'string' }, page: { type: 'string' } },
  help: [
    '--site ID   whose page it is',
    '--url ADDRESS   as readers see it',
    '--title TITLE   how it is called from now on',
    '--page KEY   where the tag names the page itself (data-page)',
  ],
  async run({ given, open, terminal }) {
    given.none()
    const [site, url] = [given.required('site'), given.required('url')]
    const title = checkPlaceName(given.required('title'))
    const key = given.optional('page')
    const needs = await open()
    const at = { url, ...(key !== null && { page: key }) }
    const page = await telling(renamePage(needs, { site: siteCalled(needs, site), at, title }), {
      'not-found': `Nobody has commented ${url} yet.`,
    })
    terminal.answer(viewOf(page), [`${page.url} is now called "${page.title}".`])
  },
}

export const pages = [list, rename]
