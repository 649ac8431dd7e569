// What suites that need MongoDB import: the run's one server, and servers of their own to kill.
import { inject } from 'vitest'

export { freePort, type MongoOptions, type MongoServer, startMongo } from './mongo/server.ts'

/**
 * The connection URL of the run's server. Await it at the top of a test file, where no time-out counts: the first
 * run on a machine builds the server first. Use a database name of your own, and drop it afterwards.
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
