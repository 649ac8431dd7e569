/** What this browser supports and says about pages: kept on the device, and seen at once. */
import { recall } from '../device.ts'
import type { Widget } from '../widget.ts'
import { keep, pageName } from './keeping.ts'

/** The comments that this browser supports. */
const supported = () => Object.values(recall<Record<string, string>>('supports') || {})

export function recallEngagement(w: Widget): void {
  w.supports = supported()
  w.reaction = recall<Record<string, string>>('reactions')?.[pageName(w)]
}

export function countSupports(w: Widget, id: string, count: (before: number) => number): void {
  w.change((thread) => {
    const comment = thread.comments[id]
    if (!comment) return thread
    return { ...thread, comments: { ...thread.comments, [id]: { ...comment, supports: count(comment.supports) } } }
  })
}

/** Supports a comment, or no longer, as far as this device goes. Another tab may have supported others meanwhile. */
export function toggleSupport(w: Widget, id: string): void {
  const others = supported().filter((one) => one !== id)
  const isOn = !w.supports.includes(id)
  w.supports = isOn ? [...others, id] : others
  keep('supports', { ...w.supports })
  countSupports(w, id, (before) => Math.max(0, before + (isOn ? 1 : -1)))
}
