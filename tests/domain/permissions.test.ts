import { describe, expect, it } from 'vitest'
import type { Role } from '../../service/contract/views.ts'
import { standingAfter } from '../../service/domain/moving.ts'
import { may, mayGrant, mayMove } from '../../service/domain/permissions.ts'
import { aComment } from './making.ts'

const roles: Role[] = ['owner', 'lead', 'moderator', 'auditor']

describe('roles', () => {
  it.each([
    ['read', roles],
    ['audit', roles],
    ['decide', ['owner', 'lead', 'moderator']],
    ['answer', ['owner', 'lead', 'moderator']],
    ['policy', ['owner', 'lead']],
    ['members', ['owner', 'lead']],
    ['sites', ['owner', 'lead']],
    ['offices', ['owner']],
  ] as const)('%s: %j', (verb, allowed) => {
    expect(roles.filter((role) => may(role, verb))).toEqual(allowed)
  })

  it('make no one greater than themselves', () => {
    const grants = Object.fromEntries(roles.map((role) => [role, roles.filter((wanted) => mayGrant(role, wanted))]))
    expect(grants).toEqual({ owner: roles, lead: ['lead', 'moderator', 'auditor'], moderator: [], auditor: [] })
  })
})

describe('what may be done with a comment', () => {
  it('is what the decision itself would allow', () => {
    expect(mayMove('moderator', aComment({ state: 'held' }))).toEqual([
      'approve',
      'reject',
      'spam',
      'remove',
      'answer',
      'forward',
      'cover',
      'hold-author',
      'mark',
    ])
    expect(mayMove('moderator', aComment({ state: 'published' }))).toEqual([
      'reject',
      'spam',
      'remove',
      'answer',
      'pin',
      'clarify',
      'forward',
      'cover',
      'hold-author',
      'mark',
    ])
    expect(mayMove('moderator', aComment({ state: 'spam' }))).toEqual([
      'approve',
      'reject',
      'spam',
      'remove',
      'hold-author',
    ])
    const removed = aComment({ state: 'removed', before: { state: 'held', confirmed: false } })
    expect(mayMove('owner', removed)).toEqual(['restore', 'hold-author'])
    expect(standingAfter(removed, 'restore')).not.toBeNull()
  })

  it('is letting go of what is pinned, whatever became of it', () => {
    expect(mayMove('moderator', { ...aComment({ state: 'held' }), pinned: true })).toContain('pin')
    expect(mayMove('moderator', { ...aComment({ state: 'removed', withdrawn: true }), pinned: true })).toEqual(['pin'])
    expect(mayMove('auditor', { ...aComment({ state: 'published' }), pinned: true })).toEqual([])
  })

  it('is leaving up what readers reported, first of all, where the public sees it', () => {
    const reported = aComment({ state: 'published', reports: 2 })
    expect(mayMove('moderator', reported)[0]).toBe('settle')
    expect(mayMove('moderator', aComment({ state: 'published' }))).not.toContain('settle')
    expect(mayMove('moderator', aComment({ state: 'held', reports: 2 }))).not.toContain('settle')
    expect(mayMove('auditor', reported)).toEqual([])
  })

  it('is nothing for who only reads, and nothing with what its author withdrew', () => {
    expect(mayMove('auditor', aComment())).toEqual([])
    const withdrawn = aComment({ state: 'removed', withdrawn: true, before: { state: 'published', confirmed: false } })
    expect(mayMove('owner', withdrawn)).toEqual([])
  })
})
