// The widget's thread, step by step, without a browser: what is shown, in which order, and what never moves.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommentView, RepliesView, ThreadChangesView, ThreadView } from '../../service/contract/views.ts'
import * as steps from '../../widget/embed/later/changes.ts'
import { changed as changedBy } from '../../widget/embed/later/catching-up.ts'
import * as on from '../../widget/embed/later/reading-on.ts'
import { isWhole } from '../../widget/embed/later/whole.ts'
import { withdrawn } from '../../widget/embed/later/withdrawn.ts'
import { type Thread, below, firstPage } from '../../widget/embed/thread.ts'

const { anew, fresh, put, rootOf, unfolded, withOwn } = steps

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

const read = (...comments: CommentView[]): Thread => firstPage(view(comments), { sort: 'new' })

const changed = (thread: Thread, told: ThreadChangesView, show: boolean): Thread => changedBy(steps, thread, told, show)

const nextPage = (thread: Thread, told: ThreadView): Thread => on.nextPage(steps, thread, told)

const moreReplies = (thread: Thread, root: string, told: RepliesView): Thread =>
  on.moreReplies(steps, thread, root, told)

const shownBelow = (thread: Thread, id: string): string[] => belowOf(thread, id).shown.map((reply) => reply.id)
const belowOf = (thread: Thread, id: string) => below(thread, thread.comments[id] ?? comment(id))

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
    const after = anew(before, view([comment('1')]), { sort: 'old' })
    expect(after.roots).toEqual(['2', '1'])
  })
})

describe('the pinned comment', () => {
  const pinned = comment('1', { replyCount: 1, replies: [comment('2', { parent: '1' })] })

  test('stands above the others with its replies, and once', () => {
    const thread = firstPage(view([comment('3'), pinned], { pinned }), { sort: 'new' })
    expect(thread.roots).toEqual(['1', '3'])
    expect(shownBelow(thread, '1')).toEqual(['2'])
    expect(nextPage(thread, view([pinned, comment('0')])).roots).toEqual(['1', '3', '0'])
  })

  test('is followed by what comes, and preceded by what its author alone sees', () => {
    const thread = firstPage(view([comment('3')], { pinned }), { sort: 'new' })
    const own = withOwn(thread, [comment('9', { state: 'held' })])
    expect(changed(own, news([comment('4')], 4), true).roots).toEqual(['9', '1', '4', '3'])
  })

  test('may be a reply: it keeps its place among the others, and is counted there', () => {
    const reply = comment('2', { parent: '1' })
    const root = comment('1', { replyCount: 2, replies: [reply, comment('4', { parent: '1' })] })
    const elsewhere = firstPage(view([comment('5')], { pinned: reply }), { sort: 'new' })
    expect(elsewhere.roots).toEqual(['2', '5'])
    const thread = nextPage(elsewhere, view([root]))
    expect(thread.roots).toEqual(['2', '5', '1'])
    expect(belowOf(thread, '1')).toMatchObject({ shown: [{ id: '2' }, { id: '4' }], others: 0 })
  })

  test('is left out where only some of the comments are looked for', () => {
    const thread = firstPage(view([comment('3')], { pinned }), { sort: 'new', answered: 'no' })
    expect(thread.roots).toEqual(['3'])
    expect(thread.pinned).toBeUndefined()
  })
})

