import type { ThreadHint } from '../../../service/contract/views.ts'

/** Where streams are blocked, and for the clocks on the page. */
const beat = 30_000

/**
 * Listens to a thread while its page is looked at. `hint` is told that it grew; `ask` is called where that may have
 * been missed: after the page was out of sight, and at every beat without a stream. Answers what ends it.
 */
export function watch(
  events: () => string,
  hint: (hint: ThreadHint) => void,
  ask: () => void,
  tick: () => void,
): () => void {
  let stream: EventSource | undefined
  const turn = () => {
    stream?.close()
    stream = undefined
    if (document.hidden) return
    stream = new EventSource(events())
    stream.addEventListener('thread', ({ data }) => hint(JSON.parse(data)))
  }
  const look = () => {
    turn()
    if (!document.hidden) ask()
  }
  const timer = setInterval(() => {
    if (document.hidden) return
    if (stream?.readyState !== 1) ask()
    tick()
  }, beat)
  document.addEventListener('visibilitychange', look)
  turn()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    stream?.close()
  }
}
