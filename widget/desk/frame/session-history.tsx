import { relative } from '../../kit/time.ts'
import type { Queue } from '../queue/engine.ts'
import { canUndo, isWaiting, type Decision, type QueueState } from '../queue/state.ts'
import { decisionWords } from '../queue/toast.tsx'
import { useSay, type Say } from '../texts/use.ts'
import { Dialog } from './dialog.tsx'

function standing({ t }: Say, decision: Decision): string | null {
  const { phase } = decision
  if (phase === 'undone') return t.session.undone
  if (phase === 'refused') return t.session.refused
  if (isWaiting(decision)) return t.session.waiting
  return phase === 'sending' || phase === 'undoing' ? t.session.sending : null
}

/** "Riwayat sesi": every decision of this session, each with its undo. */
export function SessionHistory({ queue, state, onClose }: { queue: Queue; state: QueueState; onClose(): void }) {
  const say = useSay()
  const { t, language } = say
  return (
    <Dialog title={t.frame.session} onClose={onClose}>
      {state.decisions.length === 0 && <p class="note">{t.session.none}</p>}
      <ul class="session">
        {state.decisions.map((decision) => (
          <li key={decision.key}>
            <p>
              {decisionWords(say, decision)}
              <span class="faint">
                {relative(decision.at, Date.now(), language)}
                {standing(say, decision) && ` · ${standing(say, decision)}`}
              </span>
            </p>
            {canUndo(decision) && (
              <button type="button" onClick={() => queue.undo(decision.key)}>
                {t.actions.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
