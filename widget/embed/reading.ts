/** Asking for the thread, which is what everything begins with. */
import type { Problem } from '../../service/contract/problems.ts'
import { readThread } from '../../service/contract/reader.ts'
import type { ThreadView } from '../../service/contract/views.ts'
import { relative } from '../kit/time.ts'
import { prefix } from './options.ts'
import { bring, pause, reach } from './reach.ts'
import { tell } from './tell.ts'
import { type Asked, firstPage } from './thread.ts'
import type { Widget } from './widget.ts'

declare global {
  interface Window {
    /** the fast line: what the page asked for while this script was on its way */
    rembukAsked?: Promise<Response>
  }
}

/** Where a thread is asked for. */
export const addressOf = ({ options: { origin, site, at } }: Widget, asked: Asked): string =>
  `${origin}${readThread.path.replace(':site', site)}?${new URLSearchParams({ ...at, ...asked })}`

/**
 * Asks for a thread from its start, or from the comment that is asked for: without `kit/client.ts`, which comes later.
 * Throws the service's problem, or whatever kept it from being reached.
 */
export async function askThread(w: Widget, asked: Asked, early?: Promise<Response>): Promise<ThreadView> {
  const address = addressOf(w, asked)
  const read = async (answer: Response) => {
    // A device's clock may be years off the service's.
    w.off = Date.parse(answer.headers.get('Date') || '') - Date.now() || 0
    const said = await answer.json()
    if (answer.ok) return said
    throw said
  }
  const take = (answer: Response) => answer.url === address && !answer.bodyUsed && read(answer)
  // What was asked for early, if it is the same and was not lost on its way.
  const view = await early?.then(take).catch(() => undefined)
  // An answer that does not come within this is as good as none; older browsers wait as long as they like.
  return view || read(await fetch(address, { signal: AbortSignal.timeout?.(20_000) as AbortSignal }))
}

/** Tells the host page why a thread did not come. */
export function tellOf(w: Widget, thrown: unknown): void {
  tell(w, 'error', { code: thrown instanceof Error ? 'offline' : (thrown as Problem).code })
}

/** A thread as this device kept it when it was last seen: it stands there until the service has answered. */
export type Kept = {
  /** when it was kept */
  at: number
  /** how high it stood, so that whom the browser brings back finds as much page as there was */
  height: string
  view: ThreadView
}

/** Draws what was kept, if anything was. */
async function recallThread(w: Widget): Promise<void> {
  try {
    const { height, view }: Kept = JSON.parse(localStorage[prefix + addressOf(w, w.asked)])
    w.thread = firstPage(view, w.asked)
    w.kept = Date.now()
    w.root.style.minHeight = height
  } catch {
    // Never seen, or blocked.
    return
  }
  await pause(0)
  await drawInSteps(w)
}

/** A phone halts over a whole thread at once; of what is first in view it does not. */
async function drawInSteps(w: Widget): Promise<void> {
  w.paint(0, 1)
  await pause(20)
  // Under way while the others are drawn.
  void bring(w.options.language)
  // The longest single thing of all, and so it is done alone.
  relative(0, 0, w.options.language)
  await paintInSteps(w)
}

/** Some comments at a time, so that the page answers meanwhile. */
export async function paintInSteps(w: Widget): Promise<void> {
  for (let at = 0; at < 2 || w.thread?.roots[at]; at += 2) {
    await pause(20)
    w.paint(at, at + 2)
  }
}

/** The thread, before there is one. It is asked for before anything is drawn. */
export async function readFirst(w: Widget, early?: Promise<Response>): Promise<void> {
  const { asked } = w
  // Nothing is drawn before an answer that is as good as there; else first a place for words, which are then read out.
  const waiting = setInterval(() => {
    if (w.thread) return
    w.paint()
    w.phase = 'slow'
  }, 150)
  try {
    const asking = askThread(w, asked, early)
    const recalling = w.thread || recallThread(w)
    w.view = await asking
    w.phase = 'asked'
    if (!w.thread) {
      w.thread = firstPage(w.view, asked)
      await drawInSteps(w)
    }
    await recalling
    tell(w, 'ready', { comments: w.view.page.comments })
  } catch (thrown) {
    w.paint()
    await pause(20)
    w.phase = 'failed'
    w.paint()
    tellOf(w, thrown)
  }
  clearInterval(waiting)
  // What was kept can be answered, too.
  if (w.thread) void reach(w, (later) => later.renew(w, asked))
}
