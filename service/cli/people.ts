import { erasePerson, exportPerson } from '../operations/operator/people.ts'
import { ownDataView } from '../presenters/own-data.ts'
import { type Command, telling, Usage } from './command.ts'
import { many } from './texts.ts'

const email = { type: 'string' } as const
const noOne = (address: string): string => `Nothing is held on ${address}.`

const exporting: Command = {
  name: 'people export',
  does: 'Prints everything held on a person, as JSON.',
  usage: '--email ADDRESS > FILE',
  options: { email },
  help: ['--email ADDRESS   the address they wrote with; make sure that it is theirs who asks'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const held = await telling(exportPerson(needs, address), { 'not-found': noOne(address) })
    const view = ownDataView(held)
    terminal.answer(view, JSON.stringify(view, null, 2).split('\n'))
    if (held.email === null)
      terminal.say('The key to their address is not here, so that the address itself cannot be shown.')
  },
}

const erasing: Command = {
  name: 'people erase',
  does: 'Erases a person for good: words, names, browser, address and its key.',
  usage: '--email ADDRESS [--yes]',
  options: { email, yes: { type: 'boolean' } },
  help: ['--email ADDRESS   the address they wrote with; make sure that it is theirs who asks', '--yes   do not ask'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const { comments } = await telling(exportPerson(needs, address), { 'not-found': noOne(address) })
    const question = `This erases ${many(comments.length, 'comment')} and everything else held on them.`
    const sure = given.has('yes') || (await terminal.confirm(question, address))
    if (!sure) throw new Usage('Nothing was erased. Type the address when asked, or add --yes.')
    const erased = await erasePerson(needs, address)
    terminal.answer({ erased: true, comments: erased.comments }, [`Erased, with ${many(erased.comments, 'comment')}.`])
  },
}

export const people = [exporting, erasing]
