/** What the keys to one's own comments allow: changing them, and taking them back. */
import { editComment, withdrawComment } from '../../../service/contract/reader.ts'
import type { Widget } from '../widget.ts'
import { laterOf } from './second.ts'
import type { Own } from './keeping.ts'
import { withdrawn } from './withdrawn.ts'

const bearer = (w: Widget, id: string) => ({
  'Accept-Language': w.options.language,
  'Content-Type': 'application/json',
  Authorization: `Bearer ${w.own[id]?.token}`,
})

/** Throws a `Failure`. */
export async function edit(w: Widget, id: string, text: string): Promise<string> {
  const { masked, ...comment } = await laterOf(w).call(
    w.options.origin,
    editComment,
    { params: { id }, body: { text } },
    bearer(w, id),
  )
  const { keepOwn, withOwn } = laterOf(w)
  w.own = keepOwn(id, { ...(w.own[id] as Own), masked }, Date.now())
  w.change((thread) => withOwn(thread, [comment]))
  return id
}

export async function withdraw(w: Widget, id: string): Promise<void> {
  try {
    await laterOf(w).call(w.options.origin, withdrawComment, { params: { id } }, bearer(w, id))
    w.change((thread) => withdrawn(laterOf(w), thread, id))
  } catch {
    // It stays as it is, with its button: the reader sees that and may try again.
  }
  w.doubted = undefined
  w.paint()
  w.focus(`#c-${id}`)
}
