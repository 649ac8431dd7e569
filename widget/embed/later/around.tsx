/** What stands around a comment's words once this file is there. */
import { moment } from '../../kit/moment.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { answerWords } from './answering.ts'
import { dayOfYear } from './day.ts'
import { Menu, OwnActions, OwnNote, Settling } from './at-first-use.tsx'
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
  const isPanel = state !== 'published' || cameUp || isEditable
  return {
    caption: (
      <>
        {office && <office.Caption w={w} comment={comment} moment={moment} />}
        {goal === id && <p class="caption goal">{wordsOf(w).goal}</p>}
      </>
    ),
    look: isPanel ? `panel own ${state}` : '',
    moment: moment(createdAt, language),
    /** what is said of it, where it is an official answer, or was taken back by its author */
    t: withdrawn ? { ...t, removed: wordsOf(w).withdrawn } : answerWords(t, wordsOf(w), comment, language),
    /** in place of its words: the form that changes them */
    words: forms[`edit-${id}`] && <Form w={w} at={{ to: comment, edit: true }} />,
    below: (
      <>
        {office && <office.Before w={w} comment={comment} day={dayOfYear} />}
        {isPanel && <OwnNote w={w} comment={comment} />}
        {own[id] && <Settling w={w} comment={comment} />}
        {own[id] && (
          <p class="acts" part="actions">
            <OwnActions w={w} comment={comment} isEditable={isEditable} />
          </p>
        )}
        <Menu w={w} comment={comment} />
      </>
    ),
    reply: forms[`reply-${id}`] && <Form w={w} at={{ to: comment }} />,
  }
}
