import type { Member } from '../domain/member.ts'
import type { Site } from '../domain/offices.ts'
import { seeded } from '../filters/training/chance.ts'
import { operator } from '../operations/actor.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import { addMember } from '../operations/member/members.ts'
import { addSite } from '../operations/member/sites.ts'
import { findMemberByEmail } from '../operations/operator/members.ts'
import { type Command, Stop, type Terminal, Usage } from './command.ts'
import { isAway, patiently } from './patience.ts'
import { fill } from './seed/fill.ts'
import { planOf } from './seed/plan.ts'
import { many } from './texts.ts'

const most = 5_000_000

/** Fills an instance for trials and measurements; never one that people read. */
export const seed: Command = {
  name: 'seed',
  does: 'Fills the sites with made-up comments, decisions and answers, to try things out at full size.',
  usage: '--comments N [--everywhere] [--seed NUMBER]',
  options: { comments: { type: 'string' }, everywhere: { type: 'boolean' }, seed: { type: 'string' } },
  help: [
    '--comments N   how many; a hundred thousand take a minute or two',
    '--everywhere   gives each office below the root a site first, where it has none (see offices import --kpu)',
    '--seed NUMBER   other numbers make other comments; 1 where left out',
  ],
  async run({ given, open, terminal }) {
    given.none()
    const count = wholeNumber('comments', given.required('comments'), most)
    const draw = seeded(wholeNumber('seed', given.optional('seed') ?? '1', 2 ** 31 - 1))
    const needs = await open()
    if (given.has('everywhere')) await giveSites(needs, terminal)
    const sites = [...needs.directory.current().sites.values()]
    if (sites.length === 0) throw new Stop('There is no site to fill. Add one (sites add), or use --everywhere.')
    const members = await officersOf(needs, sites)
    const plan = planOf(count, sites, needs.clock.now(), draw)
    let written = 0
    const progress: Terminal['progress'] = (what, done, all) => {
      if (what === 'comments') written = done
      terminal.progress(what, done, all)
    }
    const made = await fill(needs, plan, { members, draw, progress, again: patiently(terminal) }).catch(
      (cause: unknown) => Promise.reject(isAway(cause) ? new Stop(cutOff(written, count)) : cause),
    )
    terminal.answer({ ...made, pages: plan.pages.length, sites: sites.length }, [
      `Made ${many(made.comments, 'comment')} on ${many(plan.pages.length, 'page')} of ${many(sites.length, 'site')}, ` +
        `${many(made.answers, 'answer')}, ${many(made.decisions, 'decision')}.`,
    ])
  },
}

const cutOff = (written: number, count: number): string =>
  `The store does not answer any more. About ${written} of ${many(count, 'comment')} are in it, and not all that belongs to ` +
  'them: seeding does not go on from there. Empty the store, and run the same command again.'

function wholeNumber(name: string, typed: string, largest: number): number {
  const number = Number(typed)
  if (Number.isInteger(number) && number >= 1 && number <= largest) return number
  throw new Usage(`--${name} is a whole number from 1 to ${largest}; "${typed}" is not.`)
}

async function giveSites(needs: Collaborators, { progress }: Terminal): Promise<void> {
  const { offices, sites } = needs.directory.current()
  const served = new Set([...sites.values()].map(({ office }) => office))
  const bare = [...offices.values()].filter(({ id, parent }) => parent !== null && !served.has(id) && !sites.has(id))
  for (const [at, { id, name }] of bare.entries()) {
    await addSite(needs, operator, { id, name, office: id, origins: [`https://${id}.contoh.example`] })
    progress('sites', at + 1, bare.length)
  }
}

/** An officer for each office that has a site: decisions are somebody's. */
async function officersOf(needs: Collaborators, sites: Site[]): Promise<Map<string, Member>> {
  const officers = new Map<string, Member>()
  for (const office of new Set(sites.map((site) => site.office))) officers.set(office, await officerOf(needs, office))
  return officers
}

async function officerOf(needs: Collaborators, office: string): Promise<Member> {
  const email = `petugas.${office}@contoh.example`
  const known = await findMemberByEmail(needs, email).catch(() => null)
  if (known) return known
  const { member } = await addMember(needs, operator, { email, name: `Petugas ${office}`, role: 'moderator', office })
  return member
}
