import type { HistoryView, QueueItem } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { useSay, type Say } from '../texts/use.ts'
import { Section } from './section.tsx'

function actOf({ t, of }: Say, { act, by }: HistoryView): string {
  const text = new Map(Object.entries(t.acts)).get(act)
  return text === undefined ? `${by}: ${act}` : of(text, by)
}

/** Everything that moved the comment, newest first, with the sentence a rejection gave its author. */
export function History({ item, now }: { item: QueueItem; now: number }) {
  const say = useSay()
  if (item.history.length === 0) return null
  return (
    <Section title={say.t.item.history}>
      <ul class="history">
        {[...item.history].reverse().map((entry) => (
          <li key={entry.at + entry.act}>
            {actOf(say, entry)}
            <time dateTime={entry.at} title={moment(entry.at, say.language)}>
              {relative(Date.parse(entry.at), now, say.language)}
            </time>
            {entry.reason && <q>{entry.reason}</q>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
