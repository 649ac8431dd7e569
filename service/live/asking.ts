/** Comments that wait for their turn; whoever finds no room is found by the duty. */
const waitingMost = 1_000
const atOnce = 4

export type Asking = {
  /** Has it settled soon, after whoever calls was answered. */
  wake(comment: string): void
  /** takes nobody in any more, and waits for those under way */
  close(): Promise<void>
}

/** Settles what was woken, a few at once: a rush of comments is no rush of questions. `settle` throws nothing. */
export function openAsking(settle: (comment: string) => Promise<unknown>): Asking {
  const waiting = new Set<string>()
  const running = new Set<Promise<unknown>>()
  let isOpen = true

  const start = (): void => {
    for (const comment of waiting) {
      if (running.size >= atOnce) return
      waiting.delete(comment)
      const turn: Promise<unknown> = settle(comment).finally(() => {
        running.delete(turn)
        start()
      })
      running.add(turn)
    }
  }

  return {
    wake(comment) {
      if (!isOpen || waiting.size >= waitingMost) return
      waiting.add(comment)
      start()
    },
    async close() {
      isOpen = false
      waiting.clear()
      await Promise.all(running)
    },
  }
}
