/** The one line that a host page pastes in ends up here: find the own tag, and the place that it asks for. */
import { languageOf } from '../kit/texts.ts'
import { names, optionsOf } from './options.ts'
import { draw } from './place.tsx'
import { bring } from './reach.ts'
import { tag } from './tag.ts'

if (tag) start(tag)

function start(tag: HTMLScriptElement): void {
  const { dataset } = tag
  // Pages that place their elements themselves.
  if (!dataset.site) return void bring(languageOf(document.documentElement.lang))
  const host = document.createElement('rembuk-thread')
  for (const name of names) if (dataset[name]) host.setAttribute(name, dataset[name])
  const { target } = dataset
  if (!target && !tag.closest('head')) {
    tag.after(host)
    draw(host)
  }
  const rest = () => {
    if (document.querySelector('[data-rembuk-count]')) {
      void bring(optionsOf(host).language).then((later) => later.fillCounts(host))
    }
    const place = target && placeAt(target)
    if (!place) return
    place.append(host)
    draw(host)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', rest)
  else rest()
}

/** `none` is no place, nor is what is no selector. */
function placeAt(target: string): Element | null {
  try {
    return document.querySelector(target)
  } catch {
    return null
  }
}
