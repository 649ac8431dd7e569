// A TCP connection to a MongoDB server that can be cut at any write, or keep any command waiting.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Where a wire is cut: at the n-th write from now, before the server hears of it or before its answer comes back. */
export type Cut = { write: number; when: 'before' | 'after' }

const writes = new Set(['insert', 'update', 'delete', 'findAndModify'])

/** A TCP connection to a server that stands until it is cut; then nobody gets through any more. */
export class Wire {
  readonly #listener = createServer((socket) => this.#accept(socket))
  readonly #sockets = new Set<Socket>()
  readonly #port: number
  #cut: Cut | null = null
  #onCut: () => void = () => undefined
  readonly #hold: (command: string) => Promise<void> | undefined
  isCut = false

  /** `hold` may keep any command back for a while. */
  constructor(port: number, hold: (command: string) => Promise<void> | undefined = () => undefined) {
    this.#port = port
    this.#hold = hold
  }

  async open(): Promise<string> {
    this.#listener.listen(0, '127.0.0.1')
    await once(this.#listener, 'listening')
    return `mongodb://127.0.0.1:${(this.#listener.address() as AddressInfo).port}/?directConnection=true`
  }

  /** From now on writes are counted. */
  cutAt(cut: Cut, onCut: () => void = () => undefined): void {
    this.#cut = { ...cut }
    this.#onCut = onCut
  }

  close(): void {
    this.isCut = true
    this.#listener.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #sever(): void {
    if (this.isCut) return
    this.close()
    this.#onCut()
  }

  #accept(client: Socket): void {
    const server = connect(this.#port, '127.0.0.1')
    const state = { isDoomed: false }
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => [client, server].forEach((end) => end.destroy()))
    }
    client.on(
      'data',
      messages((message) => void this.#forward(message, server, state)),
    )
    server.on('data', (answer: Buffer) => (state.isDoomed ? this.#sever() : client.write(answer)))
  }

  async #forward(message: Buffer, server: Socket, state: { isDoomed: boolean }): Promise<void> {
    const command = commandOf(message)
    const held = this.#hold(command)
    if (held) await held
    const isLast = this.#cut !== null && writes.has(command) && --this.#cut.write === 0
    if (isLast && this.#cut?.when === 'before') return this.#sever()
    state.isDoomed ||= isLast
    if (!this.isCut) server.write(message)
  }
}

/** Puts the stream's pieces together again: each message begins with its length. */
function messages(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      take(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  }
}

/** The first key of an OP_MSG's body: header 16 bytes, flags 4, kind 1, the document's length 4, the key's type 1. */
function commandOf(message: Buffer): string {
  const isMessage = message.readInt32LE(12) === 2013
  return isMessage ? message.toString('latin1', 26, message.indexOf(0, 26)) : ''
}
