/** The outbox of this page: what it sends, where it lies, and what is seen of it. */
import { postComment } from '../../../service/contract/reader.ts'
import { call, type Failure } from '../../kit/client.ts'
import { recall } from '../device.ts'
import { tell } from '../tell.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { bringActing, prepareActing } from './bringing.ts'
import { put, withOwn } from './changes.ts'
import { type Written, draftName, formOf, refocus } from './forms.ts'
import { keep, keepPosted, ownComments, recallAll } from './keeping.ts'
import { readOwn } from './more.ts'
import { type Waiting, asComment, makeOutbox, unsent, waitingName, without } from './outbox.ts'
import type { Draft } from './form-state.ts'

const drawer = 'outbox:'

/** The widgets of this page; several may stand on it. */
let widgets: Widget[] = []
const here = () => widgets.filter(({ root }) => root.isConnected)

const isServed = ({ options: { origin, site } }: Widget, entry: Waiting) =>
  entry.origin === origin && entry.site === site

const standsIn = (w: Widget, entry: Waiting) => {
  const { at } = w.options
  return isServed(w, entry) && (entry.body.page || entry.body.url) === (at.page || at.url)
}

const serving = (entry: Waiting) => here().find((w) => isServed(w, entry))
const standingIn = (entry: Waiting) => here().find((w) => standsIn(w, entry))

const find = (key: string) => recall<Waiting>(drawer + key)

/** The entry that stands in the thread under this name; no other has a key for its end. */
export const waitingAs = (id: string): Waiting | undefined => find(id.slice(unsent.length))

const all = () =>
  recallAll<Waiting>(drawer)
    .filter(serving)
    .sort((a, b) => (a.at < b.at ? -1 : 1))

let timer: ReturnType<typeof setTimeout> | undefined

/** When the service wants to be asked again, by this device's clock. */
export let restsUntil = 0

const outbox = makeOutbox({
  all,
  find,
  keep: (entry) => keep(drawer + entry.body.key, entry),
  forget: (key) => keep(drawer + key, undefined),
  async send(entry) {
    const { origin, site, body } = entry
    const language = serving(entry)?.options.language || 'id'
    const sent = { params: { site }, body: { ...body, reader: recall<string>('reader') || null } }
    try {
      return await call(origin, postComment, sent, { 'Accept-Language': language })
    } catch (thrown) {
      restsUntil = Date.now() + ((thrown as Failure).retryAfter || 0) * 1_000
      throw thrown
    }
  },
  sent(entry, posted) {
    const own = keepPosted(posted)
    for (const w of here()) {
      w.own = own
      void prepareActing(w)
      if (!standsIn(w, entry)) continue
      const { id, state } = posted.comment
      w.change((thread) => withOwn(without(thread, waitingName(entry)), [posted.comment]))
      tell(w, 'posted', { id, state })
    }
    void tellElsewhere(entry, 'sentElsewhere')
  },
  refuse(entry, refused) {
    const w = standingIn(entry)
    if (w) return giveBack(w, entry, refused)
    keep(drawer + entry.body.key, { ...entry, refused })
    void tellElsewhere(entry, 'unsentElsewhere')
  },
  async alone(key, run) {
    try {
      // The key alone keeps it one comment where a browser has no locks, or none for this page.
      return await navigator.locks.request(drawer + key, { ifAvailable: true }, (lock) => (lock ? run() : undefined))
    } catch {
      return run()
    }
  },
  later(run, wait) {
    clearTimeout(timer)
    timer = setTimeout(run, wait)
  },
  chance: Math.random,
})

/** What was written on another page is told of where nothing else shows it. */
async function tellElsewhere(entry: Waiting, outcome: 'sentElsewhere' | 'unsentElsewhere'): Promise<void> {
  const w = serving(entry)
  if (!w || standingIn(entry)) return
  const acting = await bringActing()
  acting?.tellElsewhere(w, entry.body.url, outcome)
}

