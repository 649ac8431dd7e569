import { clearDemo } from '../../demo/clear.ts'
import { seedDemo } from '../../demo/seed.ts'
import { type Command, Stop, telling } from './command.ts'
import { many } from './texts.ts'

const seed: Command = {
  name: 'demo seed',
  does: 'Makes the demo’s office, site, members, threads and queue.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal, around }) {
    given.none()
    const made = await seedDemo(await open(), { origin: around.demoOrigin })
    terminal.answer({ made, origin: around.demoOrigin }, [
      made ? `Made the demo for the pages at ${around.demoOrigin}.` : 'The demo is there already.',
    ])
  },
}

const clear: Command = {
  name: 'demo clear',
  does: 'Removes the demo: site, pages, comments, the persons who wrote them, members, office.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const cleared = await telling(clearDemo(await open()), { 'not-found': 'There is no demo here.' })
    const { comments, persons, members, office, keptMembers } = cleared
    const went = [many(comments, 'comment'), many(persons, 'person'), many(members, 'member')].join(', ')
    if (!office) {
      const whose = keptMembers.length > 0 ? `members (${keptMembers.join(', ')})` : 'sites or offices'
      throw new Stop(`Removed ${went}. The demo’s office stays: it has ${whose} that did not come with the demo.`)
    }
    terminal.answer(cleared, [`Removed ${went}, and the office.`])
  },
}

export const demo = [seed, clear]
