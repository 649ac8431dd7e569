/**
 * What an office says around comments beside its answers: statements, clarifications, whom it passed something on to,
 * what an answer said before. Few threads have any of it, so it comes where one does.
 */
import type { Language } from '../../../service/contract/languages.ts'
import type { ClosedReason, StatementView } from '../../../service/contract/views.ts'
import { clothe } from '../clothe.ts'
import type { Texts } from '../texts/id.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { Before as SaidBefore } from './before.tsx'
import { whyClosed } from './closed.ts'
import { Clarification } from './clarification.tsx'
import { correctedWords } from './corrected.ts'
import { dayOf, dayOfYear } from './day.ts'
import { Forwarded } from './forwarded.tsx'
import { Statement as Stated } from './statement.tsx'
import { type OfficeTexts, id } from './texts/office-id.ts'
import warning from '../../kit/warning.css?inline'
import css from './office.css?inline'

type Props = { w: Widget; comment: Comment }

/** How the second file writes moments, which this one cannot import. */
type Written = (time: string, language: Language) => string

const wordsOf = (w: Widget): OfficeTexts => w.later?.wordsOf(w).office || id

/** Its looks come with it. */
export function dress({ host }: Widget): void {
  if (host.shadowRoot) clothe(host.shadowRoot, warning + css)
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
export function Before({ w, comment }: Props) {
  const { language } = w.options
  return <SaidBefore comment={comment} t={wordsOf(w)} language={language} day={dayOfYear} />
}

/** Above the list. */
export function Statement({ w, said }: { w: Widget; said: StatementView }) {
  const { language } = w.options
  return <Stated t={wordsOf(w)} said={said} day={dayOf(said.at, language, w.now + w.off)} />
}

/** Why the page takes no comments. */
export const closedWords = (w: Widget, reason: ClosedReason): string =>
  whyClosed(reason, wordsOf(w), (time) => dayOf(time, w.options.language, w.now + w.off))

/** What is said of an official answer, and that it was put right. */
export const answerWords = (w: Widget, t: Texts, comment: Comment): Texts =>
  correctedWords(t, wordsOf(w), comment, w.options.language)
