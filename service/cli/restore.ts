import { createHash } from 'node:crypto'
import { type Office, rootOffice } from '../domain/offices.ts'
import { fingerprint } from '../identity/keys.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import { NotABackup } from '../operations/operator/backup.ts'
import {
  restore as restoreLines,
  RestoredElsewhere,
  type Restoring,
  restoringOf,
} from '../operations/operator/restoring.ts'
import type { DumpRecord } from '../store/meta.ts'
import { readLines } from './backup-file.ts'
import { type Around, type Command, Stop } from './command.ts'
import { isAway, patiently } from './patience.ts'
import { many } from './texts.ts'

/**
 * What a look through a backup tells before anything is written. `digest`: of its lines, whatever they are packed in.
 */
type Looked = {
  what: unknown
  digest: string
  records: number
  pages: number
  fingerprint: string | null
  root: Office | null
}

const fingerprintName = 'secret-fingerprint'

function heed(looked: Looked, { kind, record }: DumpRecord): void {
  const { id, name, value } = record as { id?: unknown; name?: unknown; value?: unknown }
  looked.records += 1
  if (kind === 'page') looked.pages += 1
  if (kind === 'meta' && name === fingerprintName) looked.fingerprint = String(value)
  if (kind === 'office' && id === rootOffice) looked.root = record as Office
}

/** Reads a backup through to its end: one that was cut short or changed is found out before it has done anything. */
async function look(file: string): Promise<Looked> {
  const looked: Looked = { what: null, digest: '', records: 0, pages: 0, fingerprint: null, root: null }
  const digest = createHash('sha256')
  let at = 0
  try {
    for await (const line of readLines(file)) {
      at += 1
      digest.update(`${line}\n`)
      if (at === 1) looked.what = (JSON.parse(line) as { what?: unknown }).what
      else if (line !== '') heed(looked, JSON.parse(line) as DumpRecord)
    }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(
      `${file} is no whole backup of Rembuk: it was cut short or changed near line ${at}. Nothing was written.`,
    )
  }
  return { ...looked, digest: digest.digest('base64url') }
}

/** Nothing in a backup can be opened under another master secret, so that is settled before a store is touched. */
function heedSecret({ masterSecret, keyFile }: Around, wanted: string | null): void {
  const secret = masterSecret()
  if (secret !== null && (wanted === null || fingerprint(secret) === wanted)) return
  const what =
    secret === null ? 'There is no master secret here yet' : 'The backup was made under another master secret'
  throw new Stop(`${what}. Set REMBUK_SECRET to the one it was made with, or put that key file at ${keyFile}.`)
}

const anew =
  'To begin anew instead, empty the store first: the database that MONGODB_URL names, or the folder REMBUK_DATA without its key file.'

/** Where this backup is to be read on from. A store that holds something else is not touched. */
async function beginning(needs: Collaborators, { digest, records }: Looked): Promise<Restoring> {
  const before = await restoringOf(needs.store)
  if (before?.backup === digest) return before
  if (before !== null)
    throw new Stop(
      `Of another backup ${before.records} of ${many(before.of, 'record')} were read back into this store, and then that ` +
        `was cut off. Go on with that one. ${anew}`,
    )
  if (await isFresh(needs)) return { backup: digest, records: 0, of: records }
  throw new Stop('There is something in this store already. A backup is read into an empty one alone.')
}

/** What stands there once reading back was cut off, and what to do about it. */
async function cutOff(cause: unknown, { store }: Collaborators, reached: Restoring): Promise<unknown> {
  if (cause instanceof NotABackup) return new Stop(cause.message)
  if (cause instanceof RestoredElsewhere)
    return new Stop('Somebody else is reading a backup back into this store. Nothing more was written from here.')
  if (!isAway(cause)) return cause
  const told = await restoringOf(store).catch(() => null)
  const { records, of } = told ?? reached
  return new Stop(
    `The store does not answer any more. ${records} of ${many(of, 'record')} are in it, and perhaps some of the next 500: ` +
      'it is not whole, and the service does not start on it. Run the same command again, and it goes on from there. ' +
      anew,
  )
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
  does: 'Reads a backup into an empty store; cut off, it goes on where it was.',
  usage: 'FILE [--keys FILE]',
  options: { keys: { type: 'string' } },
  help: ['FILE   what `backup` wrote', '--keys FILE   the keys that were written apart'],
  async run({ given, open, terminal, around }) {
    const file = given.only('file')
    const keysFile = given.optional('keys')
    const looked = await look(file)
    expect(file, looked, 'records')
    const lookedKeys = keysFile === null ? null : await look(keysFile)
    if (keysFile !== null && lookedKeys) expect(keysFile, lookedKeys, 'keys')
    heedSecret(around, looked.fingerprint)

    const needs = await open()
    const backup = await beginning(needs, looked)
    const reached = { ...backup }
    if (backup.records > 0) terminal.say(`Going on after ${backup.records} of ${many(backup.of, 'record')}.`)
    const all = { records: looked.records, pages: looked.pages, keys: lookedKeys?.records ?? 0 }
    const { records, pages, keys } = await restoreLines(needs, {
      backup,
      lines: () => readLines(file),
      keys: keysFile === null ? null : () => readLines(keysFile),
      // Every opened store has a root office of its own; what the saved one had set is put back.
      async inBetween() {
        if (!looked.root) return
        await needs.store.offices.saveSettings(rootOffice, looked.root.settings)
        await needs.store.offices.saveClosing(rootOffice, looked.root.closing ?? null)
      },
      again: patiently(terminal),
      told(what, done) {
        if (what === 'records') reached.records = done
        terminal.progress(what, done, Math.max(all[what], done))
      },
    }).catch(async (error: unknown) => Promise.reject(await cutOff(error, needs, reached)))
    await needs.directory.reload()
    const lines = [`Read back ${many(records, 'record')}, and published ${many(pages, 'page')} anew.`]
    if (keys === null)
      lines.push('Without --keys the addresses of readers cannot be opened: they stay unreadable here.')
    else lines.push(`Read back ${many(keys, 'key')}.`)
    terminal.answer({ records, pages, ...(keys === null ? {} : { keys }) }, lines)
  },
}
