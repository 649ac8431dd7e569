import type { Thread } from '../thread.ts'
import type { Later } from '../widget.ts'

/** Taken back by its author, who sees where it stood. */
export function withdrawn({ withOwn }: Pick<Later, 'withOwn'>, thread: Thread, id: string): Thread {
  const old = thread.comments[id]
  const gone = { author: null, text: '', state: 'removed', withdrawn: true } as const
  return old ? withOwn(thread, [{ ...old, ...gone, replies: [] }]) : thread
}
