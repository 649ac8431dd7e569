import { relative } from '../../kit/time.ts'
import { present } from '../clock.ts'
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

/** One thing that was done in this session, with what takes it back. */
type Line = { key: string; at: number; words: string; standing: string | null; undo: (() => void) | null }

/** Decisions and whatever else was done, newest first. */
function linesOf(say: Say, queue: Queue, { decisions, done }: QueueState): Line[] {
  const decided = decisions.map((decision) => ({
    key: `decision ${decision.key}`,
    at: decision.at,
    words: decisionWords(say, decision),
    standing: standing(say, decision),
    undo: canUndo(decision) ? () => queue.undo(decision.key) : null,
  }))
  const others = done.map(({ key, at, words, undo, isUndone }) => ({
    key: `done ${key}`,
    at,
    words: say.t.said[words],
    standing: isUndone ? say.t.session.undone : null,
    undo,
  }))
  return [...decided, ...others].sort((one, other) => other.at - one.at)
}

/** "Riwayat sesi": everything done in this session, each with its undo. */
export function SessionHistory({ queue, state, onClose }: { queue: Queue; state: QueueState; onClose(): void }) {
  const say = useSay()
  const { t, language } = say
  const lines = linesOf(say, queue, state)
  return (
    <Dialog title={t.frame.session} onClose={onClose}>
      {lines.length === 0 && <p class="note">{t.session.none}</p>}
      <ul class="session">
        {lines.map(({ key, at, words, standing: stands, undo }) => (
          <li key={key}>
            <p>
              {words}
              <span class="faint">
                {relative(at, present(), language)}
                {stands && ` · ${stands}`}
              </span>
            </p>
            {undo && (
              <button type="button" onClick={undo}>
                {t.actions.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
