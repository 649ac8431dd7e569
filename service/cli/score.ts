import { type Command, Stop } from './command.ts'
import { type InputLine, linesIn } from './lines.ts'
import { many } from './texts.ts'

type Asked = { text: string; name: string }

/** Many times what a comment may have, in bytes; the work grows with it. */
const longestLine = 1 << 20

/**
 * A line with nothing on it, as they stand at the end of files: answered, so that lines can be paired, and no mistake.
 */
const blank = 'blank line'

/** A line as asked for, or what is wrong with it. */
function readLine(line: InputLine): Asked | { error: string } {
  if (line === null) return { error: 'longer than 1 MiB' }
  if (line.trim() === '') return { error: blank }
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'not an object' }
    const { text, name } = value as { text?: unknown; name?: unknown }
    if (text === undefined) return { error: 'text is missing' }
    if (typeof text !== 'string') return { error: 'text is not a text' }
    if (typeof (name ?? '') !== 'string') return { error: 'name is not a text' }
    return { text, name: typeof name === 'string' ? name : '' }
  } catch {
    return { error: 'not JSON' }
  }
}

async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
}

/** A line in, a line out, whatever is on it and in the same order, so that it can stand in a pipe of any length. */
export const score: Command = {
  name: 'score',
  does: 'Reads comments as JSON lines and writes what the shipped filter alone says of each.',
  usage: '< COMMENTS.jsonl',
  options: {},
  help: [
    'in     {"text": "…", "name": "…"} a line; name may be left out',
    'out    {"score": 0…1, "verdict": "publish" | "hold" | "spam", "reasons": […]}, the nth line for the nth',
    'else   {"error": "…"} for one that is blank, longer than 1 MiB or no comment; of the last two the exit code is 1',
    'npm    run -s rembuk -- score: with -s npm adds no lines of its own',
  ],
  async run({ given }) {
    given.none()
    const { judge, wordsAlone, scoreOf } = await filter()
    let wrong = 0
    for await (const line of linesIn(process.stdin, longestLine)) {
      const asked = readLine(line)
      if ('error' in asked) {
        if (asked.error !== blank) wrong += 1
        await print(JSON.stringify({ error: asked.error }))
        continue
      }
      const { outcome, reasons } = judge({ ...asked, trap: '' }, wordsAlone)
      await print(JSON.stringify({ score: scoreOf(asked), verdict: outcome, reasons }))
    }
    if (wrong > 0) throw new Stop(`${many(wrong, 'line')} could not be read.`)
  },
}

/**
 * The shipped filter alone: what an office adds by its policy is not asked. Loaded when asked for: the other commands
 * do without.
 */
async function filter() {
  const [{ judge, wordsAlone }, { fold }, { opinionOn }, { shipped }] = await Promise.all([
    import('../filters/judge.ts'),
    import('../filters/folding.ts'),
    import('../filters/learner/opinion.ts'),
    import('../filters/learner/shipped.ts'),
  ])
  const scoreOf = (comment: Asked): number => {
    const folded = { name: fold(comment.name), text: fold(comment.text) }
    return Number(opinionOn(comment, folded, shipped).score.toFixed(4))
  }
  return { judge, wordsAlone, scoreOf }
}
