// The widget's thread, step by step, without a browser: what is shown, in which order, and what never moves.
import { describe, expect, test } from 'vitest'
import type { CommentView, ThreadView } from '../../service/contract/views.ts'
import { changed, fresh, moreReplies, nextPage, withOwn, withdrawn } from '../../widget/embed/later/changes.ts'
import { type Thread, firstPage, put, rootOf, unshown } from '../../widget/embed/thread.ts'

const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  parent: null,
  author: { name: `Warga ${id}`, avatar: '123', badge: null },
  text: `kata ${id}`,
  createdAt: '2026-11-24T07:00:00.000Z',
  editedAt: null,
  supports: 0,
  replyCount: 0,
  replies: [],
  state: 'published',
  ...more,
})

const view = (comments: CommentView[], more: Partial<ThreadView> = {}): ThreadView => ({
  page: { url: 'https://berita.example/a', title: 'A', comments: comments.length, open: true, closedReason: null },
  rules: {
    moderation: 'pre',
    maxLength: 2_000,
    editMinutes: 15,
    emailRequired: true,
    engagement: 'on',
    office: { id: 'kpu-ri', name: 'KPU RI' },
    reactions: [],
  },
  reactions: {},
  pinned: null,
  comments,
  next: null,
  revision: 1,
  ...more,
})

const read = (...comments: CommentView[]): Thread => firstPage(undefined, view(comments), 'new')

/** What changed, told of a page that now has so many comments. */
const news = (comments: CommentView[], total: number, revision = 2) => {
  const { next: _, ...rest } = view(comments, { revision })
  return { ...rest, page: { ...rest.page, comments: total }, partial: true as const }
}

describe('the first page', () => {
  test('keeps the order of the service, and puts replies below their root', () => {
    const thread = read(
      comment('3'),
      comment('1', { replyCount: 2, replies: [comment('2', { parent: '1' }), comment('4', { parent: '2' })] }),
    )
    expect(thread.roots).toEqual(['3', '1'])
    expect(thread.replies['1']).toEqual(['2', '4'])
    expect(rootOf(thread.comments, { id: '4', parent: '2' })).toBe('1')
  })

  test('keeps one’s own waiting words when another order is asked for', () => {
    const before = put(read(comment('1')), [comment('2', { state: 'held' })])
    const after = firstPage(before, view([comment('1')]), 'old')
    expect(after.roots).toEqual(['2', '1'])
  })
})

describe('more', () => {
  test('the next page stands at the end, without doubles', () => {
    const first = firstPage(undefined, view([comment('4'), comment('3')], { next: 'c' }), 'new')
    const second = nextPage(first, view([comment('3'), comment('2')]))
    expect(second.roots).toEqual(['4', '3', '2'])
    expect(second.next).toBeNull()
  })

  test('further replies are counted off, and stand in the order of time', () => {
    const root = comment('1', { replyCount: 3, replies: [comment('2', { parent: '1' })] })
    const thread = read(root)
    expect(unshown(thread, thread.comments['1'] ?? root)).toBe(2)
    const all = [comment('2', { parent: '1' }), comment('5', { parent: '2' }), comment('3', { parent: '1' })]
    const full = moreReplies(thread, '1', { comments: all, next: null })
    expect(full.replies['1']).toEqual(['2', '3', '5'])
    expect(unshown(full, full.comments['1'] ?? root)).toBe(0)
  })
})

