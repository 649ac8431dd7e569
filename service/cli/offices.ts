import { officeKinds, rootOffice } from '../domain/offices.ts'
import { wayTo } from '../domain/tree.ts'
import { operator } from '../operations/actor.ts'
import { listOffices } from '../operations/member/offices.ts'
import { moveOffice } from '../operations/operator/move-office.ts'
import { addOffice } from '../operations/operator/offices.ts'
import { officeView } from '../presenters/members.ts'
import { checkId, checkPlaceName } from './checks.ts'
import { type Command, telling } from './command.ts'
import { table } from './texts.ts'

const list: Command = {
  name: 'offices list',
  does: 'Lists the offices as a tree.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const needs = await open()
    const held = needs.directory.current()
    const ways = listOffices(needs, operator).map((office) => ({
      office,
      way: wayTo(held, office.id).map(({ id }) => id),
    }))
    const sorted = ways.toSorted((one, other) => (one.way.join('/') < other.way.join('/') ? -1 : 1))
    const rows = sorted.map(({ office, way }) => ['  '.repeat(way.length - 1) + office.id, office.kind, office.name])
    const offices = sorted.map(({ office }) => officeView(office))
    terminal.answer({ offices }, table([['ID', 'KIND', 'NAME'], ...rows]))
  },
}

const add: Command = {
  name: 'offices add',
  does: 'Adds an office below another.',
  usage: `--id ID --name NAME --kind ${officeKinds.join('|')} [--parent OFFICE]`,
  options: {
    id: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string' },
    parent: { type: 'string' },
  },
  help: [
    '--id ID   3 to 60 small letters, digits, hyphens',
    '--name NAME   as it signs its answers: KPU Kabupaten Sukamaju',
    `--kind KIND   ${officeKinds.join(', ')}`,
    `--parent OFFICE   the office above it; ${rootOffice} where left out`,
  ],
  async run({ given, open, terminal }) {
    given.none()
    const id = checkId(given.required('id'))
    const name = checkPlaceName(given.required('name'))
    const kind = given.oneOf('kind', officeKinds)
    const parent = given.optional('parent') ?? rootOffice
    const office = await telling(addOffice(await open(), { id, name, kind, parent }), {
      conflict: `There is an office ${id} already.`,
      'not-found': `There is no office ${parent} to put it below.`,
    })
    terminal.answer(officeView(office), [`Added ${office.name} (${office.id}) below ${parent}.`])
  },
}

const move: Command = {
  name: 'offices move',
  does: 'Puts an office, with all below it, below another.',
  usage: 'OFFICE --parent OFFICE',
  options: { parent: { type: 'string' } },
  help: [
    '--parent OFFICE   the office above it from now on: its settings are inherited, its members see what is below',
  ],
  async run({ given, open, terminal }) {
    const id = given.only('office')
    const parent = given.required('parent')
    const office = await telling(moveOffice(await open(), { id, parent }), {
      'not-found': `There is no office ${id}, or no office ${parent}.`,
      invalid: `${id} cannot stand below ${parent}: it is the root, or ${parent} stands below it.`,
      unavailable: 'Another office is being moved. Try again in a few seconds.',
    })
    terminal.answer(officeView(office), [`Moved ${office.name} (${office.id}) below ${parent}.`])
  },
}

export const offices = [list, add, move]
