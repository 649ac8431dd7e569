import type { FollowUp } from '../domain/follow-ups.ts'
import type { Phrase } from '../domain/phrases.ts'
import type { TimeSpan } from '../domain/spans.ts'
import type { WeekFigures } from '../domain/weekly.ts'
import type { Zone } from '../domain/zones.ts'

type Named = { id: string; name: string }

/** What was counted into a week, and into the one before. */
export type WeekCounted = {
  figures: WeekFigures
  before: WeekFigures
  phrases: Phrase[]
  /** offices whose queue nobody opened, and some of them by name */
  idle: { offices: number; named: Named[] }
}

/** The week's report of an office. */
export type WeeklyShown = WeekCounted & {
  office: Named
  zone: Zone
  /** its Monday */
  week: string
  span: TimeSpan
  running: boolean
  /** what was to be done about the week before */
  earlier: FollowUp[]
  followUps: FollowUp[]
  nameOf(office: string): string
  mayChange: boolean
}
