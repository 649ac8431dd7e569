import { useLayoutEffect } from 'preact/hooks'
import type { OfficeView } from '../../../service/contract/views.ts'
import { AnswerPanel } from '../case/answer.tsx'
import { Decisions } from '../case/decisions.tsx'
import { RejectPanel } from '../case/reject.tsx'
import { answerable, isRare } from '../case/verbs.ts'
import type { Queue } from '../queue/engine.ts'
import { itemOf, reachOf, type QueueState } from '../queue/state.ts'
import type { Commands } from './commands.ts'
import { RarePanels } from './rare-panels.tsx'

type Props = { queue: Queue; state: QueueState; commands: Commands; offices: OfficeView[]; keys: boolean }

/** What can be decided, and above it the panel of what is being decided. */
export function Deciding({ queue, state, commands, offices, keys }: Props) {
  const { items, panel, subject } = commands
  const item = itemOf(state, state.chosen)
  const asked = answerable(items)
  const detail = item && state.details[item.id]
  // A panel leaves the case less room: what it is about stays in sight, also when what stands above it grows.
  useLayoutEffect(() => {
    if (panel) document.querySelector('.case .words')?.scrollIntoView({ block: 'nearest' })
  }, [panel, detail])
  if (items.length === 0) return null
  return (
    <div class="deciding">
      {panel === 'reject' && (
        <RejectPanel
          id={subject ?? ''}
          count={reachOf(state, items)}
          keys={keys}
          onReject={commands.reject}
          onClose={commands.close}
        />
      )}
      {panel === 'answer' && asked[0] && (
        <AnswerPanel
          key={asked.length > 1 ? 'several' : asked[0].id}
          items={asked}
          onAnswer={queue.answer}
          onClose={commands.close}
        />
      )}
      {panel !== null && isRare(panel) && item && (
        <RarePanels panel={panel} item={item} offices={offices} act={queue.act} onClose={commands.close} />
      )}
      <Decisions
        items={items}
        selected={state.selected.size}
        all={state.all}
        keys={keys}
        open={panel}
        onVerb={commands.use}
      />
    </div>
  )
}
