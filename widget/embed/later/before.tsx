/** What an official answer said before it was corrected, for whoever asks. Whole pages and the widget draw the same. */
import type { Language } from '../../../service/contract/languages.ts'
import type { CommentView } from '../../../service/contract/views.ts'
import { filled, type Text } from '../../kit/texts.ts'
import type { dayOfYear } from './day.ts'

export type BeforeTexts = { before: string; until: Text; notShown: string }

type Props = {
  comment: Pick<CommentView, 'corrections'>
  t: BeforeTexts
  language: Language
  /** as days are written */
  day: typeof dayOfYear
}

export function Before({ comment: { corrections }, t, language, day }: Props) {
  if (!corrections) return null
  return (
    <details class="earlier">
      <summary>{t.before}</summary>
      {corrections.map(({ text, until }) => (
        <div key={until}>
          <p class="hint">
            <time dateTime={until}>{filled(t.until, day(until, language))}</time>
          </p>
          {text === null ? (
            <p class="hint">{t.notShown}</p>
          ) : (
            <p class="words" dir="auto">
              {text}
            </p>
          )}
        </div>
      ))}
    </details>
  )
}
