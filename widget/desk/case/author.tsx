import type { Detail } from '../queue/state.ts'
import { useSay } from '../texts/use.ts'

const day = 86_400_000

/** Who writes, as far as it helps to decide: the masked address, and what became of earlier comments. */
export function AuthorFacts({ detail, now }: { detail: Detail | null; now: number }) {
  const { t, n } = useSay()
  // Room is kept, so that nothing moves when the answer comes.
  if (!detail) return <p class="meta">&nbsp;</p>
  const { email, record } = detail
  const outcomes = [
    record.published > 0 && n(t.item.published, record.published),
    record.rejected > 0 && n(t.item.rejected, record.rejected),
    record.held > 1 && n(t.item.held, record.held),
  ].filter((one) => one !== false)
  const facts = record.comments <= 1 ? [t.item.firstHere] : [sinceWhen(), outcomes.join(', ')]
  function sinceWhen(): string {
    if (record.since === null) return ''
    const days = Math.floor((now - Date.parse(record.since)) / day)
    return days > 0 ? n(t.item.here, days) : t.item.hereToday
  }
  return (
    <p class="meta">
      <span>{email ?? t.item.noEmail}</span>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </p>
  )
}
