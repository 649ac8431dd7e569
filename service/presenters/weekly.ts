import type { Language } from '../contract/languages.ts'
import type { FollowUpView, WeeklyView } from '../contract/weekly-views.ts'
import type { FollowUp } from '../domain/follow-ups.ts'
import { iso } from './times.ts'
import { weeklyLines } from './weekly-lines.ts'
import type { WeeklyShown } from './weekly-shown.ts'

/** What is to be done, with the name of the office whose it is. */
export type FollowUpShown = { followUp: FollowUp; owner: string }

/** Whose it is is a role in an office, never a person. */
export function followUpView({
  followUp: { id, week, text, owner, due, outcome },
  owner: name,
}: FollowUpShown): FollowUpView {
  return {
    id,
    week,
    text,
    owner: { office: { id: owner.office, name }, role: owner.role },
    due,
    outcome: outcome && { result: outcome.result, line: outcome.line, at: iso(outcome.at) },
  }
}

/** Figures of this week and the one before, as they are told: null stands for fewer than five persons. */
export function weeklyView(shown: WeeklyShown, language: Language): WeeklyView {
  const { office, zone, week, span, running, figures, before, phrases, idle, nameOf, mayChange } = shown
  const views = (all: FollowUp[]): FollowUpView[] =>
    all.map((followUp) => followUpView({ followUp, owner: nameOf(followUp.owner.office) }))
  return {
    office: { id: office.id, name: office.name },
    week,
    zone,
    from: iso(span.from),
    until: iso(span.until),
    running,
    figures,
    before,
    phrases,
    idle,
    earlier: views(shown.earlier),
    followUps: views(shown.followUps),
    lines: weeklyLines(shown, language),
    mayChange,
  }
}
