/**
 * What an office says around comments beside its answers: statements, clarifications, whom it passed something on to,
 * what an answer said before. Few threads have any of it, so it comes where one does.
 */
import type { Comment } from '../thread.ts'
import type { Language } from '../../../service/contract/languages.ts'
import type { StatementView } from '../../../service/contract/views.ts'
import { clothe } from '../clothe.ts'
import type { Widget } from '../widget.ts'
import { Before as SaidBefore } from './before.tsx'
import { Clarification } from './clarification.tsx'
import { Forwarded } from './forwarded.tsx'
import { Statement as Stated } from './statement.tsx'
import { type OfficeTexts, id } from './texts/office-id.ts'
import css from './office.css?inline'

type Props = { w: Widget; comment: Comment }

/** How the second file writes times and days, which this one cannot import. */
type Written = (time: string, language: Language) => string

const wordsOf = (w: Widget): OfficeTexts => w.later?.wordsOf(w).office || id

/** Its looks come with it. */
export function dress({ host }: Widget): void {
  if (host.shadowRoot) clothe(host.shadowRoot, css)
}

/** Above a comment. */
export function Caption({ w, comment: { clarification: said, forwarded }, moment }: Props & { moment: Written }) {
  const { language } = w.options
  const t = wordsOf(w)
  return (
    <>
      {said && (
        <Clarification
          said={said}
          language={language}
          now={w.now + w.off}
          title={t.clarified}
          moment={moment(said.editedAt || said.at, language)}
        />
      )}
      {forwarded && <Forwarded said={forwarded} words={t.forwarded} language={language} />}
    </>
  )
}

/** Below an answer's words. */
export function Before({ w, comment, day }: Props & { day: Written }) {
  const { language } = w.options
  return <SaidBefore comment={comment} t={wordsOf(w)} language={language} day={day} />
}

/** Above the list. */
export function Statement({ w, said, day }: { w: Widget; said: StatementView; day: Written }) {
  const { language } = w.options
  return <Stated t={wordsOf(w)} said={said} day={day(said.at, language)} />
}
