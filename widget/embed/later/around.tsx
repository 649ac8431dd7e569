/** What stands around a comment's words once this file is there. */
import { moment } from '../../kit/moment.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { answerWords } from './answering.ts'
import { Before } from './before.tsx'
import { Clarification } from './clarification.tsx'
import { Menu, OwnActions, OwnNote, Settling } from './at-first-use.tsx'
import { Forwarded } from './forwarded.tsx'
import { wordsOf } from './form-state.ts'
import { Form } from './form.tsx'

export function around(w: Widget, comment: Comment) {
  const { forms, goal, now, options, own, t } = w
  const { id, state, cameUp, createdAt, clarification: said, forwarded, withdrawn } = comment
  const { language } = options
  const isEditable = Date.parse(own[id]?.until || '') > now
  /** while there is something to be told of one's own */
  const isPanel = state !== 'published' || cameUp || isEditable
  return {
    caption: (
      <>
        {said && (
          <Clarification
            said={said}
            language={language}
            now={now + w.off}
            title={wordsOf(w).clarified}
            moment={moment(said.editedAt || said.at, language)}
          />
        )}
        {forwarded && <Forwarded said={forwarded} words={wordsOf(w).forwarded} language={language} />}
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
        <Before comment={comment} t={wordsOf(w)} language={language} />
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
