// The baseline of posts: one row after the other into SQLite, each in a commit of its own that is on the disk before
// the next begins. The row has a comment's columns and its weight, one index besides the key, and nothing is checked.
// Arguments: the folder, how many rows. Gives rows a second.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { commentText, personName } from '../words.ts'

const [, , folder = '', count = '0'] = process.argv
const db = new DatabaseSync(join(folder, 'bare.db'))
db.exec(`PRAGMA journal_mode = wal; PRAGMA synchronous = full;
  CREATE TABLE IF NOT EXISTS comments (
    id TEXT PRIMARY KEY, site TEXT, page TEXT, name TEXT, person TEXT, text TEXT, createdAt INTEGER, state TEXT,
    key TEXT, receipt TEXT, verdict TEXT, history TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS commentsByPage ON comments (page, id)`)
const insert = db.prepare('INSERT INTO comments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
const verdict = JSON.stringify({ outcome: 'hold', score: 0, reasons: [{ code: 'policy-pre' }] })
const history = JSON.stringify([{ at: 0, by: { kind: 'author' }, act: 'posted', from: null, to: 'held', reason: null }])

function insertOne(at: number): void {
  const key = randomUUID()
  const page = `kpu-uji:${at % 100}`
  insert.run(key, 'kpu-uji', page, personName(at), key, commentText(at), at, 'held', key, key, verdict, history)
}

const began = performance.now()
for (let at = 0; at < Number(count); at += 1) insertOne(at)
const seconds = (performance.now() - began) / 1_000
db.close()
process.send?.(Number(count) / seconds)
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
