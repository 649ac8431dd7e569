import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { NotATable } from '../importers/tables.ts'
import { operator } from '../operations/actor.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import { addMember } from '../operations/member/members.ts'
import { addSite } from '../operations/member/sites.ts'
import { planMembers } from '../operations/operator/imports/members.ts'
import { planOffices } from '../operations/operator/imports/offices.ts'
import { carryOut, type Plan } from '../operations/operator/imports/plan.ts'
import { planSites } from '../operations/operator/imports/sites.ts'
import { addOffice } from '../operations/operator/offices.ts'
import { officeView, siteView } from '../presenters/members.ts'
import { type Call, type Command, Stop, telling, Usage } from './command.ts'
import { many } from './texts.ts'

/** The tree of the whole commission, which comes with the service. */
const shippedOffices = join(import.meta.dirname, 'kpu-offices/offices.csv')
/** From so many lines on one wants to know how far it is. */
const longWork = 100
/** At most so many wrong lines are shown at once. */
const shownLines = 20

const dryRun = { 'dry-run': { type: 'boolean' } } as const
const dryRunHelp = '--dry-run   only says what would be brought in'

async function readFile(file: string): Promise<string> {
  try {
    return await text(createReadStream(file, 'utf8'))
  } catch {
    throw new Stop(`${file} cannot be read.`)
  }
}

/** Plans from a file; every wrong line is named, and then nothing is brought in. */
async function planned<Draft>(file: string, plan: (table: string) => Promise<Plan<Draft>>): Promise<Plan<Draft>> {
  const table = await readFile(file)
  const made = await plan(table).catch((wrong: unknown) => {
    throw wrong instanceof NotATable ? new Stop(`${file}: ${wrong.message}`) : wrong
  })
  if (made.wrong.length === 0) return made
  const shown = made.wrong.slice(0, shownLines).map(({ line, why }) => `  line ${line}: ${why}`)
  const left = made.wrong.length - shown.length
  const more = left > 0 ? [`  … and ${many(left, 'more line')}`] : []
  throw new Stop(['Nothing was brought in:', ...shown, ...more].join('\n'))
}

/** Carries a plan out, or only says what it would do, and answers what became of it. */
async function bring<Draft, Added>(
  { given, terminal }: Call,
  what: string,
  plan: Plan<Draft>,
  { add, lines = () => [] }: { add: (draft: Draft) => Promise<Added>; lines?: (added: Added[]) => string[] },
): Promise<void> {
  const { same } = plan
  const rest = same === 0 ? '' : `, ${same} there already`
  if (given.has('dry-run')) {
    return terminal.answer({ wouldAdd: plan.add.length, same }, [`Would add ${many(plan.add.length, what)}${rest}.`])
  }
  const added = await carryOut(plan, add, (done, all) => {
    if (all >= longWork) terminal.progress(`${what}s`, done, all)
  })
  const told = lines(added)
  const sentence = `Added ${many(added.length, what)}${rest}.`
  // What a program reads comes alone on the output stream; the sentence is for the person at the terminal.
  if (told.length > 0) terminal.say(sentence)
  terminal.answer({ added, same }, told.length > 0 ? told : [sentence])
}

const offices: Command = {
  name: 'offices import',
  does: 'Adds the offices of a table (CSV), each below its parent; or the whole commission, 552 offices below KPU RI.',
  usage: 'FILE | --kpu [--dry-run]',
  options: { ...dryRun, kpu: { type: 'boolean' } },
  help: [
    'FILE   first line: id,name,kind,parent',
    '--kpu   the commission’s own tree, which comes with Rembuk (see service/cli/kpu-offices)',
    dryRunHelp,
  ],
  async run(call) {
    const { given, open } = call
    if (given.has('kpu') && given.positionals.length > 0) throw new Usage('Either a file or --kpu.')
    const file = given.has('kpu') ? shippedOffices : given.only('file')
    const needs = await open()
    const plan = await planned(file, (table) => planOffices(needs.directory.current(), table))
    await bring(call, 'office', plan, { add: async (draft) => officeView(await addOffice(needs, draft)) })
  },
}

const sites: Command = {
  name: 'sites import',
  does: 'Registers the sites of a table (CSV).',
  usage: 'FILE [--dry-run]',
  options: dryRun,
  help: ['FILE   first line: id,name,office,origins; several origins of a site with blanks between them', dryRunHelp],
  async run(call) {
    const file = call.given.only('file')
    const needs = await call.open()
    const plan = await planned(file, (table) => planSites(needs.directory.current(), table))
    await bring(call, 'site', plan, { add: async (draft) => siteView(await addSite(needs, operator, draft)) })
  },
}

type Invited = { email: string; link: string }

const invite = async (needs: Collaborators, draft: Parameters<typeof addMember>[2]): Promise<Invited> => {
  const { email, link } = await addMember(needs, operator, draft)
  return { email, link: link ?? '' }
}

const members: Command = {
  name: 'members import',
  does: 'Adds the members of a table (CSV); answers a table of links, each of which signs one of them in once.',
  usage: 'FILE [--dry-run]',
  options: dryRun,
  help: ['FILE   first line: email,name,role,office', dryRunHelp],
  async run(call) {
    const file = call.given.only('file')
    const needs = await call.open()
    const plan = await planned(file, (table) => planMembers(needs, table))
    const lines = (added: Invited[]) => ['email,link', ...added.map(({ email, link }) => `${email},${link}`)]
    const adding = bring(call, 'member', plan, { add: (draft) => invite(needs, draft), lines })
    await telling(adding, { conflict: 'Somebody added one of these members meanwhile; run it again.' })
  },
}

export const imports = [offices, sites, members]
