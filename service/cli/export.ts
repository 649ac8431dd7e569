import { exportComments } from '../operations/operator/export-comments.ts'
import { exportedHead, exportedRow } from '../presenters/exported.ts'
import { counted } from './backup.ts'
import { writeLines } from './backup-file.ts'
import type { Command } from './command.ts'
import { siteCalled } from './pages.ts'
import { many } from './texts.ts'

async function* tableLines(comments: ReturnType<typeof exportComments>): AsyncGenerator<string> {
  yield exportedHead()
  for await (const one of comments) yield exportedRow(one)
}

async function* jsonLines(comments: ReturnType<typeof exportComments>): AsyncGenerator<string> {
  for await (const one of comments) yield JSON.stringify(one)
}

export const exporting: Command = {
  name: 'export',
  does: 'Writes the published comments into a file, as a table (CSV) or as JSON lines.',
  usage: 'FILE [--site ID] [--all]',
  options: { site: { type: 'string' }, all: { type: 'boolean' } },
  help: [
    'FILE   a name that ends in .csv, or another for JSON lines; it appears once it is whole',
    '--site ID   of one site alone',
    '--all   also what waits, was rejected or removed; for your own use, it was not published',
  ],
  async run({ given, open, terminal }) {
    const file = given.only('file')
    const site = given.optional('site')
    const needs = await open()
    const comments = exportComments(needs, {
      site: site === null ? null : siteCalled(needs, site).id,
      all: given.has('all'),
    })
    const isTable = file.toLowerCase().endsWith('.csv')
    const count = { records: 0 }
    const lines = counted(isTable ? tableLines(comments) : jsonLines(comments), terminal, count)
    await writeLines(file, lines, 'plain')
    const written = isTable ? count.records : count.records + 1
    terminal.answer({ file, comments: written }, [`Wrote ${many(written, 'comment')} to ${file}.`])
  },
}
