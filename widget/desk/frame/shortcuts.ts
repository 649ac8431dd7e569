import { readyReasons } from '../../../service/contract/ready-reasons.ts'
import { firstVerb } from '../case/verbs.ts'
import { isWriting, useKeys, type KeyMap } from '../keys.ts'
import type { Queue } from '../queue/engine.ts'
import type { QueueState } from '../queue/state.ts'
import type { Commands } from './commands.ts'

type Desk = {
  queue: Queue
  state: QueueState
  commands: Commands
  /** the queue is what is seen, and no page in its place */
  onQueue: boolean
  search(): void
  help(): void
  /** from the opened comment back to the list; false where none covers it */
  back(): void
}

/** The keys of the desk; `on` is false while letters are switched off, or the session is over. */
export function useShortcuts(desk: Desk, on: boolean): void {
  const { queue, state, commands, onQueue, search, help, back } = desk
  useKeys(
    { ...(onQueue ? lettersOf(desk) : {}), '?': help },
    {
      'ctrl+k': (event) => {
        event.preventDefault()
        search()
      },
      escape: ({ target }) => {
        if (commands.panel) return commands.close()
        if (state.selected.size > 0) return queue.dispatch({ type: 'selection-cleared' })
        // From the opened comment to its row, but not out of words that somebody is writing.
        const isInCase = target instanceof HTMLElement && target.closest('.case, .decisions') !== null
        if (isInCase && !isWriting(target)) document.querySelector<HTMLElement>('.row.chosen .open')?.focus()
        back()
      },
    },
    on,
  )
}

function lettersOf({ queue, state, commands, search }: Desk): KeyMap {
  // With the reasons on the screen a number is one of them, else what the opened comment is.
  const numbers = Object.fromEntries(
    readyReasons.map(({ id }, index) => [
      String(index + 1),
      () => (commands.panel === 'reject' ? commands.reject(id) : commands.mark(index)),
    ]),
  )
  return {
    j: (event) => queue.move(1, event.shiftKey),
    k: (event) => queue.move(-1, event.shiftKey),
    x: (event) => state.chosen && queue.dispatch({ type: event.shiftKey ? 'ranged' : 'toggled', id: state.chosen }),
    a: () => commands.use(firstVerb(commands.items)),
    d: () => commands.use('reject'),
    s: () => commands.use('spam'),
    e: () => commands.use('answer'),
    u: () => queue.undo(),
    '/': search,
    ...numbers,
  }
}
