/** An element whose attributes were changed: only what must be begins anew. */
import { render } from 'preact'
import { type Options, optionsOf } from '../options.ts'
import { textsOf } from '../place.tsx'
import { bring } from '../reach.ts'
import type { Later, Widget } from '../widget.ts'

/** What makes it another thread. */
const pageOf = ({ site, at }: Options) => JSON.stringify({ site, at })

/** `later`: the second file, which this one cannot import. What is ended here, its element begins anew. */
export async function heed({ readAnew }: Later, w: Widget): Promise<void> {
  const { host, root, options: before } = w
  const options = optionsOf(host, before.at.url)
  const { language, theme, accent, sort } = options
  if (pageOf(options) !== pageOf(before)) {
    w.end?.()
    render(null, root)
    host.shadowRoot?.replaceChildren()
    if (host.shadowRoot) host.shadowRoot.adoptedStyleSheets = []
    return
  }
  w.options = options
  if (theme !== before.theme || accent !== before.accent) w.end?.()
  if (sort !== before.sort) void readAnew(w, { sort })
  if (language === before.language) return
  await bring(language)
  w.t = textsOf(options)
  root.lang = language
  w.paint()
}
