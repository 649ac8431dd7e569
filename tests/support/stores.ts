// The stores that the one suite runs on. A driver hands over a factory and nothing else: no flag excuses it from a law.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe } from 'vitest'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import type { Store } from '../../service/store/store.ts'
import { mongoUrl } from './mongo.ts'
import { openRelay } from './relay.ts'

/** Data of one's own, and the first handle on it. */
export interface Stand {
  store: Store
  /** Another handle on the same data, as another process would have one; the stand closes it. */
  openAgain(): Promise<Store>
  /** Takes the database away until the function that is given is called. */
  away(): Promise<() => Promise<void>>
  end(): Promise<void>
}

interface Driver {
  name: string
  /** Opens a fresh, empty store. */
  stand(): Promise<Stand>
}

// At the top of the file, where no time-out counts: the first run on a machine builds the server first.
const url = await mongoUrl()

const sqlite: Driver = {
  name: 'sqlite',
  async stand() {
    const folder = mkdtempSync(join(tmpdir(), 'rembuk-store-'))
    const handles = await openHandles(() => openSqliteStore({ folder }, { busyTimeout: 300 }))
    return {
      ...handles,
      away: async () => holdWriteLock(join(folder, 'rembuk.db')),
      async end() {
        await handles.end()
        rmSync(folder, { recursive: true })
      },
    }
  },
}

/** Somebody else's transaction that does not end: writes cannot be made, and reads see what was there before. */
function holdWriteLock(path: string): () => Promise<void> {
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  return async () => other.close()
}

const mongo: Driver = {
  name: 'mongo',
  async stand() {
    const direct = new URL(url)
    const relay = await openRelay({ host: direct.hostname, port: Number(direct.port) })
    direct.host = `127.0.0.1:${relay.port}`
    // The set names its members by their own addresses; only this keeps the driver on the line that can be cut.
    direct.searchParams.delete('replicaSet')
    direct.searchParams.set('directConnection', 'true')
    const database = `rembuk-test-${randomUUID()}`
    const handles = await openHandles(() => openMongoStore({ url: direct.href, database }))
    return {
      ...handles,
      away: async () => {
        relay.cut()
        return async () => relay.mend()
      },
      async end() {
        await handles.end()
        await relay.close()
        await dropDatabase(database)
      },
    }
  },
}

async function dropDatabase(name: string): Promise<void> {
  const { MongoClient } = await import('mongodb')
  const client = await new MongoClient(url).connect()
  await client.db(name).dropDatabase()
  await client.close()
}

async function openHandles(open: () => Promise<Store>): Promise<Pick<Stand, 'store' | 'openAgain' | 'end'>> {
  const handles = [await open()]
  return {
    store: handles[0] as Store,
    async openAgain() {
      const another = await open()
      handles.push(another)
      return another
    },
    end: async () => void (await Promise.all(handles.map((handle) => handle.close()))),
  }
}

const drivers = [sqlite, mongo]

/** Declares the same laws for every store. All laws of a file share one stand, so each uses a page of its own. */
export function onEveryStore(about: string, laws: (stand: () => Stand, fresh: Driver['stand']) => void): void {
  describe.each(drivers)(`$name: ${about}`, (driver) => {
    let stand: Stand
    beforeAll(async () => {
      stand = await driver.stand()
    })
    afterAll(() => stand?.end())
    laws(
      () => stand,
      () => driver.stand(),
    )
  })
}
