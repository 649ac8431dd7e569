import { rootOffice, type Site } from '../domain/offices.ts'
import { operator } from '../operations/actor.ts'
import { addSite, listSites } from '../operations/member/sites.ts'
import { removeSite } from '../operations/operator/sites.ts'
import { siteView } from '../presenters/members.ts'
import { checkId, checkPlaceName } from './checks.ts'
import { type Command, Stop, telling, Usage } from './command.ts'
import { many, table } from './texts.ts'

const rowOf = (site: Site): string[] => [site.id, site.name, site.office, site.origins.join(' ')]

const list: Command = {
  name: 'sites list',
  does: 'Lists the sites that may show the comment box.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const sites = listSites(await open(), operator)
    const rows = [['ID', 'NAME', 'OFFICE', 'ORIGINS'], ...sites.map(rowOf)]
    terminal.answer({ sites: sites.map(siteView) }, sites.length === 0 ? ['There is no site yet.'] : table(rows))
  },
}

const add: Command = {
  name: 'sites add',
  does: 'Registers a site, so that its pages may show the comment box.',
  usage: '--id ID --name NAME --origin https://… [--origin …] [--office OFFICE]',
  options: {
    id: { type: 'string' },
    name: { type: 'string' },
    origin: { type: 'string', multiple: true },
    office: { type: 'string' },
  },
  help: [
    '--id ID   3 to 60 small letters, digits, hyphens; stands in the tag as data-site',
    '--name NAME   what people call it',
    '--origin URL   where its pages are, without a path; again for each further one (with and without www)',
    `--office OFFICE   who answers for it; ${rootOffice} where left out`,
  ],
  async run({ given, open, terminal }) {
    given.none()
    const id = checkId(given.required('id'))
    const name = checkPlaceName(given.required('name'))
    const origins = given.many('origin')
    const office = given.optional('office') ?? rootOffice
    const needs = await open()
    const site = await telling(addSite(needs, operator, { id, name, office, origins }), {
      conflict: `There is a site ${id} already.`,
    })
    terminal.answer(siteView(site), [
      `Registered ${site.id}. The line for its pages:`,
      '',
      `  <script async src="${needs.origin}/embed.js" data-site="${site.id}"></script>`,
    ])
  },
}

const remove: Command = {
  name: 'sites remove',
  does: 'Removes a site with its pages and all their comments, for good.',
  usage: 'ID [--yes]',
  options: { yes: { type: 'boolean' } },
  help: ['--yes   do not ask'],
  async run({ given, open, terminal }) {
    const id = given.only('site')
    const needs = await open()
    const site = needs.directory.current().sites.get(id)
    if (!site) throw new Stop(`There is no site ${id}.`)
    const sure = given.has('yes') || (await terminal.confirm(`This removes ${site.name} and every comment on it.`, id))
    if (!sure) throw new Usage('Nothing was removed. Type the id when asked, or add --yes.')
    const comments = await removeSite(needs, id)
    terminal.answer({ removed: id, comments }, [`Removed ${id} with ${many(comments, 'comment')}.`])
  },
}

export const sites = [list, add, remove]
