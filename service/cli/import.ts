import { createReadStream } from 'node:fs'
import { disqus } from '../importers/disqus.ts'
import { type Imported, type Importer, NotAnExport } from '../importers/imported.ts'
import { jsonLines, table } from '../importers/own.ts'
import { wordpress } from '../importers/wordpress.ts'
import { importComments, lookThrough, CannotImport } from '../operations/operator/imports/comments.ts'
import { reasonOf } from './backup-file.ts'
import { type Command, Stop, type Terminal } from './command.ts'
import { siteCalled } from './pages.ts'
import { many } from './texts.ts'

const formats: Record<string, Importer> = { table, lines: jsonLines, disqus, wordpress }
const names = Object.keys(formats)

/** So much of a file tells what it is. */
const headLength = 64 * 1024
/** At most so many wrong comments are named. */
const shownWrong = 20

/** The text of a file, piece by piece; throws `Stop` where it cannot be read. */
async function* chunksOf(file: string, end = Infinity): AsyncGenerator<string> {
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8', end })) yield String(chunk)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Stop(`${file} cannot be read: ${reasonOf(error)}`)
  }
}

/** What kind of export a file is, by what stands in it. */
async function formatOf(file: string): Promise<Importer> {
  let head = ''
  for await (const chunk of chunksOf(file, headLength)) head += chunk
  const begun = head.replace(/^\uFEFF/, '').trimStart()
  if (/<disqus[\s>]/.test(begun)) return disqus
  if (/<rss[\s>]/.test(begun) && begun.includes('http://wordpress.org/export/')) return wordpress
  if (begun.startsWith('<')) throw new Stop(`${file} is XML, but no export of Disqus or WordPress.`)
  return begun.startsWith('{') ? jsonLines : table
}

/** Addresses as they are now: a site that has moved has its old ones in the file. */
async function* moved(comments: AsyncIterable<Imported>, moves: string[]): AsyncGenerator<Imported> {
  const pairs = moves.map((move) => {
    const at = move.indexOf('=http')
    if (at < 1) throw new Stop(`--move is OLD=NEW, two beginnings of addresses; "${move}" is not.`)
    return [move.slice(0, at), move.slice(at + 1)] as const
  })
  for await (const one of comments) {
    const [from, to] = pairs.find(([old]) => one.url.startsWith(old)) ?? ['', '']
    yield from === '' ? one : { ...one, url: to + one.url.slice(from.length) }
  }
}

type Wrong = { line: number; why: string }

/** Names what is wrong, a line each. */
function wrongLines(wrong: Wrong[], count: number): string[] {
  const more = count - wrong.length
  return [
    ...wrong.map(({ line, why }) => `  line ${line}: ${why}`),
    ...(more > 0 ? [`  … and ${many(more, 'more comment')}`] : []),
  ]
}

/** Says now and then how far it has come; of how many is known once the file was looked through. */
function teller({ progress, say }: Terminal, all: number | null): () => void {
  let done = 0
  return () => {
    done += 1
    if (all !== null) progress('comments', done, all)
    else if (done % 20_000 === 0) say(`  looked at ${done} comments …`)
  }
}

export const importing: Command = {
  name: 'import',
  does: 'Brings in the comments that a site had before, with their times and threads.',
  usage: 'FILE --site ID [--dry-run] [--as published|held|judged] [--format …] [--move OLD=NEW] [--skip-wrong]',
  options: {
    site: { type: 'string' },
    'dry-run': { type: 'boolean' },
    as: { type: 'string', default: 'published' },
    format: { type: 'string' },
    move: { type: 'string', multiple: true },
    'skip-wrong': { type: 'boolean' },
  },
  help: [
    'FILE   what `export` wrote (CSV or JSON lines), an export of Disqus (XML) or of WordPress (WXR)',
    '--site ID   where they come in; their pages have to be on its origins',
    '--dry-run   only says what would come, and what is wrong',
    '--as published   what was public there is public here, what waited there waits here; so where left out',
    '--as held   all of it waits at the desk',
    '--as judged   the filter and the policy in force decide, as of what is written now',
    `--format NAME   ${names.join(', ')}; by what stands in the file where left out`,
    '--move OLD=NEW   addresses that begin with OLD begin with NEW now; again for each further one',
    '--skip-wrong   brings in what is right; else nothing is brought in while anything is wrong',
    '   What is here already stays as it is, so that a killed import goes on when it is run again. Spam and what was',
    '   deleted is left out; identity numbers are masked, addresses sealed as ever. Supports are not brought along.',
  ],
  async run({ given, open, terminal }) {
    const file = given.only('file')
    const id = given.required('site')
    const standing = given.oneOf('as', ['published', 'held', 'judged'])
    const name = given.optional('format')
    const format = name === null ? await formatOf(file) : (formats[given.oneOf('format', names)] ?? table)
    const moves = given.some('move')
    const needs = await open()
    const site = siteCalled(needs, id)
    const read = (): AsyncIterable<Imported> => moved(format.read(chunksOf(file)), moves)

    const wrong: Wrong[] = []
    const tell = (line: number, why: string): void => {
      if (wrong.length < shownWrong) wrong.push({ line, why })
    }
    const told = teller(terminal, null)
    const looked = await reading(file, () => lookThrough(needs, read(), { site, wrong: tell, told }))
    const lines = wrongLines(wrong, looked.wrong)
    const { added: wouldAdd, same, gone } = looked
    const rest = `${same} there already, ${gone} left out as spam or deleted`
    if (given.has('dry-run')) {
      const data = { format: format.name, wouldAdd, same, gone, wrong: looked.wrong, lines: wrong }
      return terminal.answer(data, [
        `Read as ${format.name}. Would bring in ${many(wouldAdd, 'comment')}; ${rest}; ${looked.wrong} wrong.`,
        ...lines,
      ])
    }
    if (looked.wrong > 0 && !given.has('skip-wrong')) {
      throw new Stop(['Nothing was brought in (--skip-wrong brings in the rest):', ...lines].join('\n'))
    }
    const all = wouldAdd + same + gone + looked.wrong
    const asked = { site, standing, wrong: () => undefined, told: teller(terminal, all) }
    const { added, orphans } = await reading(file, () => importComments(needs, read(), asked))
    const alone = orphans === 0 ? '' : `; ${orphans} of them reply to what is not in the file, and stand by themselves`
    terminal.answer({ format: format.name, added, same, gone, orphans, wrong: looked.wrong, lines: wrong }, [
      `Brought in ${many(added, 'comment')}${alone}; ${rest}.`,
      ...lines,
    ])
  },
}

/** What is wrong with the file as a whole is told in a sentence. */
async function reading<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotAnExport || error instanceof CannotImport) throw new Stop(`${file}: ${error.message}`)
    throw error
  }
}
