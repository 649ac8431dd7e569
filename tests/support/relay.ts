// A line to a server that can be cut: what a store sees when its database is away, without ending anybody's server.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Relay {
  port: number
  /** Breaks every connection, and takes no more until `mend`. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/**
 * A MongoDB's URL by way of a relay. The set names its members by their own addresses; only this keeps the driver on
 * the line that can be cut.
 */
export function byWayOf({ port }: Pick<Relay, 'port'>, direct: string): string {
  const url = new URL(direct)
  url.host = `127.0.0.1:${port}`
  url.searchParams.delete('replicaSet')
  url.searchParams.set('directConnection', 'true')
  return url.href
}

export async function openRelay(to: { host: string; port: number }): Promise<Relay> {
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(to)
    join(near, far, open)
    join(far, near, open)
  })
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('No port was given')
  return {
    port: address.port,
    cut,
    mend: () => (isCut = false),
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}

function join(from: Socket, to: Socket, open: Set<Socket>): void {
  open.add(from)
  from.pipe(to)
  from.on('error', () => to.destroy())
  from.on('close', () => {
    open.delete(from)
    to.destroy()
  })
}
