import type { Texts } from './id.ts'

export const en: Texts = {
  thread: 'Comments',
  count: ['# comment', '# comments'],
  prompt: 'Your question, idea or complaint',
  replyTo: 'replying to #',
  reply: 'Reply',
  support: 'Helpful',
  acts: 'More',
  reactions: 'In your view, this news is:',
  pinned: 'Pinned',
  unfold: 'Read all',
  otherReplies: ['Show # other reply', 'Show # other replies'],
  empty: 'No comments yet. Anything you would like to ask or say?',
  slow: 'Loading, slow network.',
  edited: 'edited',
  again: 'Try again',
  unread: 'Comments cannot be shown right now.',
  removed: 'This comment is no longer shown.',
  answer: 'Official answer',
}
