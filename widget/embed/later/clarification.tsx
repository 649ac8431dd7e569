/** What an office says above a comment that spreads an error. Whole pages and the widget draw the same. */
import type { Language } from '../../../service/contract/languages.ts'
import type { ClarificationView } from '../../../service/contract/views.ts'
import { filled, type Text } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'

/** An address, without the full stop or bracket that ends its sentence, as in the words below. */
const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/i

type Props = {
  said: ClarificationView
  language: Language
  /** milliseconds */
  now: number
  /** "Klarifikasi #" */
  title: Text
  moment: string
}

export function Clarification({ said: { text, office, at, editedAt }, language, now, title, moment }: Props) {
  const heading = filled(title, office.name)
  const time = editedAt || at
  return (
    <div class="clarified" role="note" aria-label={heading} part="note">
      <p class="by">
        <b dir="auto">{heading}</b>
        <time dateTime={time} title={moment}>
          {relative(Math.min(Date.parse(time), now), now, language)}
        </time>
      </p>
      <p dir="auto">
        {text.split(address).map((part, nth) =>
          nth % 2 ? (
            <a href={part} rel="noopener noreferrer">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </div>
  )
}
