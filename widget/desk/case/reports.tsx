import type { ReportedView } from '../../../service/contract/views.ts'
import { moment, relative } from '../../kit/time.ts'
import type { Detail } from '../queue/state.ts'
import { useSay } from '../texts/use.ts'
import { Section } from './section.tsx'

type Reason = { reason: ReportedView['reason']; count: number; notes: ReportedView[] }

/** The reasons given, the most frequent first, each with what readers wrote about it. */
function byReason(reported: ReportedView[]): Reason[] {
  const found = new Map<ReportedView['reason'], Reason>()
  for (const report of reported) {
    const one = found.get(report.reason) ?? { reason: report.reason, count: 0, notes: [] }
    found.set(report.reason, { ...one, count: one.count + 1, notes: report.note ? [...one.notes, report] : one.notes })
  }
  return [...found.values()].sort((one, other) => other.count - one.count)
}

/** What readers complain of: how many, why, and in which words. By whom is not known. */
export function Reports({ count, detail, now }: { count: number; detail: Detail | null; now: number }) {
  const { t, n, language } = useSay()
  return (
    <Section title={n(t.item.reports, count)}>
      <ul class="reports">
        {byReason(detail?.reported ?? []).map(({ reason, count, notes }) => (
          <li key={reason}>
            {t.reports[reason]}
            {count > 1 && <span class="faint"> × {count}</span>}
            {notes.map(({ at, note }) => (
              <p key={at + note}>
                <q dir="auto">{note}</q>
                <time dateTime={at} title={moment(at, language)}>
                  {relative(Date.parse(at), now, language)}
                </time>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
