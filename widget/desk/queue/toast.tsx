import { useEffect, useState } from 'preact/hooks'
import { useSay, type Say } from '../texts/use.ts'
import type { Queue } from './engine.ts'
import { canUndo, last, waiting, type Decision, type Note, type QueueState } from './state.ts'

const shownFor = 10_000

/** What a decision did, in a sentence. */
export function decisionWords({ t, n }: Say, { action, count, skipped, phase, filter, undos }: Decision): string {
  if (phase === 'undoing') return t.toast.undoing
  if (phase === 'done' && count === 0 && skipped > 0) return t.toast.allSkipped
  const left = skipped > 0 ? ` ${n(t.toast.skipped, skipped)}` : ''
  if (action === 'answer-approve') return t.toast.answeredApproved + left
  if (action === 'answer' && count === 1) return t.toast.answered + left
  // In the spam folder it is the machine's judgement that is confirmed, and nothing moves.
  const did = action === 'spam' && filter.tab === 'spam' ? t.toast.confirm : t.toast[action]
  const goesOn = phase === 'sending' && undos.length > 0 ? ` ${t.toast.goesOn}` : ''
  return n(did, count) + left + goesOn
}

/** Who was quicker, and what they did. */
function racedWords({ t, of }: Say, { item, action }: Extract<Note, { kind: 'raced' }>): string {
  if (action === 'settle' && item.may.includes('settle')) return t.raced.reported
  const act = last(item.history)
  if (!act) return t.raced.changed
  const text = new Map(Object.entries(t.raced)).get(act.act)
  return text === undefined ? t.raced.changed : of(text, act.by)
}

function noteWords(say: Say, state: QueueState, note: Note): string {
  const { t, n } = say
  switch (note.kind) {
    case 'decision': {
      const decision = state.decisions.find(({ key }) => key === note.key)
      if (!decision) return ''
      const waits = waiting(state).includes(decision) ? ` ${t.toast.waits}` : ''
      return decisionWords(say, decision) + waits
    }
    case 'raced':
      return racedWords(say, note)
    case 'refused':
      return note.detail ? `${t.toast.refused} ${note.detail}` : t.toast.refused
    case 'undone':
      return note.count === 0
        ? t.toast.undoneNone
        : n(t.toast.undone, note.count) + (note.skipped > 0 ? ` ${n(t.toast.skipped, note.skipped)}` : '')
    case 'pinned':
      return note.pinned ? t.toast.pinned : t.toast.unpinned
    case 'not-pinned':
      return note.detail ? `${t.toast.notPinned} ${note.detail}` : t.toast.notPinned
    case 'said':
      return t.said[note.words]
    case 'not-done':
      return note.detail ? `${t.said.notDone} ${note.detail}` : t.said.notDone
  }
}

/** The last thing that happened, with its undo in place of a question beforehand. It waits for whoever is at it. */
export function Toast({ queue, state, keys }: { queue: Queue; state: QueueState; keys: boolean }) {
  const say = useSay()
  const { t } = say
  const { note } = state
  const [held, hold] = useState(false)
  const id = note?.id ?? null
  const decision = note?.kind === 'decision' ? state.decisions.find(({ key }) => key === note.key) : undefined
  const goesOn = decision?.phase === 'sending' && decision.undos.length > 0
  useEffect(() => {
    if (id === null || held || goesOn) return
    const timer = setTimeout(() => queue.dispatch({ type: 'note-gone', id }), shownFor)
    return () => clearTimeout(timer)
  }, [queue, id, held, goesOn])
  // A toast that goes away under the hand does not say so; the next one must not wait for ever.
  useEffect(() => hold(false), [id])

  const words = note ? noteWords(say, state, note) : ''
  return (
    <>
      <p class="hidden" role="status">
        {words}
      </p>
      {note && words && (
        <div
          class="toast"
          role="region"
          aria-label={t.toast.name}
          key={note.id}
          onMouseEnter={() => hold(true)}
          onMouseLeave={() => hold(false)}
          onFocusCapture={() => hold(true)}
          onBlurCapture={() => hold(false)}
        >
          <span>{words}</span>
          {decision && canUndo(decision) && (
            <button type="button" onClick={() => queue.undo(decision.key)}>
              {t.actions.undo}
              {keys && <kbd aria-hidden="true">u</kbd>}
            </button>
          )}
          {note.kind === 'pinned' && (
            <button type="button" onClick={() => void queue.pin(note.item, !note.pinned)}>
              {t.actions.undo}
            </button>
          )}
          {note.kind === 'said' && note.undo && (
            <button type="button" onClick={note.undo}>
              {t.actions.undo}
            </button>
          )}
          {note.kind === 'raced' && (
            <button type="button" onClick={() => queue.dispatch({ type: 'chose', id: note.item.id })}>
              {t.toast.see}
            </button>
          )}
        </div>
      )}
    </>
  )
}
