import type { VNode } from 'preact'
import type { ThreadView } from '../../service/contract/views.ts'
import type { Texts } from './texts/id.ts'
import type * as later from './later/main.tsx'
import type { Failure } from '../kit/client.ts'
import type { Own } from './later/keeping.ts'
import type { Options } from './options.ts'
import type { Asked, Comment, Thread } from './thread.ts'
import type { FormState } from './later/form-state.ts'

/** One form on the page: the one at the top, a reply, or an edit. It is named by what it does to which comment. */
export type FormAt = { to?: Comment; edit?: true }

export const formName = ({ to, edit }: FormAt): string => (to ? `${edit ? 'edit' : 'reply'}-${to.id}` : 'new')

/** What a reader does not use at first sight; it comes once the first comments stand there. */
export type Later = typeof later

/** All that the views draw from, and what they may cause. There is one for each place on the page. */
export type Widget = Reading & Taking

/** What a thread needs to be read. */
export type Reading = {
  options: Options
  t: Texts
  /** where the widget stands, and what it is drawn into */
  readonly host: HTMLElement
  readonly root: HTMLElement
  /** the moment that all times on the page are told from, by this device's clock; 0 while none is told */
  now: number
  /** how far this device's clock is off the service's, in milliseconds */
  off: number
  /** what was drawn of each of the thread's roots, by id: drawn once more, it costs nothing */
  drawn: Record<string, VNode>
  /** how asking for the thread goes, while it is not there */
  phase: 'asked' | 'slow' | 'failed'
  /** the page after the last one read did not come */
  isCut?: boolean
  /** what was asked for last */
  asked: Asked
  thread?: Thread | undefined
  /** the first page as the service answered it last */
  view?: ThreadView
  /** when the thread was drawn as this device had kept it; undefined where it had not */
  kept?: number
  later?: Later
  /** the comment that the page's address leads to */
  goal?: string | undefined
  /** a line above the list, until something else is asked for */
  note?: string | undefined
  /** whether the words of a comment are folded, by the id of its article, once that is known */
  folds: Record<string, boolean>
  /** the comments that this browser supports, and its word about the page, as far as the second file is there */
  supports: string[]
  reaction?: string | undefined
  /** the comment whose menu stands open, and what of it */
  menu?: { id: string; step: 'acts' | 'report' | 'reported'; copied?: boolean; failure?: Failure } | undefined
  /** a small line that is told once: beside a comment, or on the page's top */
  told?: { beside?: string | undefined; words: string; way?: { url: string; words: string } } | undefined
  /** the comment whose withdrawal is asked about, and the one whose code was copied */
  doubted?: string | undefined
  copied?: string
  /** draws all of it; with numbers, of the thread's roots only those from one up to another */
  paint(from?: number, until?: number): void
}

/** What the second file adds when it arrives, since nothing before it has any use for it. */
export type Taking = {
  /** keys to this browser's own comments, by id */
  own: Record<string, Own>
  /** the forms that stand open, by name */
  forms: Record<string, FormState>
  /** who wrote last from here, until the page is left */
  writer: { name?: string; email?: string }
  /** ends all that goes on in it; undefined while nothing does */
  end?: (() => void) | undefined
  /** the next state of the thread, once there is one */
  change(step: (thread: Thread) => Thread): void
  focus(selector: string, how?: FocusOptions): void
}
