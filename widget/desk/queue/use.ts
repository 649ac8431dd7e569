import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { MemberView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { present } from '../clock.ts'
import { draftOf, keepDraft, several } from '../drafts.ts'
import { makeQueue, type Queue } from './engine.ts'
import { keepDecisions, keptDecisions } from './kept.ts'
import { waiting, type Filter, type QueueState } from './state.ts'

const lookEvery = 20_000
/** What others decide is seen so soon. */
const glanceEvery = 4_000
/** A row passed by quickly needs no call of its own. */
const settleTime = 120

/** One queue for as long as a member sits at the desk, and the clock, network and page events around it. */
export function useQueue(member: MemberView, first: Filter, live: boolean, onEnded: () => void): [Queue, QueueState] {
  const now = useRef({ member, onEnded })
  now.current = { member, onEnded }
  const queue = useMemo(
    () =>
      makeQueue(
        {
          ask,
          name: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
          kept: () => keptDecisions(member.id),
          keepWords({ rows, first, text = '' }) {
            const draft = rows === 1 ? first : several
            if (!draftOf('answer', draft)) keepDraft('answer', draft, text)
          },
          signedOut: () => now.current.onEnded(),
          later: (run, seconds) => void setTimeout(run, seconds * 1_000),
          now: present,
        },
        first,
      ),
    [],
  )
  const [state, see] = useState(queue.state())
  // Before the first list is asked for: however soon it comes it is seen, and what is already being sent again is kept so.
  useLayoutEffect(() => {
    let kept: QueueState['decisions'] | undefined
    const look = (next: QueueState) => {
      if (next.decisions !== kept) keepDecisions(member.id, (kept = next.decisions))
      see(next)
    }
    look(queue.state())
    return queue.watch(look)
  }, [queue])

  useEffect(() => {
    if (!live) return
    // Signed in again: what waited goes out, and the list is looked at anew.
    queue.flush()
    if (queue.state().counts) void queue.look()
    const timer = setInterval(() => {
      if (!document.hidden) void queue.look()
    }, lookEvery)
    const glancing = setInterval(() => {
      if (!document.hidden) void queue.glance()
    }, glanceEvery)
    const onOnline = () => {
      queue.flush()
      void queue.look()
    }
    const onShown = () => {
      if (!document.hidden) void queue.look()
    }
    addEventListener('online', onOnline)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      clearInterval(timer)
      clearInterval(glancing)
      removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [queue, live])

  useEffect(() => {
    const { chosen } = state
    if (chosen === null || !live) return
    const timer = setTimeout(() => void queue.refresh(chosen), settleTime)
    return () => clearTimeout(timer)
  }, [queue, state.chosen, live])

  const unsent = state.decisions.some(({ phase }) => phase === 'sending' || phase === 'waiting' || phase === 'undoing')
  useEffect(() => {
    if (!unsent) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsent])

  return [queue, state]
}

export const waitingCount = (state: QueueState): number => waiting(state).length
