import type { Widget } from '../widget.ts'

/** Closes the menu; whoever was in it goes on at its button. */
export function closeMenu(w: Widget): void {
  const { menu } = w
  w.menu = undefined
  w.paint()
  if (menu) w.focus(`#c-${menu.id} .dots`)
}
