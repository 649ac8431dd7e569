// Many readers of one thread, each with an event stream of its own: plain sockets, so that the machine is busy with
// the server and not with them. Arguments: the server's origin, the path of the stream, how many. Says `open` when all
// are open; asked with a revision, it answers how many heard of it and how long the last of them took from then on.
import { connect, type Socket } from 'node:net'

const [, , origin = '', path = '', count = '0'] = process.argv
const wanted = Number(count)
const { hostname, port } = new URL(origin)
/** How long readers are given to hear of a revision, in milliseconds. */
const patience = 10_000

type Reader = { socket: Socket; revision: number; heardAt: number }

function open(): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const reader: Reader = { socket, revision: 0, heardAt: 0 }
    socket.setEncoding('latin1')
    socket.on('error', reject)
    socket.on('data', (text) => {
      const said = String(text)
      if (said.startsWith('HTTP/1.1 200')) resolve(reader)
      for (const [, revision] of said.matchAll(/"revision":(\d+)/g)) {
        reader.revision = Number(revision)
        reader.heardAt = Date.now()
      }
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\n\r\n`)
  })
}

/** A hundred at a time: more at once would only wait in the server's queue of connections. */
async function openAll(): Promise<Reader[]> {
  const readers: Reader[] = []
  while (readers.length < wanted) {
    const together = Math.min(100, wanted - readers.length)
    readers.push(...(await Promise.all(Array.from({ length: together }, open))))
  }
  return readers
}

const readers = await openAll()

/** Waits until every reader has heard of a revision, or patience ends. */
async function heard({ revision, since }: { revision: number; since: number }): Promise<void> {
  const end = Date.now() + patience
  while (Date.now() < end && readers.some((reader) => reader.revision < revision)) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const those = readers.filter((reader) => reader.revision >= revision)
  const last = those.reduce((latest, { heardAt }) => Math.max(latest, heardAt), since)
  process.send?.({ heard: those.length, milliseconds: last - since })
}

process.on('message', (asked: { revision: number; since: number }) => void heard(asked))
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.send?.('open')
