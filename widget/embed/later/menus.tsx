/** The menus of comments. What stands in them is a file of its own, which comes when one is first opened. */
import { recall } from '../device.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { copy, whatsApp } from './handing-on.ts'
import { asReader } from './engagement.ts'
import { wordsOf } from './form-state.ts'
import { keep } from './keeping.ts'
import type * as menu from './menu.tsx'
import type { Tools } from './tools.ts'

let menus: typeof menu | undefined

const bringMenus = async () => (menus ||= await import('./menu.tsx'))

const toolsOf = (w: Widget): Tools => ({
  w,
  common: wordsOf(w),
  keep,
  asReader,
  copy,
  whatsApp,
  close: () => closeMenu(w),
})

/** Opens the menu of a comment, or closes it. */
export async function toggleMenu(w: Widget, id: string): Promise<void> {
  if (w.menu?.id === id) return closeMenu(w)
  w.told = undefined
  try {
    await bringMenus()
    w.menu = { id, step: 'acts' }
  } catch {
    w.told = { beside: id, words: wordsOf(w).unrecorded }
  }
  w.paint()
  w.focus(`#m-${id} :is(a, button)`)
}

/** Closes it; whoever was in it goes on at its button. */
function closeMenu(w: Widget): void {
  const { menu } = w
  w.menu = undefined
  w.paint()
  if (menu) w.focus(`#c-${menu.id} [aria-expanded]`)
}

export function Menu({ w, comment: { id } }: { w: Widget; comment: Comment }) {
  if (w.told?.beside === id) return <p class="hint">{w.told.words}</p>
  return menus && w.menu?.id === id ? <menus.Menu {...toolsOf(w)} id={id} /> : null
}

/** Only whoever has reported something asks what became of it, where there is a place to tell it. */
export async function hearOfReports(w: Widget): Promise<void> {
  if (recall('reports') && w.thread?.page.open) await (await bringMenus()).hear(toolsOf(w))
}