describe('news', () => {
  test('new comments wait for the reader and are announced; what is known changes in its place', () => {
    const thread = read(comment('2'), comment('1'))
    const next = changed(thread, news([comment('1', { text: 'diubah' }), comment('3'), comment('4')], 4), false)
    expect(next.roots).toEqual(['2', '1'])
    expect(next.comments['1']?.text).toBe('diubah')
    expect(fresh(next)).toBe(2)
    expect(next.page.comments).toBe(4)
    const shown = changed(next, news([], 4, 3), true)
    expect(shown.roots).toEqual(['4', '3', '2', '1'])
    expect(fresh(shown)).toBe(0)
  })

  test('a hint alone announces, and is not counted twice once its comments are there', () => {
    const hinted = { ...read(comment('1')), hinted: 3 }
    expect(fresh(hinted)).toBe(2)
    expect(fresh(changed(hinted, news([comment('2'), comment('3')], 3), false))).toBe(2)
  })

  test('entries that nobody changed keep their identity', () => {
    const thread = read(comment('2'), comment('1'))
    const next = changed(thread, news([comment('1', { text: 'diubah' })], 2), false)
    expect(next.comments['2']).toBe(thread.comments['2'])
  })

  test('what was removed leaves its place behind, so that nothing moves', () => {
    const next = changed(
      read(comment('2'), comment('1')),
      news([comment('1', { author: null, text: '', state: 'removed' })], 1),
      false,
    )
    expect(next.roots).toEqual(['2', '1'])
    expect(next.comments['1']?.state).toBe('removed')
  })

  test('something that came and went before anybody asked is never announced', () => {
    const waiting = changed(read(comment('1')), news([comment('2')], 2), false)
    const gone = changed(waiting, news([comment('2', { author: null, text: '', state: 'removed' })], 1, 3), false)
    expect(fresh(gone)).toBe(0)
    expect(changed(gone, news([], 1, 4), true).roots).toEqual(['1'])
  })

  test('a reply whose parent is not on the page has no place, and does not count as news', () => {
    const next = changed(read(comment('1')), news([comment('9', { parent: '8' })], 2), false)
    expect(fresh(next)).toBe(0)
    expect(changed(next, news([], 2, 3), true).comments['9']).toBeUndefined()
  })

  test('a reply to a comment that itself waits comes with it', () => {
    const next = changed(read(comment('1')), news([comment('3', { parent: '2' }), comment('2')], 3), false)
    expect(fresh(next)).toBe(2)
    const shown = changed(next, news([], 3, 3), true)
    expect(shown.roots).toEqual(['2', '1'])
    expect(shown.replies['2']).toEqual(['3'])
  })

  test('where too much has changed, the reader who asks gets the page anew', () => {
    const before = put(read(comment('1')), [comment('5', { state: 'held' })])
    const whole = { ...view([comment('9'), comment('8')], { revision: 400 }), partial: false as const }
    const after = changed(before, whole, true)
    expect(after.roots).toEqual(['5', '9', '8'])
    expect(after.revision).toBe(400)
  })

  test('in the order of age, new ones follow on once everything older is there', () => {
    const thread = firstPage(undefined, view([comment('1'), comment('2')]), 'old')
    expect(changed(thread, news([comment('3')], 3), true).roots).toEqual(['1', '2', '3'])
  })
})

describe('one’s own', () => {
  test('stands first while it waits, and comes up in its place', () => {
    const held = withOwn(read(comment('1')), [comment('2', { state: 'held' })])
    expect(held.roots).toEqual(['2', '1'])
    expect(held.page.comments).toBe(1)
    const up = changed(held, news([comment('2')], 2), false)
    expect(up.roots).toEqual(['2', '1'])
    expect(up.comments['2']).toMatchObject({ state: 'published', cameUp: true })
    expect(fresh(up)).toBe(0)
  })

  test('published at once it is counted, so that the hint that follows is no news', () => {
    const posted = withOwn(read(comment('1')), [comment('2')])
    expect(posted.page.comments).toBe(2)
    expect(fresh({ ...posted, hinted: 2 })).toBe(0)
  })

  test('edited and waiting again it stays visible to its author, though it is gone for everybody else', () => {
    const edited = withOwn(read(comment('2'), comment('1')), [comment('2', { state: 'held', text: 'baru' })])
    expect(edited.page.comments).toBe(1)
    const next = changed(edited, news([comment('2', { author: null, text: '', state: 'removed' })], 1), false)
    expect(next.comments['2']).toMatchObject({ state: 'held', text: 'baru' })
  })

  test('a reply that waits stands below the comment it answers', () => {
    const thread = withOwn(read(comment('1')), [comment('2', { parent: '1', state: 'held' })])
    expect(thread.replies['1']).toEqual(['2'])
  })

  test('a waiting reply to something that is not on the page stands at the top', () => {
    expect(withOwn(read(comment('1')), [comment('7', { parent: '6', state: 'held' })]).roots).toEqual(['7', '1'])
  })

  test('taken back it leaves its place and no words', () => {
    const next = withdrawn(read(comment('1')), '1')
    expect(next.comments['1']).toMatchObject({ state: 'removed', text: '', author: null, withdrawn: true })
    expect(next.page.comments).toBe(0)
  })
})
