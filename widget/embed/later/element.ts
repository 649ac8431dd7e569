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
/** What ends all that goes on in a widget. */
const endings = new WeakMap<Widget, () => void>()

/** A widget has come to life in its element. */
export function stand(w: Widget): void {
  widgets.set(w.host, w)
  settle(w.host)
}

function begin(w: Widget): void {
  if (endings.has(w)) return
  // All that it was as high as is there.
  w.root.style.minHeight = ''
  const ends = [keepPainted(w), follow(w), followLinks(w)]
  endings.set(w, () => {
    for (const end of ends) end()
    endings.delete(w)
  })
}

/** Makes an element what its attributes and its place ask for, whatever it was. */
function settle(host: HTMLElement): void {
  const w = widgets.get(host)
  const { later } = w || {}
  if (!w || !later || !w.root.parentNode) {
    if (host.isConnected && !host.shadowRoot?.firstChild && host.getAttribute('site')) draw(host)
    return
  }
  const end = () => endings.get(w)?.()
  if (!host.isConnected) return end()
  begin(w)
  if (JSON.stringify(optionsOf(host, w.options.at.url)) === JSON.stringify(w.options)) return
  void import('./heeding.ts')
    .then(({ heed }) => heed(later, w, end))
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
      for (const name of names) {
        // What was set before the element was known hides its property.
        const early = Object.getOwnPropertyDescriptor(this, name)
        if (!early) continue
        Reflect.deleteProperty(this, name)
        Object.assign(this, { [name]: early.value })
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
