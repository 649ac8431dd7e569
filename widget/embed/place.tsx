/** A widget in its place on the page: its thread is asked for first, then it is drawn. */
import { render } from 'preact'
import { clothe } from './clothe.ts'
import { foldLong } from './folding.ts'
import { linked, type Options, optionsOf } from './options.ts'
import { readFirst } from './reading.ts'
import { en } from './texts/en.ts'
import { type Texts, id } from './texts/id.ts'
import { dress } from './theme.ts'
import { ThreadView } from './view/thread-view.tsx'
import type { Reading, Widget } from './widget.ts'
import tokens from '../kit/tokens.css?inline'
import css from './widget.css?inline'

export const textsOf = ({ language }: Options): Texts => (language === 'en' ? en : id)

/** Draws a thread into this element: at once, or when it is about to be seen. */
export function draw(host: HTMLElement): void {
  if (host.getAttribute('lazy') !== 'near') return mount(host)
  const now = () => mount(host)
  void import('./later/near.ts').then(({ near }) => near(host, now), now)
}

function mount(host: HTMLElement): void {
  const shadow = host.shadowRoot || host.attachShadow({ mode: 'open' })
  // Two may have waited for the same place.
  if (shadow.firstChild) return
  const options = optionsOf(host)
  const root = document.createElement('div')
  const begun: Reading = {
    options,
    t: textsOf(options),
    host,
    root,
    now: 0,
    off: 0,
    phase: 'asked',
    asked: { sort: options.sort, ...linked() },
    folds: {},
    supports: [],
    drawn: {},
    paint(from = 0, until = Infinity) {
      // Making the browser's own words for times takes a phone longer than drawing: the first comment is seen before.
      w.now = until > 1 ? Date.now() : 0
      const draw = () => render(<ThreadView w={w} from={from} until={until} />, root)
      draw()
      if (foldLong(w)) draw()
    },
  }
  // What is missing comes with the second file.
  const w = begun as Widget
  // So that what stands below moves less once there is a thread.
  root.style.minHeight = '420px'
  // What the page asks for early begins at the start.
  void readFirst(w, w.asked.at ? undefined : window.rembukAsked)
  root.lang = options.language
  shadow.append(root)
  clothe(shadow, tokens + css)
  dress(host, options.theme)
}
