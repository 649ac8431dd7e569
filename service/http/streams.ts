import type { ServerResponse } from 'node:http'
import type { ThreadHint } from '../contract/views.ts'
import type { Timer } from '../domain/world.ts'
import { Refusal } from '../domain/refusal.ts'

/** Streams that may be open at once: from one network, and in all. */
export const streamLimits = { ofNetwork: 2_500, inAll: 10_000 } as const

/** The contract's 25 seconds, with room for a slow network. */
const beat = 20_000
/** A reader who does not read this much is gone, or will come again. */
const unreadBytes = 64 * 1024
/** What a browser waits before it comes again, in milliseconds. */
const retry = 5_000

type Stream = { response: ServerResponse; network: string | null; leave: () => void }

export type Streams = ReturnType<typeof openStreams>

/** All open event streams of this process. */
export function openStreams(timer: Pick<Timer, 'every'>) {
  const open = new Set<Stream>()
  const perNetwork = new Map<string, number>()

  const count = (network: string | null, step: 1 | -1): void => {
    if (network === null) return
    const next = (perNetwork.get(network) ?? 0) + step
    if (next > 0) perNetwork.set(network, next)
    else perNetwork.delete(network)
  }

  const write = (stream: Stream, text: string): void => {
    if (stream.response.writableLength > unreadBytes) stream.response.destroy()
    else stream.response.write(text)
  }

  const stopBeating = timer.every(beat, () => {
    for (const stream of open) write(stream, ':\n\n')
  })

  return {
    /** Refuses whoever would be one too many. */
    admit(network: string | null): void {
      const full = open.size >= streamLimits.inAll
      if (full || (network !== null && (perNetwork.get(network) ?? 0) >= streamLimits.ofNetwork)) {
        throw new Refusal('rate-limited', { retryAfter: 30 })
      }
    },

    /** Begins a stream, and sends what `subscribe` gives until one side closes it. */
    start(
      response: ServerResponse,
      network: string | null,
      subscribe: (listener: (hint: ThreadHint) => void) => () => void,
    ): void {
      const stream: Stream = { response, network, leave: () => undefined }
      open.add(stream)
      count(network, 1)
      response.once('close', () => {
        stream.leave()
        if (open.delete(stream)) count(network, -1)
      })
      response.on('error', () => undefined)
      response.write(`retry: ${retry}\n\n`)
      stream.leave = subscribe((hint) =>
        write(stream, `id: ${hint.revision}\nevent: thread\ndata: ${JSON.stringify(hint)}\n\n`),
      )
      if (response.destroyed) stream.leave()
    },

    count: () => open.size,

    /** Ends every stream; browsers come again, to another process perhaps. */
    close(): void {
      stopBeating()
      for (const { response } of open) response.end()
    },
  }
}
