import { rootOffice } from '../domain/offices.ts'
import { roles } from '../domain/permissions.ts'
import { operator } from '../operations/actor.ts'
import { addMember, listMembers, type MemberShown, removeMember } from '../operations/member/members.ts'
import { findMemberByEmail, resetPassword, signInLink } from '../operations/operator/members.ts'
import { memberView } from '../presenters/members.ts'
import { checkName } from './checks.ts'
import { type Command, telling } from './command.ts'
import { table } from './texts.ts'

const email = { type: 'string' } as const

const rowOf = ({ member, email: address }: MemberShown): string[] => [
  address,
  member.name,
  member.role,
  member.office,
  member.active ? '' : 'may not sign in',
]

/** What comes of looking for a member by the address that was typed; stops with a sentence where nobody has it. */
const known = <Found>(address: string, found: Promise<Found>): Promise<Found> =>
  telling(found, { 'not-found': `There is no member with the address ${address}.` })

const linkLines = (link: string): string[] => ['Signs in once, within 72 hours:', '', `  ${link}`]

const list: Command = {
  name: 'members list',
  does: 'Lists who may sign in at the desk.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const found = await listMembers(await open(), operator)
    const views = found.map(({ member, email: address }) => memberView(member, address))
    const rows = [['EMAIL', 'NAME', 'ROLE', 'OFFICE', ''], ...found.map(rowOf)]
    terminal.answer({ members: views }, found.length === 0 ? ['There is no member yet.'] : table(rows))
  },
}

const add: Command = {
  name: 'members add',
  does: 'Adds a member; without a password they get a link that signs them in once.',
  usage: `--email ADDRESS --name NAME --role ${roles.join('|')} [--office OFFICE] [--password]`,
  options: {
    email,
    name: { type: 'string' },
    role: { type: 'string' },
    office: { type: 'string' },
    password: { type: 'boolean' },
  },
  help: [
    '--email ADDRESS   by which they sign in',
    '--name NAME   as colleagues see it beside decisions',
    '--role ROLE   owner: everything; lead: policy, members, sites too; moderator: decides and answers; auditor: reads',
    `--office OFFICE   theirs, with those below it; ${rootOffice} where left out`,
    '--password   asks for a password, or takes it from the input stream',
  ],
  async run({ given, open, terminal }) {
    given.none()
    const input = {
      email: given.required('email'),
      name: checkName(given.required('name')),
      role: given.oneOf('role', roles),
      office: given.optional('office') ?? rootOffice,
    }
    const password = given.has('password') ? await terminal.password() : undefined
    const added = await telling(addMember(await open(), operator, { ...input, password }), {
      conflict: `There is a member with the address ${input.email} already.`,
    })
    const { link } = added
    const member = memberView(added.member, added.email)
    const said = `Added ${member.name} as ${member.role} of ${member.office}.`
    terminal.answer(link === null ? { member } : { member, link }, link === null ? [said] : [said, ...linkLines(link)])
  },
}

const reset: Command = {
  name: 'members reset-password',
  does: 'Sets a new password for a member and ends all their sessions.',
  usage: '--email ADDRESS',
  options: { email },
  help: ['--email ADDRESS   whose; the password is asked for, or taken from the input stream'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const found = await known(address, findMemberByEmail(needs, address))
    await resetPassword(needs, { email: address, password: await terminal.password() })
    terminal.answer({ member: found.id, reset: true }, [`${found.name} has a new password; their sessions are ended.`])
  },
}

const link: Command = {
  name: 'members link',
  does: 'Makes a link that signs a member in once.',
  usage: '--email ADDRESS',
  options: { email },
  help: ['--email ADDRESS   whose'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const made = await known(address, signInLink(await open(), address))
    terminal.answer({ link: made }, linkLines(made))
  },
}

const remove: Command = {
  name: 'members remove',
  does: 'Takes a member’s rights for good and ends their sessions; what they decided stays.',
  usage: '--email ADDRESS',
  options: { email },
  help: ['--email ADDRESS   whose'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const found = await known(address, findMemberByEmail(needs, address))
    await removeMember(needs, operator, found.id)
    terminal.answer({ removed: found.id }, [`${found.name} is no longer a member.`])
  },
}

export const members = [list, add, reset, link, remove]
