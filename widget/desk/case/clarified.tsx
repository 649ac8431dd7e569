import type { ClarificationView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { useSay } from '../texts/use.ts'

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
