/** What a decision does with comments. */
export type Action = 'approve' | 'reject' | 'spam' | 'restore' | 'remove'

/** What a member may do with a comment; `appeal`: decide what its author says against a decision. */
export type ItemVerb =
  | Action
  | 'answer'
  | 'pin'
  | 'settle'
  | 'clarify'
  | 'correct'
  | 'forward'
  | 'cover'
  | 'hold-author'
  | 'mark'
  | 'appeal'
