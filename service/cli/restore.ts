import { type Office, rootOffice } from '../domain/offices.ts'
import { fingerprint } from '../identity/keys.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import { NotABackup, restore as restoreLines } from '../operations/operator/backup.ts'
import type { DumpRecord } from '../store/store.ts'
import { counted } from './backup.ts'
import { readLines } from './backup-file.ts'
import { type Around, type Command, Stop } from './command.ts'
import { many } from './texts.ts'

/** What a look through a backup tells before anything is written. */
type Looked = { what: unknown; fingerprint: string | null; root: Office | null }

const fingerprintName = 'secret-fingerprint'

function heed(looked: Looked, { kind, record }: DumpRecord): void {
  const { id, name, value } = record as { id?: unknown; name?: unknown; value?: unknown }
  if (kind === 'meta' && name === fingerprintName) looked.fingerprint = String(value)
  if (kind === 'office' && id === rootOffice) looked.root = record as Office
}

/** Reads a backup through to its end: one that was cut short or changed is found out before it has done anything. */
async function look(file: string): Promise<Looked> {
  const looked: Looked = { what: null, fingerprint: null, root: null }
  let at = 0
  try {
    for await (const line of readLines(file)) {
      at += 1
      if (at === 1) looked.what = (JSON.parse(line) as { what?: unknown }).what
      else if (line !== '') heed(looked, JSON.parse(line) as DumpRecord)
    }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(
      `${file} is no whole backup of Rembuk: it was cut short or changed near line ${at}. Nothing was written.`,
    )
  }
  return looked
}

/** Nothing in a backup can be opened under another master secret, so that is settled before a store is touched. */
function heedSecret({ masterSecret, keyFile }: Around, wanted: string | null): void {
  const secret = masterSecret()
  if (secret !== null && (wanted === null || fingerprint(secret) === wanted)) return
  const what =
    secret === null ? 'There is no master secret here yet' : 'The backup was made under another master secret'
  throw new Stop(`${what}. Set REMBUK_SECRET to the one it was made with, or put that key file at ${keyFile}.`)
}

/** A store just made has its root office and its fingerprint, and nothing else. */
async function isFresh({ store }: Collaborators): Promise<boolean> {
  for await (const { kind, record } of store.meta.dump()) {
    const isRoot = kind === 'office' && (record as { id?: unknown }).id === rootOffice
    if (kind !== 'meta' && !isRoot) return false
  }
  return true
}

const expect = (file: string, { what }: Looked, wanted: 'records' | 'keys'): void => {
  if (what !== wanted) throw new Stop(`${file} is no backup of ${wanted}.`)
}

export const restore: Command = {
  name: 'restore',
  does: 'Reads a backup into an empty store.',
  usage: 'FILE [--keys FILE]',
  options: { keys: { type: 'string' } },
  help: ['FILE   what `backup` wrote', '--keys FILE   the keys that were written apart'],
  async run({ given, open, terminal, around }) {
    const file = given.only('file')
    const keysFile = given.optional('keys')
    const looked = await look(file)
    expect(file, looked, 'records')
    if (keysFile !== null) expect(keysFile, await look(keysFile), 'keys')
    heedSecret(around, looked.fingerprint)

    const needs = await open()
    if (!(await isFresh(needs)))
      throw new Stop('There is something in this store already. A backup is read into an empty one alone.')
    const count = { records: 0 }
    const { records, pages } = await restoreLines(needs, counted(readLines(file), terminal, count)).catch(
      (error: unknown) => {
        throw error instanceof NotABackup ? new Stop(error.message) : error
      },
    )
    // Every opened store has a root office of its own; what the saved one had set is put back.
    if (looked.root) {
      await needs.store.offices.saveSettings(rootOffice, looked.root.settings)
      await needs.store.offices.saveClosing(rootOffice, looked.root.closing ?? null)
    }
    const keys = keysFile === null ? null : (await restoreLines(needs, readLines(keysFile))).records
    await needs.directory.reload()
    const lines = [`Read back ${many(records, 'record')}, and published ${many(pages, 'page')} anew.`]
    if (keys === null)
      lines.push('Without --keys the addresses of readers cannot be opened: they stay unreadable here.')
    else lines.push(`Read back ${many(keys, 'key')}.`)
    terminal.answer({ records, pages, ...(keys === null ? {} : { keys }) }, lines)
  },
}
