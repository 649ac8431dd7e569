import { randomUUID } from 'node:crypto'
import { addSite, pageUrl, passingFolder, siteId } from './filling.ts'
import { type Ask, load } from './load.ts'
import { type Benchmark, inTurn, type Row } from './measure.ts'
import { runProgram, type Server, startRembuk } from './servers.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { commentText, personName } from './words.ts'

const connections = 16
const count = 2_000
const rounds = 3
/** Pages that are written on at once. */
const pages = 50
const least = 1

let sent = 0

/** A post as the widget sends it: a new person each, on one of the pages. */
function post(): Ask {
  sent += 1
  return {
    method: 'POST',
    path: `/v1/sites/${siteId}/comments`,
    headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify({
      key: randomUUID(),
      url: pageUrl(sent % pages),
      title: `Pengumuman nomor ${sent % pages}`,
      name: personName(sent),
      email: `warga${sent}@contoh.example`,
      text: commentText(sent),
    }),
    expect: 201,
  }
}

async function postsASecond(server: Server): Promise<number> {
  const began = performance.now()
  await load(server.origin, connections, count, post)
  return count / ((performance.now() - began) / 1_000)
}

async function measure(what: string, moderation: 'pre' | 'post'): Promise<Row> {
  const passing = passingFolder()
  const store = await openSqliteStore({ folder: passing.folder })
  // So many from so few pages is an attack, and what is measured here is what happens to the others.
  await addSite(store, {
    moderation: { value: moderation, locked: false },
    holdFloods: { value: false, locked: false },
  })
  await store.close()
  const server = await startRembuk(passing.folder)
  try {
    const found = await inTurn(
      rounds,
      () => postsASecond(server),
      () => runProgram<number>('bare-inserts.ts', [passing.folder, String(count)]),
    )
    return {
      what: `durable posts, 16 connections, all filters, ${what}`,
      ours: `${found.ours.toFixed(0)} a second`,
      baseline: `${found.baseline.toFixed(0)}, bare single inserts, ${(1_000 / found.baseline).toFixed(2)} ms each`,
      ratio: found.ratio,
      budget: `≥ ${least} ×`,
      kept: found.ratio >= least,
    }
  } finally {
    await server.stop()
    passing.remove()
  }
}

/**
 * Acknowledged comments a second over HTTP, beside single inserts into SQLite in the same folder. How long one of
 * those takes says what the disk's promise costs here, and that decides the ratio.
 */
export const posts: Benchmark = {
  name: 'posts',
  run: async () => [await measure('held', 'pre'), await measure('published', 'post')],
}
