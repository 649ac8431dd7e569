// What suites that need MongoDB import: the run's one server, databases of it, and servers of their own to kill.
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'

export { freePort, type MongoOptions, type MongoServer, startMongo } from './mongo/server.ts'

/**
 * The connection URL of the run's server. Await it at the top of a test file, where no time-out counts: the first
 * run on a machine builds the server first.
 */
export async function mongoUrl(): Promise<string> {
  const given = process.env['MONGODB_TEST_URL']
  if (given) return given
  for (;;) {
    const answer = (await (await fetch(inject('mongoBroker'))).json()) as { url?: string; error?: string }
    if (answer.url) return answer.url
    if (answer.error) throw new Error(`No MongoDB server for the tests. ${answer.error}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The connection URL of a database that nobody else has; drop it afterwards. */
export async function newDatabase(): Promise<string> {
  const url = new URL(await mongoUrl())
  url.pathname = `/rembuk_${randomBytes(6).toString('hex')}`
  return url.href
}

/** Removes the database that a URL names. */
export async function dropDatabase(url: string): Promise<void> {
  const { MongoClient } = await import('mongodb')
  const client = new MongoClient(url)
  try {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}
