/** The one line that a host page pastes in ends up here: find the own tag, ask for the thread, then draw. */
import { render } from 'preact'
import { clothe } from './clothe.ts'
import { ownComments } from './device.ts'
import { optionsOf } from './options.ts'
import { bring } from './reach.ts'
import { readFirst } from './reading.ts'
import { en } from './texts/en.ts'
import { id } from './texts/id.ts'
import { dress } from './theme.ts'
import { ThreadView } from './view/thread-view.tsx'
import type { Widget } from './widget.ts'
import tokens from '../kit/tokens.css?inline'
import css from './widget.css?inline'

// True only while the script runs for the first time; a loader that runs it otherwise leaves the tag in the page.
const tag = document.currentScript || document.querySelector('script[data-site][src*="embed.js"]')
if (tag instanceof HTMLScriptElement && tag.dataset.site) start(tag)

function start(tag: HTMLScriptElement): void {
  const options = optionsOf(tag)
  const t = options.language === 'en' ? en : id
  const { target, lazy } = tag.dataset
  const isHere = !target && !tag.closest('head')
  const draw = (host: HTMLElement) => {
    if (lazy === 'near') near(host, () => mount(host, options, t))
    else mount(host, options, t)
  }
  const host = document.createElement('rembuk-thread')
  if (isHere) {
    tag.after(host)
    draw(host)
  }
  const rest = () => {
    if (document.querySelector('[data-rembuk-count]')) {
      void bring(options.language).then(
        (later) => later.fillCounts(options, t),
        () => undefined,
      )
    }
    const place = target && target !== 'none' && document.querySelector(target)
    if (!place) return
    place.append(host)
    draw(host)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', rest)
  else rest()
}

/** Waits until a place is about to be seen. */
function near(host: HTMLElement, then: () => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watcher.disconnect()
      then()
    },
    { rootMargin: '600px' },
  )
  watcher.observe(host)
}

function mount(host: HTMLElement, options: Widget['options'], t: Widget['t']): void {
  const root = document.createElement('div')
  const w: Widget = {
    options,
    t,
    host,
    root,
    now: 0,
    phase: 'asked',
    forms: {},
    own: ownComments(),
    writer: {},
    supports: [],
    change(step) {
      if (w.thread) w.thread = step(w.thread)
      w.paint()
    },
    paint() {
      w.now = Date.now()
      render(<ThreadView w={w} />, root)
    },
    focus: (selector) => root.querySelector<HTMLElement>(selector)?.focus(),
  }
  void readFirst(w, options.sort)
  const shadow = host.attachShadow({ mode: 'open' })
  root.lang = options.language
  shadow.append(root)
  clothe(shadow, tokens + css)
  dress(host, options.theme)
  w.paint()
}
