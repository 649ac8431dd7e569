/** The week's report of an office and all below it, and what is to be done about it. Times as in `views.ts`. */

import type { AppealFiguresView, PhraseView, SpreadView } from './figures.ts'
import type { Role } from './views.ts'
import type { OfficeName } from './office-name.ts'

export const followUpResults = ['done', 'not-done', 'going'] as const
export type FollowUpResult = (typeof followUpResults)[number]

export type FollowUpView = {
  id: string
  /** the Monday of its week: `2026-11-23` */
  week: string
  text: string
  /** whose it is: a role in an office, never a person */
  owner: { office: OfficeName; role: Role }
  /** the day until which it is to be done */
  due: string
  outcome: { result: FollowUpResult; line: string; at: string } | null
}

/** Null stands for what is about fewer than five persons. */
export type WeekFiguresView = {
  received: number | null
  writers: number | null
  /** of what was received, what is public, and how much of that was answered by the end of the week */
  published: number | null
  replied: number | null
  pages: number | null
  silentPages: number | null
  /** decided in the week, whenever written, and what it became: outcomes as in insights */
  decided: number | null
  outcomes: { outcome: string; comments: number }[]
  toDecide: SpreadView | null
  /** answered first in the week, whenever written */
  answered: number | null
  toAnswer: SpreadView | null
  /** questions and complaints: what happened to them in the week, and those late at its end */
  life: {
    asked: number | null
    answered: number | null
    answeredAgain: number | null
    reopened: number | null
    closed: number | null
    forwarded: number | null
    late: number | null
  }
  /** what happened to appeals in the week, and how many waited at its end */
  appeals: AppealFiguresView
}

export type WeeklyView = {
  office: OfficeName
  /** the Monday: `2026-11-23`; weeks begin there at midnight by the office's clocks */
  week: string
  zone: 'WIB' | 'WITA' | 'WIT'
  from: string
  until: string
  /** the week is not over: figures until now */
  running: boolean
  figures: WeekFiguresView
  /** the week before, as far as this one has come where it is running */
  before: WeekFiguresView
  phrases: PhraseView[]
  /** offices where something waited for over two working days, and nothing was decided in a week; some by name */
  idle: { offices: number; named: OfficeName[] }
  /** what was to be done about the week before, and what came of it */
  earlier: FollowUpView[]
  followUps: FollowUpView[]
  /** the report in five lines of plain text */
  lines: string[]
  /** whether the member may write what is to be done */
  mayChange: boolean
}
