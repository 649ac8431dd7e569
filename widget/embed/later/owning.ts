/** What the keys to one's own comments allow: changing them, and taking them back. */
import { editComment, withdrawComment } from '../../../service/contract/reader.ts'
import type { PostedView } from '../../../service/contract/views.ts'
import { call } from '../../kit/client.ts'
import { type Own, ownComments } from '../device.ts'
import type { Widget } from '../widget.ts'
import { withOwn, withdrawn } from './changes.ts'
import { keep, keepOwn } from './keeping.ts'

/** Keeps what lets this browser change a comment and follow it. */
export function keepPosted(posted: PostedView): void {
  const { comment, receipt, editToken: token, editableUntil, reader, masked, usualMinutes } = posted
  const now = Date.now()
  // Told by this device's clock, which may be years off.
  const until = new Date(now + Date.parse(editableUntil) - Date.parse(comment.createdAt)).toISOString()
  keep('reader', reader)
  keepOwn(comment.id, { token, until, receipt, masked, usualMinutes }, now)
}

const bearer = (w: Widget, id: string) => ({
  'Accept-Language': w.options.language,
  'Content-Type': 'application/json',
  Authorization: `Bearer ${w.own[id]?.token}`,
})

/** Throws a `Failure`. */
export async function edit(w: Widget, id: string, text: string): Promise<string> {
  const { masked, ...comment } = await call(
    w.options.origin,
    editComment,
    { params: { id }, body: { text } },
    bearer(w, id),
  )
  keepOwn(id, { ...(w.own[id] as Own), masked }, Date.now())
  w.own = ownComments()
  w.change((thread) => withOwn(thread, [comment]))
  return id
}

export async function withdraw(w: Widget, id: string): Promise<void> {
  try {
    await call(w.options.origin, withdrawComment, { params: { id } }, bearer(w, id))
    w.change((thread) => withdrawn(thread, id))
  } catch {
    // It stays as it is, with its button: the reader sees that and may try again.
  }
  w.doubted = undefined
  w.paint()
  w.focus(`#c-${id}`)
}
