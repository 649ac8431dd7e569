// One MongoDB server for a whole run of the tests, started when the first suite asks for it. The suites run in
// processes of their own, so they ask over loopback.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { type MongoServer, startMongo } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    mongoBroker: string
  }
}

/** Vitest's global set-up: opens the broker, and ends the server with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = new Broker()
  project.provide('mongoBroker', await broker.listen())
  return () => broker.close()
}

class Broker {
  #server: Promise<MongoServer> | undefined
  #answer: { url?: string; error?: string } = {}
  #http = createServer((_request, response) => {
    this.#start()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(this.#answer))
  })

  #start(): void {
    if (this.#server) return
    this.#server = startMongo()
    this.#server.then(
      ({ url }) => (this.#answer = { url }),
      (error: unknown) => (this.#answer = { error: String(error) }),
    )
  }

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1').unref()
    await once(this.#http, 'listening')
    const address = this.#http.address()
    return typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : ''
  }

  async close(): Promise<void> {
    this.#http.close()
    const server = await this.#server?.catch(() => undefined)
    await server?.stop()
  }
}