/** The words go back into a form, before others that were begun there; with the reason, where there is one. */
export function giveBack(w: Widget, entry: Waiting, failure?: Failure): void {
  const { key, parent, text, name, email } = entry.body
  const reply = `reply-${parent}`
  if (failure) tell(w, 'error', { code: failure.code })
  const isAsked = !failure || w.forms[parent ? reply : 'new']?.isSending
  // What can no longer be replied to leaves its words to the form at the top.
  const to = w.thread?.comments[parent || '']
  const at = to?.state === 'published' ? { to } : {}
  const place = draftName(w, at)
  const begun = recall<Draft>(place)?.text
  const draft: Draft = {
    text: begun && begun !== text ? `${text}\n\n${begun}` : text,
    name,
    // The same words keep their key, should they have arrived after all; unless it stands for others.
    ...(failure?.code !== 'key-reused' && { key, sent: JSON.stringify([text, name]) }),
  }
  keep(place, draft)
  keep(drawer + key, undefined)
  w.writer = { name, email }
  const form = formName(at)
  const isWrittenIn = w.root.querySelector(`#${form} :focus`)
  const { serial } = formOf(w, at)
  delete w.forms[reply]
  w.forms[form] = {
    serial: serial + 1,
    draft,
    isOpen: true,
    failure,
    errors: failure?.fields,
  }
  w.change((thread) => without(thread, waitingName(entry)))
  if (isAsked || isWrittenIn) refocus(w, at)
}

/** Sends a new comment. While it is on its way, and as long as nobody is reached, it lies on the device. */
export async function sendNew(w: Widget, at: FormAt, written: Written): Promise<string | undefined> {
  const { origin, site, at: page } = w.options
  const { text, name, email, trap } = written
  const draft = recall<Draft>(draftName(w, at))
  // The same words under the same key stand there once; other words get another.
  const key = (draft?.sent === JSON.stringify([text, name]) && draft.key) || uuid()
  const title = [...document.title].slice(0, 200).join('')
  const body = { ...page, key, title, parent: at.to?.id || null, text, name, email, trap }
  const entry: Waiting = { origin, site, at: new Date().toISOString(), body }
  keep(drawer + key, entry)
  keep(draftName(w, at), undefined)
  const outcome = await outbox.send(key)
  if (outcome && 'comment' in outcome) return outcome.comment.id
  // Given back.
  if (!find(key)) return undefined
  if (outcome) tell(w, 'error', { code: outcome.code })
  show(w, entry)
  return waitingName(entry)
}

const show = (w: Widget, entry: Waiting): void => w.change((thread) => put(thread, [asComment(entry)]))

/** Shows what waits for this page, and sends whatever waits, now and whenever the network may be back. */
export function resume(w: Widget): void {
  if (!widgets[0]) listen()
  widgets = [...here(), w]
  for (const entry of all()) {
    if (!standsIn(w, entry)) continue
    if (entry.refused) giveBack(w, entry, entry.refused)
    else show(w, entry)
  }
  outbox.wake()
}

function listen(): void {
  addEventListener('online', outbox.wake)
  // Looked at again, or left: both are good moments.
  document.addEventListener('visibilitychange', outbox.wake)
  // Another tab has sent it, or its reader took it back there.
  addEventListener('storage', () => {
    for (const w of here()) {
      for (const id in w.thread?.comments) if (id.startsWith(unsent) && !waitingAs(id)) void leave(w, id)
    }
  })
}

async function leave(w: Widget, name: string): Promise<void> {
  w.own = ownComments()
  w.change((thread) => without(thread, name))
  await readOwn(w)
  await prepareActing(w)
}

/** `crypto.randomUUID` needs a secure page, and many offices' sites have none yet; the name of a blob ends in one, too. */
const uuid = (): string => URL.createObjectURL(new Blob()).slice(-36)
