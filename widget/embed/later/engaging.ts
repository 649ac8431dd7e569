/** What readers do besides writing, as the service hears of it: it has been shown already, and is put right after. */
import { react, supportComment, withdrawSupport } from '../../../service/contract/reader.ts'
import type { Failure } from '../../kit/client.ts'
import type { Widget } from '../widget.ts'
import { asReader, laterOf } from './second.ts'

function excuse(w: Widget, failure: unknown, beside?: string): void {
  w.told = { words: (failure as Failure).detail || laterOf(w).wordsOf(w).unrecorded, beside }
  w.paint()
}

const underway = new Set<string>()

/** However fast it is pressed, the last press is what the service hears, and one at a time. */
export async function sendSupport(w: Widget, id: string): Promise<void> {
  if (underway.has(id)) return
  underway.add(id)
  const { call, countSupports, toggleSupport } = laterOf(w)
  const isOn = () => w.supports.includes(id)
  let sent = !isOn()
  try {
    while (sent !== isOn()) {
      sent = isOn()
      const verb = sent ? supportComment : withdrawSupport
      const { supports } = await call(w.options.origin, verb, { params: { id } }, asReader(w))
      if (sent === isOn()) countSupports(w, id, () => supports)
    }
  } catch (failure) {
    if (sent === isOn()) toggleSupport(w, id)
    excuse(w, failure, id)
  }
  underway.delete(id)
}

/** `before`: what was said until now, should this not be heard. */
export async function sendReaction(w: Widget, before: string | undefined): Promise<void> {
  const { call, keep, pageName, recall } = laterOf(w)
  const { reaction, options } = w
  const choose = (word: string | undefined) => {
    const { [pageName(w)]: _, ...others } = recall<Record<string, string>>('reactions') || {}
    keep('reactions', word ? { ...others, [pageName(w)]: word } : others)
    w.reaction = word
  }
  choose(reaction)
  try {
    const { reactions } = await call(
      options.origin,
      react,
      { params: { site: options.site }, query: options.at, body: { reaction: reaction || null } },
      { 'Content-Type': 'application/json', ...asReader(w) },
    )
    w.change((thread) => ({ ...thread, reactions }))
  } catch (failure) {
    if (w.reaction === reaction) choose(before)
    excuse(w, failure)
  }
}
