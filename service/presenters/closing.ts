import type { ClosedView, ClosingView } from '../contract/closing.ts'
import type { ClosingAbove } from '../domain/closing.ts'
import type { Office } from '../domain/offices.ts'
import { iso } from './times.ts'

type Closed = {
  own: ClosingAbove | null
  above: ClosingAbove[]
  reach: { offices: number; sites: number }
  offices: Map<string, Office>
}

export function closingView({ own, above, reach, offices }: Closed): ClosingView {
  const closed = ({ office, reason, at, until }: ClosingAbove): ClosedView => ({
    office: { id: office, name: offices.get(office)?.name ?? office },
    reason,
    at: iso(at),
    until: until === null ? null : iso(until),
  })
  return { own: own && closed(own), above: above.map(closed), reach }
}
