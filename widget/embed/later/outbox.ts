/**
 * Comments that wait on the device until the service has them: send was pressed, and nobody was reached. Each lies
 * there alone under its key, with all that is sent, the address too, and is gone once it was sent or given back.
 * Storage, network, time and chance are handed in. No clock is read: a wait is a length, so that none can be wrong.
 */
import type { PostBody } from '../../../service/contract/reader.ts'
import type { CommentView, PostedView } from '../../../service/contract/views.ts'
import type { Failure } from '../../kit/client.ts'
import type { Thread } from '../thread.ts'

export type Waiting = {
  /** the service and the site it was written to */
  origin: string
  site: string
  /** when send was pressed */
  at: string
  body: PostBody
  /** answers so far that were not the service's own */
  strange?: number
  /** why its reader must look at it again; it is not sent until then */
  refused?: Failure
}

/** What the outbox needs around it. */
export type Post = {
  /** what lies on the device for this service and site, oldest first */
  all(): Waiting[]
  find(key: string): Waiting | undefined
  keep(entry: Waiting): void
  forget(key: string): void
  send(entry: Waiting): Promise<PostedView>
  /** the service has it; asked before it is forgotten */
  sent(entry: Waiting, posted: PostedView): void
  /** the service will not have it as it is; asked before it is forgotten, which an answer of true prevents */
  refuse(entry: Waiting, failure: Failure): void
  /** runs this while no other tab does, as far as the browser can tell; else it may answer nothing */
  alone<Answer>(key: string, run: () => Promise<Answer>): Promise<Answer | undefined>
  /** in place of what was to come later before; milliseconds */
  later(run: () => void, wait: number): void
  /** from 0 to below 1 */
  chance(): number
}

export type Outcome = PostedView | Failure

/** So many answers that are nobody's (a proxy's page, a defect), and the words go back to their reader. */
const strangeMost = 5

/** What may go through later as it is. */
export const passes = ({ code }: Failure, { strange = 0 }: Pick<Waiting, 'strange'>): boolean =>
  code === 'unknown' ? strange < strangeMost : code === 'offline' || code === 'unavailable' || code === 'rate-limited'

/** Twice as long after each loss, up to a quarter of an hour, as long as the service wishes, never all at once. */
export const pause = (losses: number, wished: number, chance: number): number =>
  Math.min(Math.max(2_000 * 2 ** Math.min(losses, 9), wished * 1_000), 3_600_000) * (1 + chance / 2)

export type Outbox = {
  /** One entry, because its reader pressed send. Undefined where another tab has it in hand. */
  send(key: string): Promise<Outcome | undefined>
  /** All that wait, oldest first. */
  sendAll(): Promise<void>
  /** The network may be back: not before the service wishes, else at once. */
  wake(): void
}

export function makeOutbox(post: Post): Outbox {
  const underway = new Set<string>()
  let losses = 0
  /** seconds */
  let wished = 0

  async function attempt(key: string): Promise<Outcome | undefined> {
    const entry = post.find(key)
    if (!entry || entry.refused) return undefined
    const outcome = await post.send(entry).catch((failure: Failure) => failure)
    if ('comment' in outcome) {
      losses = 0
      post.sent(entry, outcome)
      post.forget(key)
    } else if (passes(outcome, entry)) {
      losses++
      wished = outcome.retryAfter || 0
      // Its reader may have taken it back meanwhile.
      if (outcome.code === 'unknown' && post.find(key)) post.keep({ ...entry, strange: (entry.strange || 0) + 1 })
    } else if (post.find(key)) post.refuse(entry, outcome)
    return outcome
  }

  async function one(key: string): Promise<Outcome | undefined> {
    if (underway.has(key)) return undefined
    underway.add(key)
    const outcome = await post.alone(key, () => attempt(key))
    underway.delete(key)
    return outcome
  }

  const plan = () => {
    if (post.all().some(({ refused }) => !refused))
      post.later(() => void sendAll(), pause(losses, wished, post.chance()))
  }

  async function sendAll(): Promise<void> {
    wished = 0
    for (const entry of post.all()) {
      const outcome = await one(entry.body.key)
      // Whoever was not reached for one is not for the next.
      if (outcome && !('comment' in outcome) && passes(outcome, entry)) break
    }
    plan()
  }

  return {
    async send(key) {
      const outcome = await one(key)
      plan()
      return outcome
    },
    sendAll,
    wake() {
      if (!wished) void sendAll()
    },
  }
}

/** What the names of those that wait begin with: they sort after those of all comments. */
export const unsent = 'unsent-'

/** How it stands in its place meanwhile. */
export const waitingName = ({ body: { key } }: Waiting): string => unsent + key

export const asComment = (entry: Waiting): CommentView => ({
  id: waitingName(entry),
  parent: entry.body.parent || null,
  author: { name: entry.body.name, avatar: '', badge: null },
  text: entry.body.text,
  createdAt: entry.at,
  editedAt: null,
  supports: 0,
  replyCount: 0,
  replies: [],
  state: 'held',
})

/** The thread without it: it was sent, or given back. */
export function without(thread: Thread, id: string): Thread {
  const { [id]: _, ...comments } = thread.comments
  const others = (ids: string[]) => ids.filter((one) => one !== id)
  const replies = Object.entries(thread.replies).map(([root, ids]) => [root, others(ids)])
  return { ...thread, comments, roots: others(thread.roots), replies: Object.fromEntries(replies) }
}
