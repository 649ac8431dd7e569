import { describe, expect, it } from 'vitest'
import type { Comment, HistoryEntry } from '../../service/domain/comment.ts'
import { taughtBy } from '../../service/domain/teaching.ts'
import { aComment, noon } from './making.ts'

const decided = (
  act: HistoryEntry['act'],
  over: Partial<Comment> = {},
  by: HistoryEntry['by'] | null = null,
): Comment => {
  const comment = aComment({ text: 'Sewa tenda', decision: 'd1', decidedAt: noon, ...over })
  const member = { kind: 'member', member: 'm1', role: 'moderator' } as const
  const entry = { at: noon, by: by ?? member, act, from: 'held', to: 'spam', reason: null, decision: 'd1' } as const
  return { ...comment, history: [...comment.history, entry] }
}
const taught = { member: 'm1', name: 'Siti', text: 'Sewa tenda' }

describe('what a decision teaches', () => {
  it('is that its words are spam, or are not', () => {
    expect(taughtBy(decided('spam'))).toEqual({ ...taught, spam: true })
    expect(taughtBy(decided('approve'))).toEqual({ ...taught, spam: false })
  })

  it('is nothing where it was for other reasons, by nobody, or is not there', () => {
    expect(taughtBy(decided('reject'))).toBeNull()
    expect(taughtBy(decided('remove'))).toBeNull()
    expect(taughtBy(decided('restore'))).toBeNull()
    expect(taughtBy(decided('spam', {}, { kind: 'operator' }))).toBeNull()
    expect(taughtBy(aComment())).toBeNull()
    expect(taughtBy(decided('spam', { decision: null }))).toBeNull()
    expect(taughtBy(decided('spam', { decision: 'another' })), 'an undone one').toBeNull()
  })

  it('is nothing of words that are others by now, or that their author took back', () => {
    expect(taughtBy(decided('spam', { editedAt: noon - 1 }))).not.toBeNull()
    expect(taughtBy(decided('spam', { editedAt: noon + 1 }))).toBeNull()
    expect(taughtBy(decided('spam', { withdrawn: true }))).toBeNull()
    expect(taughtBy(decided('spam', { text: '' }))).toBeNull()
    const answer = { kind: 'office', office: 'o', name: 'KPU', member: 'm', avatar: '000' } as const
    expect(taughtBy(decided('approve', { author: answer }))).toBeNull()
  })
})
