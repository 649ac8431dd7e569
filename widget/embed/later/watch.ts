import type { ThreadHint } from '../../../service/contract/views.ts'

/** Where streams are blocked, and for the clocks on the page; milliseconds. */
const beat = 30_000

export type Watch = {
  /** the thread's name in this browser: of all tabs that show it, one listens for the others */
  name: string
  /** the address of its events */
  events(): string
  /** it grew */
  hint(hint: ThreadHint): void
  /** it may have grown unheard: while the page was out of sight, and at every beat without a stream */
  ask(): void
  tick(): void
}

/** Listens to a thread while its page is looked at. Answers what ends it. */
export function watch(watched: Watch): () => void {
  const { ask, tick } = watched
  let listening: Listening | undefined
  const sleep = () => {
    listening?.end()
    listening = undefined
  }
  const look = (turn?: Event) => {
    // A page that is kept for the way back must hold neither stream nor lock.
    if (document.hidden || turn?.type === 'pagehide') return sleep()
    if (listening) return
    listening = listen(watched)
    // What was missed meanwhile; a thread that was just read has missed nothing.
    if (turn) ask()
  }
  const timer = setInterval(() => {
    if (!listening) return
    if (!listening.isHeard()) ask()
    tick()
  }, beat)
  // The first of them bubbles.
  const turns = ['visibilitychange', 'pagehide', 'pageshow']
  for (const turn of turns) addEventListener(turn, look)
  look()
  return () => {
    clearInterval(timer)
    for (const turn of turns) removeEventListener(turn, look)
    sleep()
  }
}

type Listening = {
  /** whether anything is heard, here or through another tab; asked at every beat */
  isHeard(): boolean
  end(): void
}

/** One tab of a browser holds the stream and tells the others; where they cannot know of each other, each holds its own. */
function listen({ name, events, hint }: Watch): Listening {
  const channel = navigator.locks && self.BroadcastChannel ? new BroadcastChannel(name) : undefined
  const leaving = new AbortController()
  let stream: EventSource | undefined
  let last = ''
  let isTold = false
  let release: (done?: unknown) => void = () => undefined
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other target
  const tell = (data: string) => channel?.postMessage(data)
  const open = () => {
    stream = new EventSource(events())
    stream.addEventListener('thread', ({ data }) => {
      last = data
      tell(data)
      hint(JSON.parse(data))
    })
  }
  if (channel) {
    channel.addEventListener('message', ({ data }) => {
      // A newcomer says an empty word: a hint may have come between its reading and its listening.
      if (stream) return tell(last)
      isTold = true
      if (data) hint(JSON.parse(data))
    })
    tell('')
    const hold = () => {
      open()
      return new Promise((resolve) => (release = resolve))
    }
    navigator.locks.request(name, { signal: leaving.signal }, hold).catch(() => leaving.signal.aborted || open())
  } else open()
  return {
    isHeard() {
      const state = stream?.readyState
      if (state === 1) {
        // An empty word only says that somebody listens.
        tell(last)
        return true
      }
      if (state === 2) open()
      const heard = isTold
      isTold = false
      return heard
    },
    end() {
      leaving.abort()
      release()
      stream?.close()
      channel?.close()
    },
  }
}
