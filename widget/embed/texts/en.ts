import type { Texts } from './id.ts'

export const en: Texts = {
  thread: 'Comments',
  count: ['# comment', '# comments'],
  sort: 'Sort',
  new: 'Newest',
  old: 'Oldest',
  top: 'Most helpful',
  prompt: 'Your question, idea or complaint',
  replyTo: 'replying to #',
  reply: 'Reply',
  otherReplies: ['Show # other reply', 'Show # other replies'],
  empty: 'No comments yet. Anything you would like to ask or say?',
  slow: 'Loading, slow network.',
  more: 'Show # more',
  fresh: ['# new comment', '# new comments'],
  edited: 'edited',
  again: 'Try again',
  unread: 'Comments cannot be shown right now.',
  withdrawn: 'Withdrawn by its author.',
  removed: 'This comment is no longer shown.',
  answer: 'Official answer',
}
