import type { RulesView } from './views.ts'
import type { OfficeName } from './office-name.ts'

/* What is answered about the policy in force for an office. */

export type SettingView = { value: unknown; from: string | null; lockedBy: string | null }
/**
 * `revision` names what the office sets itself: another one, once somebody has saved. `offices`: whose values and locks
 * these are, also of those above that the member does not see. `stage`: of the calendar, in force there now, with how
 * comments are taken meanwhile.
 */
export type PolicyView = {
  settings: Record<string, SettingView>
  revision: string
  offices: OfficeName[]
  stage: { kind: string; name: string; moderation: RulesView['moderation'] } | null
}
