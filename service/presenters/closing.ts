import type { ClosedView, ClosingView, InForceView } from '../contract/closing.ts'
import type { ClosingAbove } from '../domain/closing.ts'
import { type Office, officeNamed } from '../domain/offices.ts'
import { iso } from './times.ts'

type Closed = {
  own: ClosingAbove | null
  above: ClosingAbove[]
  reach: { offices: number; sites: number }
  offices: Map<string, Office>
}

const closedView = (offices: Map<string, Office>, { office, reason, at, until }: ClosingAbove): ClosedView => ({
  office: officeNamed(offices, office),
  reason,
  at: iso(at),
  until: until === null ? null : iso(until),
})

/** What an office has closed itself, what is closed above it, and how far its own closing reaches. */
export const closingView = ({ own, above, reach, offices }: Closed): ClosingView => ({
  own: own && closedView(offices, own),
  above: above.map((one) => closedView(offices, one)),
  reach,
})

/** A desk has room for so many; in a tense time there may be hundreds. */
const statementsShown = 2

type InForce = {
  closings: (ClosingAbove & { mayOpen: boolean })[]
  stage: { name: string; until: string; office: string } | null
  statement: { text: string; until: string; office: string } | null
  below: { until: string; office: string }[]
  offices: Map<string, Office>
}

/** What an office works under now, and statements that stand in offices below it: a few, and how many more. */
export const inForceView = ({ closings, stage, statement, below, offices }: InForce): InForceView => ({
  closings: closings.map(({ mayOpen, ...one }) => ({ ...closedView(offices, one), mayOpen })),
  stage: stage && { name: stage.name, lastDay: stage.until, office: officeNamed(offices, stage.office) },
  statement: statement && {
    text: statement.text,
    until: iso(Date.parse(statement.until)),
    office: officeNamed(offices, statement.office),
  },
  below: {
    shown: below.slice(0, statementsShown).map(({ office, until }) => ({
      office: officeNamed(offices, office),
      until: iso(Date.parse(until)),
    })),
    more: Math.max(0, below.length - statementsShown),
  },
})
