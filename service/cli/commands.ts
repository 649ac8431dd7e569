import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { type Command, Usage } from './command.ts'
import { demo } from './demo.ts'
import { exporting } from './export.ts'
import { importing } from './import.ts'
import { imports } from './imports.ts'
import { keys } from './keys.ts'
import { learn } from './learn.ts'
import { members } from './members.ts'
import { offices } from './offices.ts'
import { pages } from './pages.ts'
import { people } from './people.ts'
import { restore } from './restore.ts'
import { score } from './score.ts'
import { seed } from './seed.ts'
import { sites } from './sites.ts'
import { train } from './train.ts'

/** Every command there is, in the order in which help shows them. */
export const commands: Command[] = [
  ...sites,
  ...members,
  ...offices,
  ...imports,
  ...people,
  ...pages,
  importing,
  exporting,
  backup,
  restore,
  ...keys,
  score,
  train,
  ...learn,
  ...audit,
  seed,
  ...demo,
]

/** What the words at the beginning mean: a command with what follows it, or a group to be told about. */
export type Found = { command: Command; rest: string[] } | { group: Command[] }

const asksForHelp = (word: string | undefined): boolean => word === undefined || ['--help', '-h', 'help'].includes(word)

/** Finds the command that the arguments begin with; throws `Usage` for one that there is not. */
export function find(args: string[]): Found {
  const [first, second, ...rest] = args
  if (asksForHelp(first)) return { group: commands }
  const alone = commands.find(({ name }) => name === first)
  if (alone) return { command: alone, rest: args.slice(1) }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length === 0) throw new Usage(`There is no command "${first}".`)
  if (asksForHelp(second)) return { group }
  const command = group.find(({ name }) => name === `${first} ${second}`)
  if (!command) throw new Usage(`"${first}" has no "${second}". It has: ${group.map(({ name }) => name).join(', ')}.`)
  return { command, rest }
}
