import later from '../embed/later/later.css?inline'
import office from '../embed/later/office.css?inline'
import widget from '../embed/widget.css?inline'
import scale from '../kit/scale.css?inline'
import tokens from '../kit/tokens.css?inline'
import tones from '../kit/tones.css?inline'
import warning from '../kit/warning.css?inline'
import form from './form.css?inline'
import front from './front.css?inline'
import news from './news.css?inline'
import pages from './pages.css?inline'
import thread from './thread.css?inline'

/** Where widget and desk have a theme set on them, by the page around or by choice. */
const whenDark = /(?::host\(\[data-theme=["']?dark["']?\]\),\s*)?:root\[data-theme=["']?dark["']?\]\s*\{([^}]*)\}/g

/** A whole page has no page around it and no script: the device decides. */
const byDevice = (css: string): string => css.replace(whenDark, '@media (prefers-color-scheme:dark){:root{$1}}')

/** The widget's own sheets, and below them what a page around it would have given. */
export const style = [
  byDevice(tokens),
  byDevice(tones),
  byDevice(warning),
  byDevice(scale),
  widget,
  later,
  office,
  pages,
  form,
  thread,
  news,
  front,
].join('')
