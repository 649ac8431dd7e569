import type { Logger } from 'pino'
import type { BlockList } from 'node:net'
import type { HtmlPages } from '../contract/html-pages.ts'
import type { ThreadBytes } from '../live/thread-bytes.ts'
import type { Watcher } from '../live/watcher.ts'
import type { Mailbox } from '../notify/mailbox.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import type { AddressLimits } from './address-limits.ts'
import type { Origins } from './cors.ts'
import type { Metrics } from './metrics.ts'
import type { Streams } from './streams.ts'

/** What the outside of the service works with: the operations' collaborators, and what only HTTP knows. */
export type HttpNeeds = Collaborators & {
  origins: Origins
  threads: ThreadBytes
  watcher: Watcher
  streams: Streams
  addressLimits: AddressLimits
  metrics: Metrics
  metricsToken: string | null
  trustedProxies: BlockList
  /** keyed by the day's secret; with the caller's program, if given */
  hashNetwork(address: string, agent?: string): Promise<string>
  log: Logger
  /** folder of what Vite has built */
  built: string
  /** where letters of a demonstration lie; null: they are sent, or none is */
  mailbox: Mailbox | null
  /** what draws whole pages; loaded when the first of them is asked for */
  html(): Promise<HtmlPages>
}
