/**
 * `<rembuk-thread>`, which the tag makes and pages may make themselves: it heeds its attributes, and whatever goes on
 * in it ends when it is taken off the page. Browsers without custom elements have what the tag has drawn.
 */
import { names, optionsOf } from '../options.ts'
import { draw } from '../place.tsx'
import type { Widget } from '../widget.ts'
import { followLinks } from './deep-link.ts'
import { follow } from './news.tsx'
import { keepPainted } from './paint.ts'

const widgets = new WeakMap<Element, Widget>()

/** A widget has come to life in its element. */
export function stand(w: Widget): void {
  widgets.set(w.host, w)
  settle(w.host)
}

function begin(w: Widget): void {
  if (w.end) return
  // All that it was as high as is there.
  w.root.style.minHeight = ''
  const ends = [keepPainted(w), follow(w), followLinks(w)]
  w.end = () => {
    for (const end of ends) end()
    w.end = undefined
  }
}

/** Makes an element what its attributes and its place ask for, whatever it was. */
function settle(host: HTMLElement): void {
  const w = widgets.get(host)
  const { later } = w || {}
  if (!w || !later || !w.root.parentNode) {
    if (host.isConnected && !host.shadowRoot?.firstChild && host.getAttribute('site')) draw(host)
    return
  }
  if (!host.isConnected) return w.end?.()
  begin(w)
  if (JSON.stringify(optionsOf(host, w.options.at.url)) === JSON.stringify(w.options)) return
  void import('./heeding.ts')
    .then(({ heed }) => heed(later, w))
    .then(
      () => settle(host),
      () => undefined,
    )
}

function define(): void {
  // Whatever happens to an element at once is looked at once.
  const change = (host: HTMLElement) => queueMicrotask(() => settle(host))
  class ThreadElement extends HTMLElement {
    static get observedAttributes(): readonly string[] {
      return names
    }
    connectedCallback(): void {
      for (const [name, early] of Object.entries(this)) {
        // What was set before the element was known hides its property; what others keep here is theirs.
        if (!(name in ThreadElement.prototype)) continue
        const own: { [name: string]: unknown } = Object(this)
        delete own[name]
        own[name] = early
      }
      change(this)
    }
    disconnectedCallback(): void {
      change(this)
    }
    attributeChangedCallback(): void {
      change(this)
    }
  }
  for (const name of names) {
    // Every element has `lang`.
    if (name in ThreadElement.prototype) continue
    Object.defineProperty(ThreadElement.prototype, name, {
      get(this: HTMLElement) {
        return this.getAttribute(name)
      },
      set(this: HTMLElement, value: string | null | undefined) {
        if (value) this.setAttribute(name, value)
        else this.removeAttribute(name)
      },
    })
  }
  customElements.define('rembuk-thread', ThreadElement)
}

if (self.customElements && !customElements.get('rembuk-thread')) define()
