import type { ClarificationView, QueueItem } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { useSay } from '../texts/use.ts'
import { Section } from './section.tsx'

/** What an official answer said before it was corrected, the newest first. */
export function Before({ corrections }: { corrections: QueueItem['corrections'] | undefined }) {
  const { t, of, language } = useSay()
  if (!corrections) return null
  return (
    <Section title={t.correct.before}>
      {corrections.map(({ text, until }) => (
        <div key={until}>
          <p class="faint">{of(t.correct.until, moment(until, language))}</p>
          <p dir="auto" class={text === null ? 'faint' : 'before'}>
            {text ?? t.correct.notShown}
          </p>
        </div>
      ))}
    </Section>
  )
}

/** What its office says above a comment, as readers see it. */
export function Clarified({ said, now }: { said: ClarificationView | undefined; now: number }) {
  const { t, of, language } = useSay()
  if (!said) return null
  const time = said.editedAt ?? said.at
  const heading = of(t.clarify.by, said.office.name)
  return (
    <div class="clarified" role="note" aria-label={heading}>
      <p class="meta">
        <b>{heading}</b>
        <time dateTime={time} title={moment(time, language)}>
          {relative(Date.parse(time), now, language)}
        </time>
      </p>
      <p dir="auto">{said.text}</p>
    </div>
  )
}
