/** Asking for the thread, which is what everything begins with. */
import type { Problem } from '../../service/contract/problems.ts'
import { readThread } from '../../service/contract/reader.ts'
import type { ThreadView } from '../../service/contract/views.ts'
import { reach } from './reach.ts'
import { tell } from './tell.ts'
import { type Asked, firstPage } from './thread.ts'
import type { Widget } from './widget.ts'

declare global {
  interface Window {
    /** the fast line: what the page asked for while this script was on its way */
    rembukAsked?: Promise<Response>
  }
}

/**
 * Asks for a thread from its start, or from the comment that is asked for: without `kit/client.ts`, which comes later.
 * Throws the service's problem, or whatever kept it from being reached.
 */
export async function askThread(w: Widget, asked: Asked, early?: Promise<Response>): Promise<ThreadView> {
  const { origin, site, at } = w.options
  const path = readThread.path.replace(':site', site)
  const address = `${origin}${path}?${new URLSearchParams({ ...at, ...asked })}`
  const read = (answer: Response) => {
    // A device's clock may be years off the service's.
    w.off = Date.parse(answer.headers.get('Date') || '') - Date.now() || 0
    return answer.json()
  }
  const take = (answer: Response) => answer.ok && answer.url === address && !answer.bodyUsed && read(answer)
  // What was asked for early, if it is the same and was not lost on its way.
  const view = early && (await early.then(take).catch(() => undefined))
  if (view) return view
  // An answer that does not come within this is as good as none; older browsers wait as long as they like.
  const answer = await fetch(address, { signal: AbortSignal.timeout?.(20_000) ?? null })
  const said = await read(answer)
  if (answer.ok) return said
  throw said
}

/** Tells the host page why a thread did not come. */
export function tellOf(w: Widget, thrown: unknown): void {
  tell(w, 'error', { code: thrown instanceof Error ? 'offline' : (thrown as Problem).code })
}

/** The thread, before there is one. It is asked for before anything is drawn. */
export async function readFirst(w: Widget, early?: Promise<Response>): Promise<void> {
  const slow = setTimeout(() => {
    w.phase = 'slow'
    w.paint()
  }, 300)
  const { asked } = w
  try {
    w.thread = firstPage(await askThread(w, asked, early), asked)
    const { roots, page } = w.thread
    // A phone halts over a whole thread at once; of what is first in view it does not.
    do {
      w.drawn += 3
      w.paint()
      await new Promise((next) => setTimeout(next))
    } while (roots[w.drawn])
    tell(w, 'ready', { comments: page.comments })
    void reach(w)
  } catch (thrown) {
    w.phase = 'failed'
    w.paint()
    tellOf(w, thrown)
  }
  clearTimeout(slow)
}
