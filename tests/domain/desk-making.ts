import type { QueueItem, QueueView, Tab, TabCounts } from '../../service/contract/views.ts'
import type { Decision, Filter } from '../../widget/desk/queue/state.ts'

/** Builders for the desk's tests. */
export const held: Filter = { tab: 'held', office: '', q: '' }

export const anItem = (id: string, over: Partial<QueueItem> = {}): QueueItem => ({
  id,
  parent: null,
  author: { name: `Penulis ${id}`, avatar: '000', badge: null },
  text: 'Di mana TPS saya?',
  createdAt: '2026-11-24T07:00:00.000Z',
  editedAt: null,
  supports: 0,
  replyCount: 0,
  replies: [],
  state: 'held',
  page: { url: 'https://kab.example/berita', title: 'Berita' },
  site: 'kpu-sukamaju',
  office: { id: 'kpu-sukamaju', name: 'KPU Sukamaju' },
  verdict: { score: 0, reasons: [] },
  reports: 0,
  history: [],
  version: 1,
  may: ['approve', 'reject', 'spam', 'remove', 'answer'],
  pinned: false,
  inReplyTo: null,
  receipt: null,
  campaign: null,
  matter: null,
  suggestion: null,
  ...over,
})

export const counts = (held: number, over: Partial<Record<Tab, number>> = {}): TabCounts => ({
  held,
  reported: 0,
  published: 0,
  spam: 0,
  rejected: 0,
  answer: 0,
  forwarded: 0,
  appealed: 0,
  ...over,
})

/** Newest first, as the queue lists them: `view(3, 1)` holds c3, c2, c1. */
export const aView = (newest: number, oldest: number, next: string | null = null): QueueView => ({
  items: Array.from({ length: newest - oldest + 1 }, (_, at) => anItem(`c${newest - at}`)),
  next,
  counts: counts(newest - oldest + 1),
  alarms: [],
  reach: 'all',
  late: 0,
  heldBelow: 0,
  lateAnswers: 0,
})

export const aDecision = (items: QueueItem[], over: Partial<Decision> = {}): Decision => ({
  key: 1,
  action: 'spam',
  ids: items.map(({ id }) => id),
  campaigns: [],
  match: null,
  reason: null,
  expect: Object.fromEntries(items.map(({ id, version }) => [id, version])),
  taken: items.map((item, at) => ({ item, at })),
  filter: held,
  reports: {},
  name: 'nama',
  rows: items.length,
  first: items[0]?.id ?? '',
  count: items.length,
  skipped: 0,
  phase: 'waiting',
  attempts: 0,
  parts: 0,
  undos: [],
  restored: 0,
  passedOver: 0,
  at: 0,
  ...over,
})
