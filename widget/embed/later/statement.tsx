/** What an office says above the comments in a tense time: whose it is, since when, and by which source. */
import type { StatementView } from '../../../service/contract/views.ts'
import { filled, type Text } from '../../kit/texts.ts'

export type StatementTexts = { statement: Text; source: string }

type Props = {
  t: StatementTexts
  said: StatementView
  /** since when */
  day: string
}

export function Statement({ t, said: { text, source, at, office }, day }: Props) {
  const words = filled(t.statement, office.name)
  return (
    <aside class="panel note statement" part="note" aria-label={words}>
      <p>
        <b>{words}</b> <time dateTime={at}>{day}</time>
      </p>
      <p class="words" dir="auto">
        {text}
      </p>
      <p class="hint">
        {t.source} {/^https?:\/\//i.test(source) ? <a href={source}>{source}</a> : source}
      </p>
    </aside>
  )
}
