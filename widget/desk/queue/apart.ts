import { markComment, pinComment, undoDecision, unpinComment } from '../../../service/contract/member.ts'
import type { Kind } from '../../../service/contract/matters.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { failureOf, type Ask } from '../asking.ts'
import type { Acting } from './acting.ts'
import type { Reading } from './reading.ts'
import type { QueueEvent, Said } from './state.ts'

type Needs = {
  ask: Ask
  act: Acting
  dispatch(event: QueueEvent): void
  signedOut(): void
} & Pick<Reading, 'renew' | 'look' | 'refresh'>

export type Apart = {
  /** says what a comment is, or (null) takes that back; what it was before takes that back again */
  mark(item: QueueItem, kind: Kind | null): Promise<void>
  /** pins a comment to its page, or lets it go; the same the other way round takes it back */
  pin(id: string, pinned: boolean): Promise<void>
  /** takes back a decision that went on, made in this session or another */
  takeBack(undo: string): Promise<void>
}

/** What is done to one comment apart from the outbox: at once on the wire, and told when it is done. */
export function makeApart({ ask, act, dispatch, signedOut, renew, look, refresh }: Needs): Apart {
  /** What the service said against it. */
  function told(thrown: unknown): string | null {
    const { code, detail } = failureOf(thrown)
    if (code === 'not-signed-in') signedOut()
    return detail ?? null
  }

  return {
    async mark({ id, matter }, kind) {
      const before = matter?.kind ?? null
      const to = (kind: Kind | null) => async (): Promise<void> => {
        await ask(markComment, { params: { id }, body: { kind } })
      }
      const said = (kind: Kind | null): Said => (kind === null ? 'unmarked' : 'marked')
      await act({ id, run: to(kind), said: said(kind), undo: to(before), undone: said(before) })
      void look()
    },
    async pin(id, pinned) {
      try {
        await ask(pinned ? pinComment : unpinComment, { params: { id } })
        dispatch({ type: 'pinned', id, pinned })
      } catch (thrown) {
        dispatch({ type: 'not-pinned', detail: told(thrown) })
      }
      void refresh(id)
    },
    async takeBack(undo) {
      try {
        const { restored, skipped } = await ask(undoDecision, { params: { undo } })
        dispatch({ type: 'taken-back', restored: restored.length, skipped: skipped.length })
        await renew()
      } catch (thrown) {
        dispatch({ type: 'not-taken-back', detail: told(thrown) })
      }
    },
  }
}
