/** What stands around a comment's words once this file is there. */
import { moment } from '../../kit/moment.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { answerWords } from './answering.ts'
import { Below } from './at-first-use.tsx'
import { brought } from './bringing.ts'
import { seeking } from './deep-link.ts'
import { wordsOf } from './words.ts'
import { Form } from './form.tsx'
import { officeOf } from './of-office.ts'

export function around(w: Widget, comment: Comment) {
  const { forms, goal, now, options, own, t } = w
  const { id, state, cameUp, createdAt, clarification, forwarded, corrections, withdrawn } = comment
  const { language } = options
  const office = (clarification || forwarded || corrections) && officeOf(w)
  const isEditable = Date.parse(own[id]?.until || '') > now
  /** while there is something to be told of one's own */
  const isPanel = state !== 'published' || !!cameUp || isEditable
  const said = answerWords(t, wordsOf(w), comment, language)
  return {
    caption: (
      <>
        {office && <office.Caption w={w} comment={comment} moment={moment} />}
        {goal === id && seeking && <seeking.Goal w={w} />}
      </>
    ),
    look: isPanel ? `panel own ${state}` : '',
    moment: moment(createdAt, language),
    /** what is said of it, where it is an official answer, or was taken back here by its author */
    t:
      withdrawn && brought
        ? { ...t, removed: brought.actingWordsOf(w).withdrawn }
        : office
          ? office.answerWords(w, said, comment)
          : said,
    /** in place of its words: the form that changes them */
    words: forms[`edit-${id}`] && <Form w={w} at={{ to: comment, edit: true }} />,
    below: (
      <>
        {office && <office.Before w={w} comment={comment} />}
        <Below w={w} comment={comment} isPanel={isPanel} isEditable={isEditable} />
      </>
    ),
    reply: forms[`reply-${id}`] && <Form w={w} at={{ to: comment }} />,
  }
}
