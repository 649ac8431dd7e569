import { Agent, request } from 'node:http'

export type Ask = {
  path: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  expect: number
}

/** One request; the body is read to its end and thrown away. */
function send(agent: Agent, origin: string, ask: Ask): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(ask.path, origin),
      { agent, method: ask.method ?? 'GET', headers: ask.headers },
      (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode === ask.expect) resolve()
          else reject(new Error(`${ask.path} answered ${answer.statusCode}, not ${ask.expect}`))
        })
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(ask.body)
  })
}

/** Sends `count` requests over `connections` kept-alive connections, each as soon as the one before was answered. */
export async function load(
  origin: string,
  connections: number,
  count: number,
  next: (at: number) => Ask,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let at = 0
  const worker = async (): Promise<void> => {
    while (at < count) {
      const mine = at
      at += 1
      await send(agent, origin, next(mine))
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, worker))
  } finally {
    agent.destroy()
  }
}
