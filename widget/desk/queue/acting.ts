import { failureOf } from '../asking.ts'
import type { QueueEvent, Said } from './state.ts'

export type Act<Value> = {
  /** the comment it is done to */
  id: string
  run(): Promise<Value>
  said: Said
  /** takes it back; what `run` gave tells what */
  undo?: ((value: Value) => Promise<unknown>) | undefined
  undone?: Said
}

/** Says what was done with its undo, reads the comment anew, and gives whether it was done. */
export type Acting = <Value>(act: Act<Value>) => Promise<boolean>

type Needs = {
  dispatch(event: QueueEvent): void
  refresh(id: string): Promise<void>
  /** what was done may have taken it out of the list */
  done(): void
  signedOut(): void
  now(): number
}

/** What is done to an opened comment besides deciding it: at once on the wire, since its words are kept by who types them. */
export function makeActing({ dispatch, refresh, done, signedOut, now }: Needs): Acting {
  let keys = 0
  /** `of`: the act that this one takes back */
  async function perform<Value>(
    { id, run, said, undo, undone = said }: Act<Value>,
    of: number | null,
  ): Promise<boolean> {
    try {
      const value = await run()
      const key = of ?? (keys += 1)
      const takeBack = undo && (() => void perform({ id, run: () => undo(value), said: undone }, key))
      dispatch({ type: 'said', words: said, undo: takeBack ?? null, key, at: now() })
      void refresh(id)
      done()
      return true
    } catch (thrown) {
      const { code, detail } = failureOf(thrown)
      if (code === 'not-signed-in') signedOut()
      dispatch({ type: 'not-done', detail: detail ?? null })
      void refresh(id)
      return false
    }
  }
  return (act) => perform(act, null)
}
