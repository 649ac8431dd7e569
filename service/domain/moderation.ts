import type { RulesView } from '../contract/views.ts'

export type Moderation = RulesView['moderation']

/** How an office may take comments, in the order it is offered. */
export const moderations = ['pre', 'first-time', 'post', 'closed'] as const satisfies Moderation[]

const strictness: readonly Moderation[] = ['post', 'first-time', 'pre', 'closed']

/** Whether the one looks at more before it shows than the other. */
export const isStricter = (one: Moderation, other: Moderation): boolean =>
  strictness.indexOf(one) > strictness.indexOf(other)
