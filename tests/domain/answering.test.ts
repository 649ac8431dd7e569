// An answer that is given with others, and taken back with them.
import { describe, expect, it } from 'vitest'
import { actOf, answerKey, unanswerChange } from '../../service/domain/answering.ts'
import { newComment } from '../../service/domain/comment.ts'
import { correctChange } from '../../service/domain/correcting.ts'
import { changed } from '../../service/store/changing.ts'
import { aComment, noon } from './making.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const question = aComment({ state: 'published' })
const answer = newComment({
  ...question,
  id: '01kz0000000000000000000001-skh',
  parent: question.id,
  key: answerKey('nama', question.id),
  author: { kind: 'office', office: 'kpu', name: 'KPU', member: 'm1', avatar: '000' },
  by,
  act: 'answered',
  decision: 'act',
})

describe('one answer for several questions', () => {
  it('knows the act that gave it, under which it has one name a question', () => {
    expect(actOf(answer)).toBe('act')
    const decided = { ...answer, decision: 'later' }
    expect(actOf(decided)).toBe('act')
    expect(actOf(question)).toBeNull()
    expect(new Set([answerKey('a', 'b'), answerKey('a', 'c'), answerKey('c', 'b')]).size).toBe(3)
  })

  it('is taken back by that act alone, while nothing has happened to it', () => {
    const change = unanswerChange(answer, { decision: 'act', by, now: noon + 1 })
    expect(change).toMatchObject({ state: 'removed', entry: { act: 'undo', decision: 'act', from: 'published' } })
    if (!change) return
    expect(changed(answer, change).before).toEqual({ state: 'published', confirmed: false })
    expect(unanswerChange(changed(answer, change), { decision: 'act', by, now: noon + 2 })).toBeNull()
    expect(unanswerChange(answer, { decision: 'other', by, now: noon + 1 })).toBeNull()
    const correction = correctChange(answer, { text: 'Lain.', hide: false, by, now: noon + 1, decision: 'd' })
    if (!correction) throw new Error('nothing changes')
    expect(unanswerChange(changed(answer, correction), { decision: 'act', by, now: noon + 2 })).toBeNull()
  })
})
