import type { Shell } from '../../service/contract/html-pages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { Clarification } from '../embed/later/clarification.tsx'
import { Forwarded } from '../embed/later/forwarded.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

/** What its office says above a comment, where it says something. */
export function Corrected({ page, comment }: { page: Shell; comment: CommentView }) {
  const { clarification: said } = comment
  if (!said) return null
  const { language, now } = page
  const title = wordsIn(language).p.clarified
  return (
    <Clarification
      said={said}
      language={language}
      now={now}
      title={title}
      moment={moment(said.editedAt ?? said.at, language)}
    />
  )
}

/** To whom its office passed a comment on, where it did. */
export function PassedOn({ page: { language }, comment }: { page: Shell; comment: CommentView }) {
  const { forwarded: said } = comment
  return said ? <Forwarded said={said} words={wordsIn(language).p.forwarded} language={language} /> : null
}
