import { useState } from 'preact/hooks'
import type { QueueItem } from '../../../service/contract/views.ts'
import { kinds } from '../case/matter.tsx'
import type { RarePanel } from '../case/panels.tsx'
import { can, isRare, type Verb } from '../case/verbs.ts'
import type { Queue } from '../queue/engine.ts'
import { itemOf, subjects, type QueueState } from '../queue/state.ts'

export type Panel = 'reject' | 'answer' | RarePanel

/** What keys and buttons do with what is selected, or else opened. */
export type Commands = {
  items: QueueItem[]
  /** what a panel is about: another row is chosen, and it is no longer there */
  subject: string | null
  panel: Panel | null
  use(verb: Verb): void
  reject(reason: string): void
  /** says what the opened comment is, by the place of its kind among the kinds */
  mark(index: number): void
  close(): void
}

const subjectOf = ({ selected, chosen }: QueueState): string | null => (selected.size > 0 ? 'selection' : chosen)

export function useCommands(queue: Queue, state: QueueState): Commands {
  // The panel belongs to what it was opened for; its words are kept as a draft.
  const [opened, setOpened] = useState<{ panel: Panel; of: string | null } | null>(null)
  const subject = subjectOf(state)
  const panel = opened?.of === subject ? opened.panel : null
  const setPanel = (next: Panel | null) => setOpened(next && { panel: next, of: subjectOf(queue.state()) })
  const items = subjects(state)
  return {
    items,
    subject,
    panel,
    use(verb) {
      if (!can(items, verb, state.all)) return
      if (verb === 'reject' || verb === 'answer' || isRare(verb)) return setPanel(panel === verb ? null : verb)
      setPanel(null)
      if (verb !== 'pin') queue.decide(verb)
      else if (items[0]) void queue.pin(items[0].id, !items[0].pinned)
    },
    reject(reason) {
      setPanel(null)
      queue.decide('reject', reason)
    },
    mark(index) {
      const kind = kinds[index]
      const one = itemOf(state, state.chosen)
      if (panel || !kind || !one?.may.includes('mark')) return
      void queue.mark(one, one.matter?.kind === kind ? null : kind)
    },
    close() {
      setPanel(null)
      document.querySelector<HTMLElement>(`.row.chosen .open`)?.focus({ preventScroll: true })
    },
  }
}
