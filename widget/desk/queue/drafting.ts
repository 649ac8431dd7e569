import type { QueueItem } from '../../../service/contract/views.ts'
import {
  campaignOf,
  isAnswering,
  newestSeen,
  reachOf,
  subjects,
  totalOf,
  within,
  type Decision,
  type DecisionAction,
  type QueueState,
} from './state.ts'

type Drafting = {
  action: DecisionAction
  reason: string | null
  /** these, and not what is selected or chosen */
  only: readonly QueueItem[] | undefined
  naming(): Pick<Decision, 'key' | 'name' | 'at'>
}

/** A decision on what is selected or chosen, as it begins; null where there is nothing that it could be about. */
export function drafted(state: QueueState, { action, reason, only, naming }: Drafting): Decision | null {
  const isAnswer = isAnswering(action)
  const needed = action === 'answer-approve' ? (['answer', 'approve'] as const) : [action]
  const meant = (only ?? subjects(state)).filter(({ may }) => needed.every((verb) => may.includes(verb)))
  const items = meant.filter(({ id }) => !state.overtaken.has(id))
  const before = newestSeen(state)
  if (items.length === 0 || (before === null && !isAnswer)) return null
  const filter = within(state)
  const match = state.all && !only && filter && before !== null ? { before, ...filter } : null
  // A report is looked at one by one, and an answer is read under one question.
  const isWhole = (item: QueueItem): boolean =>
    action !== 'settle' && !isAnswer && !match && campaignOf(state, item) !== null
  const whole = items.filter(isWhole)
  const single = items.filter((item) => !isWhole(item))
  const places = new Map(state.items.map(({ id }, at) => [id, at]))
  return {
    ...naming(),
    action,
    ids: single.map(({ id }) => id),
    campaigns: [...new Set(whole.flatMap(({ campaign }) => campaign?.id ?? []))],
    match,
    reason,
    expect: Object.fromEntries(single.map(({ id, version }) => [id, version])),
    reports: action === 'settle' ? Object.fromEntries(single.map(({ id, reports }) => [id, reports])) : {},
    rows: items.length,
    first: items[0]?.id ?? '',
    // What was only offered beside the opened one is in no list to be put back to.
    taken: items
      .filter(({ id }) => !isAnswer || places.has(id))
      .map((item) => ({ item, at: places.get(item.id) ?? 0 })),
    filter: state.filter,
    count: match ? Math.max(items.length, totalOf(state) ?? 0) : single.length + reachOf(state, whole),
    skipped: meant.length - items.length,
    phase: 'waiting',
    attempts: 0,
    parts: 0,
    undos: [],
    restored: 0,
    passedOver: 0,
  }
}
