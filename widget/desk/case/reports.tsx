import type { ReportedView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
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

/** What readers complain of: how many, why, and in which words; apart, what a member looked at before. By whom is not known. */
export function Reports({ count, detail, now }: { count: number; detail: Detail | null; now: number }) {
  const { t, n } = useSay()
  const reported = detail?.reported ?? []
  const earlier = reported.filter(({ settled }) => settled)
  return (
    <>
      {count > 0 && (
        <Section title={n(t.item.reports, count)}>
          <Reasons reported={reported.filter(({ settled }) => !settled)} now={now} />
        </Section>
      )}
      {earlier.length > 0 && (
        <Section title={n(t.item.earlierReports, earlier.length)}>
          <Reasons reported={earlier} now={now} />
        </Section>
      )}
    </>
  )
}

function Reasons({ reported, now }: { reported: ReportedView[]; now: number }) {
  const { t, language } = useSay()
  return (
    <ul class="reports">
      {byReason(reported).map(({ reason, count, notes }) => (
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
  )
}
