import { createInterface } from 'node:readline'
import { type Command, Stop } from './command.ts'
import { many } from './texts.ts'

type Asked = { text: string; name: string }

/** A line as asked for, or what is wrong with it. */
function readLine(line: string): Asked | { error: string } {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return { error: 'not an object' }
    const { text, name = '' } = value as { text?: unknown; name?: unknown }
    if (typeof text !== 'string') return { error: 'text is missing' }
    if (typeof name !== 'string') return { error: 'name is not a text' }
    return { text, name }
  } catch {
    return { error: 'not JSON' }
  }
}

async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
}

/** A line in, a line out, in the same order, so that it can stand in a pipe of any length. */
export const score: Command = {
  name: 'score',
  does: 'Reads comments as JSON lines and writes what the shipped filter alone says of each.',
  usage: '< COMMENTS.jsonl',
  options: {},
  help: [],
  async run({ given }) {
    given.none()
    const { judge, wordsAlone, scoreOf } = await filter()
    let wrong = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      if (line.trim() === '') continue
      const asked = readLine(line)
      if ('error' in asked) {
        wrong += 1
        await print(JSON.stringify({ error: asked.error }))
        continue
      }
      const { outcome, reasons } = judge({ ...asked, trap: '' }, wordsAlone)
      await print(JSON.stringify({ score: scoreOf(asked), verdict: outcome, reasons }))
    }
    if (wrong > 0) throw new Stop(`${many(wrong, 'line')} could not be read.`)
  },
}

/** The shipped filter alone: what an office adds by its policy is not asked. Loaded when asked for: the other commands do without. */
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
