import { useCallback, useEffect, useState } from 'preact/hooks'
import { signIn, signOut, whoIsSignedIn, type SignInBody } from '../../../service/contract/member.ts'
import type { MemberView } from '../../../service/contract/views.ts'
import type { Failure } from '../../kit/client.ts'
import { failureOf } from '../asking.ts'
import { ask } from '../calls.ts'
import { forgetDrafts } from '../drafts.ts'

export type Session = {
  /** `ended`: somebody works here and has to sign in again before anything more is sent */
  phase: 'asking' | 'out' | 'in' | 'ended'
  member: MemberView | null
  /** why signing in by link, or asking who is signed in, brought nothing */
  failure: Failure | null
  byLink: boolean
}

/** The one-use link of the address, which leaves the address bar and the browser's history at once. */
function takeLink(): string | null {
  const link = new URLSearchParams(location.hash.slice(1)).get('link')
  if (link !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return link
}

export function useSession() {
  const [session, set] = useState<Session>({ phase: 'asking', member: null, failure: null, byLink: false })

  const enter = useCallback(async (body: SignInBody): Promise<void> => {
    const { member } = await ask(signIn, { body })
    set((before) => {
      // Somebody else than before: nothing of the first one's work may stay on the screen.
      if (before.member && before.member.id !== member.id) {
        forgetDrafts()
        location.reload()
      }
      return { phase: 'in', member, failure: null, byLink: false }
    })
  }, [])

  const start = useCallback(async (): Promise<void> => {
    const link = takeLink()
    set((before) => ({
      ...before,
      failure: null,
      byLink: link !== null,
      phase: before.member ? before.phase : 'asking',
    }))
    try {
      if (link !== null) return await enter({ link })
      const { member } = await ask(whoIsSignedIn, {})
      set({ phase: 'in', member, failure: null, byLink: false })
    } catch (thrown) {
      const failure = failureOf(thrown)
      const known = link === null && failure.code === 'not-signed-in'
      set((before) => ({ ...before, phase: before.member ? before.phase : 'out', failure: known ? null : failure }))
    }
  }, [enter])

  useEffect(() => {
    void start()
    const onHash = () => location.hash.includes('link=') && void start()
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [start])

  const isIn = session.phase === 'in'
  // A role may have changed while nobody looked; what it opens and shuts here is as the service says it now.
  useEffect(() => {
    if (!isIn) return
    const onShown = async (): Promise<void> => {
      if (document.hidden) return
      try {
        const { member } = await ask(whoIsSignedIn, {})
        set((before) => (before.phase === 'in' && before.member?.id === member.id ? { ...before, member } : before))
      } catch {
        // An ended session is found out by the queue's own look, which comes with it.
      }
    }
    document.addEventListener('visibilitychange', onShown)
    return () => document.removeEventListener('visibilitychange', onShown)
  }, [isIn])

  const ended = useCallback(() => set((before) => (before.phase === 'in' ? { ...before, phase: 'ended' } : before)), [])

  const leave = useCallback(async (): Promise<void> => {
    await ask(signOut, {})
    forgetDrafts()
    set({ phase: 'out', member: null, failure: null, byLink: false })
  }, [])

  const renamed = useCallback((member: MemberView) => set((before) => ({ ...before, member })), [])

  return { session, enter, start, ended, leave, renamed }
}
