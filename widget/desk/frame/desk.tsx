import { useEffect, useMemo } from 'preact/hooks'
import { useDevice } from '../device.ts'
import { Saying, sayIn } from '../texts/use.ts'
import { Dialog } from './dialog.tsx'
import { useSession } from './session.ts'
import { SignInForm, SignInPage } from './sign-in.tsx'
import { Work } from './work.tsx'

/** The whole desk: the door, the work behind it, and the door again over unfinished work. */
export function Desk() {
  const { language } = useDevice()
  const say = useMemo(() => sayIn(language), [language])
  const { session, enter, ended, leave, renamed } = useSession()
  useEffect(() => {
    document.title = `${say.t.desk} · Rembuk`
  }, [say])

  const { member, phase, failure, byLink } = session
  return (
    <Saying.Provider value={say}>
      {member ? (
        <>
          <Work key={member.id} member={member} live={phase === 'in'} onEnded={ended} leave={leave} renamed={renamed} />
          {phase === 'ended' && (
            <Dialog title={say.t.signIn.again}>
              <SignInForm enter={enter} failure={failure} byLink={byLink} email={member.email} />
            </Dialog>
          )}
        </>
      ) : (
        <SignInPage enter={enter} failure={failure} byLink={byLink} asking={phase === 'asking'} />
      )}
    </Saying.Provider>
  )
}