describe('long lists of replies', () => {
  const replies = ['2', '3', '4'].map((id) => comment(id, { parent: '1' }))
  const office = { name: 'KPU Sukamaju', avatar: '', badge: 'office' as const, office: 'kpu-sukamaju' }

  test('up to four stand there; of more, two, and one number for all the others', () => {
    expect(belowOf(read(comment('1', { replyCount: 4, replies })), '1')).toMatchObject({
      shown: [{ id: '2' }, { id: '3' }, { id: '4' }],
      others: 1,
    })
    const long = read(comment('1', { replyCount: 7, replies }))
    expect(shownBelow(long, '1')).toEqual(['2', '3'])
    expect(belowOf(long, '1').others).toBe(5)
  })

  test('an office’s answer is never folded away, nor are one’s own words', () => {
    const answered = comment('1', {
      replyCount: 9,
      replies: [...replies, comment('5', { parent: '1', author: office })],
    })
    const thread = put(read(answered), [comment('6', { parent: '3', state: 'held' })])
    expect(shownBelow(thread, '1')).toEqual(['2', '3', '5', '6'])
    expect(belowOf(thread, '1').others).toBe(6)
  })

  test('once asked for, all that are known stand there, and what is missing can be asked for', () => {
    const long = read(comment('1', { replyCount: 7, replies }))
    const open = unfolded(long, [{ id: '3', parent: '1' }])
    expect(belowOf(open, '1')).toMatchObject({ shown: [{ id: '2' }, { id: '3' }, { id: '4' }], others: 4 })
    const more = [...replies, comment('5', { parent: '4' }), comment('6', { parent: '1' })]
    const full = moreReplies(long, '1', { comments: more, next: 'c' })
    expect(shownBelow(full, '1')).toEqual(['2', '3', '4', '5', '6'])
    expect(belowOf(full, '1').others).toBe(2)
  })

  test('a reply that its reader asked for by the pill, or wrote, opens the list it stands in', () => {
    const long = read(comment('1', { replyCount: 7, replies }))
    expect(shownBelow(changed(long, news([comment('8', { parent: '1' })], 9), true), '1')).toContain('8')
    expect(shownBelow(withOwn(long, [comment('9', { parent: '2' })]), '1')).toContain('9')
  })

  test('whatever is folded, what is shown and what is not add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 }), (known, unknown) => {
        const thread = read(comment('1', { replyCount: known + unknown, replies: replies.slice(0, known) }))
        const { shown, others } = belowOf(thread, '1')
        expect(shown.length + others).toBe(known + unknown)
        expect(others).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a thread that begins with the comment somebody came for', () => {
  test('is the whole one where all comments of the page are counted in it', () => {
    const root = comment('1', { replyCount: 2, replies: [comment('2', { parent: '1' })] })
    const page = { ...view([]).page, comments: 4 }
    expect(isWhole(firstPage(view([comment('5'), root], { page }), { sort: 'new', at: '5' }))).toBe(true)
    expect(isWhole(firstPage(view([root], { page }), { sort: 'new', at: '1' }))).toBe(false)
    expect(isWhole(firstPage(view([comment('5'), root], { page, next: 'c' }), { sort: 'new', at: '5' }))).toBe(false)
  })

  test('tells where it began', () => {
    expect(firstPage(view([comment('5'), comment('1')]), { sort: 'new', at: '5' }).first).toBe('5')
    expect(firstPage(view([]), { sort: 'new', at: '5' }).first).toBeUndefined()
  })
})

describe('more', () => {
  test('the next page stands at the end, without doubles', () => {
    const first = firstPage(view([comment('4'), comment('3')], { next: 'c' }), { sort: 'new' })
    const second = nextPage(first, view([comment('3'), comment('2')]))
    expect(second.roots).toEqual(['4', '3', '2'])
    expect(second.next).toBeNull()
  })

  test('further replies are counted off, and stand in the order of time', () => {
    const root = comment('1', { replyCount: 3, replies: [comment('2', { parent: '1' })] })
    const thread = read(root)
    expect(belowOf(thread, '1').others).toBe(2)
    const all = [comment('2', { parent: '1' }), comment('5', { parent: '2' }), comment('3', { parent: '1' })]
    const full = moreReplies(thread, '1', { comments: all, next: null })
    expect(full.replies['1']).toEqual(['2', '3', '5'])
    expect(belowOf(full, '1').others).toBe(0)
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

  test('what an office says above the comments begins and ends with what is told, also on a page that stays open', () => {
    const office = { id: 'kpu-ri', name: 'KPU RI' }
    const at = '2026-11-26T07:00:00.000Z'
    const statement = { text: 'TPS 3 pindah.', source: 'Pengumuman 7', at, until: '2026-11-29T07:00:00.000Z', office }
    const begun = changed(read(comment('1')), { ...news([], 1), statement }, false)
    expect(begun.statement).toEqual(statement)
    expect(changed(begun, news([], 1, 3), false)).not.toHaveProperty('statement')
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
    const thread = firstPage(view([comment('1'), comment('2')]), { sort: 'old' })
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
    const next = withdrawn(steps, read(comment('1')), '1')
    expect(next.comments['1']).toMatchObject({ state: 'removed', text: '', author: null, withdrawn: true })
    expect(next.page.comments).toBe(0)
  })
})
