// The stores that the one suite runs on. A driver hands over a factory and nothing else: no flag excuses it from a law.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe } from 'vitest'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import type { Store } from '../../service/store/store.ts'
import { dropDatabase, mongoUrl, newDatabase } from './mongo.ts'
import { byWayOf, openRelay } from './relay.ts'

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
await mongoUrl()

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
    const database = await newDatabase()
    const { hostname, port } = new URL(database)
    const relay = await openRelay({ host: hostname, port: Number(port) })
    const url = byWayOf(relay, database)
    const handles = await openHandles(() => openMongoStore({ url }))
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
