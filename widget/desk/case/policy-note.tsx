import { useEffect, useState } from 'preact/hooks'
import { readPolicy } from '../../../service/contract/member.ts'
import type { PolicyView, SettingView } from '../../../service/contract/policy-views.ts'
import { ask } from '../calls.ts'
import { useSay, type Say } from '../texts/use.ts'
import { Section } from './section.tsx'
import type { OfficeName } from '../../../service/contract/office-name.ts'

/** Asked once an office; a policy changes far less often than comments are opened. */
const known = new Map<string, Promise<PolicyView>>()

/** Called when a policy was saved. */
export const forgetPolicies = (): void => known.clear()

function policyOf(office: string): Promise<PolicyView> {
  let policy = known.get(office)
  if (!policy) {
    policy = ask(readPolicy, { params: { id: office } })
    policy.catch(() => known.delete(office))
    known.set(office, policy)
  }
  return policy
}

/** Whose a setting is: set here, followed from above, locked above, or built in. */
export function whoseWords({ t, of }: Say, setting: SettingView, office: string, offices: OfficeName[]): string {
  const name = (id: string) => offices.find((one) => one.id === id)?.name ?? id
  if (setting.lockedBy !== null && setting.lockedBy !== office) return of(t.policies.locked, name(setting.lockedBy))
  if (setting.from === office) return t.policies.here
  return setting.from === null ? t.policies.builtIn : of(t.policies.follows, name(setting.from))
}

/** What the policy says of this page, and whose rule that is. */
export function PolicyNote({ office }: { office: OfficeName }) {
  const say = useSay()
  const [policy, set] = useState<PolicyView | null>(null)
  useEffect(() => {
    let here = true
    policyOf(office.id).then(
      (found) => here && set(found),
      () => undefined,
    )
    return () => void (here = false)
  }, [office.id])
  const setting = policy?.settings['moderation']
  const stage = policy?.stage
  const taken = stage?.moderation ?? setting?.value
  const text = setting && new Map(Object.entries(say.t.moderation)).get(String(taken))
  if (!setting || text === undefined) return null
  return (
    <Section title={say.t.item.policy}>
      <p>
        {String(text)} <span class="faint">{whoseWords(say, setting, office.id, policy.offices)}.</span>
        {stage && ` ${say.of(say.t.calendar.now, stage.name)}`}
      </p>
    </Section>
  )
}
