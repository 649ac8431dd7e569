import { backupLines } from '../operations/operator/backup.ts'
import { writeLines } from './backup-file.ts'
import type { Command, Terminal } from './command.ts'
import { many } from './texts.ts'

/** How many records between two lines that say how far it has come. */
const saidEach = 50_000

/** Passes lines on, counts them, and says from time to time how far it has come. The first line is the heading. */
export async function* counted(
  lines: AsyncIterable<string>,
  terminal: Pick<Terminal, 'say'>,
  count: { records: number },
): AsyncGenerator<string> {
  count.records = -1
  for await (const line of lines) {
    count.records += 1
    if (count.records > 0 && count.records % saidEach === 0) terminal.say(`  ${count.records} records …`)
    yield line
  }
}

export const backup: Command = {
  name: 'backup',
  does: 'Writes everything into a file, also while the service runs.',
  usage: 'FILE [--keys FILE]',
  options: { keys: { type: 'string' } },
  help: [
    'FILE   compressed JSON lines, readable for you alone; it appears once it is whole',
    '--keys FILE   the keys that open readers’ addresses, apart: keep this file 30 days at most, so that whoever',
    '   was erased is gone from your backups too',
  ],
  async run({ given, open, terminal }) {
    const file = given.only('file')
    const keysFile = given.optional('keys')
    const needs = await open()
    const records = { records: 0 }
    await writeLines(file, counted(backupLines(needs, 'records'), terminal, records))
    const keys = { records: 0 }
    // After the records, so that every address among them has its key.
    if (keysFile !== null) await writeLines(keysFile, counted(backupLines(needs, 'keys'), terminal, keys))
    const lines = [`Wrote ${many(records.records, 'record')} to ${file}.`]
    if (keysFile === null)
      lines.push('Without --keys the addresses of readers in it can be opened only while the present keys are kept.')
    else lines.push(`Wrote ${many(keys.records, 'key')} to ${keysFile}.`)
    lines.push('The master secret is not in it: keep the key file, or REMBUK_SECRET, in another safe place.')
    const data = { file, records: records.records }
    terminal.answer(keysFile === null ? data : { ...data, keysFile, keys: keys.records }, lines)
  },
}
