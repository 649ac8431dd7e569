import type { Widget } from './widget.ts'

/** What the host page may hear of: the thread stands there, a comment was sent, something did not work. */
type Told = { ready: { comments: number }; posted: { id: string; state: string }; error: { code: string } }

/** Tells the host page, by an event on the widget's own element: `rembuk:ready`, `rembuk:posted`, `rembuk:error`. */
export function tell<Name extends keyof Told>({ host, root }: Widget, name: Name, detail: Told[Name]): void {
  // Another may have its place by now.
  if (!root.parentNode) return
  host.dispatchEvent(new CustomEvent(`rembuk:${name}`, { detail, bubbles: true, composed: true }))
}
