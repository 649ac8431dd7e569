/** The forms on a page, and what this device keeps of what was begun in them. */
import { recall } from '../device.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { hearTyping } from './answered-before.ts'
import { bringActing, prepareActing } from './bringing.ts'
import { keep, pageName } from './keeping.ts'
import type { Draft, FormState } from './form-state.ts'

export type Written = { text: string; name: string; email: string; trap: string; remember?: string }

export const draftName = (w: Widget, form: FormAt): string => `draft:${pageName(w)}:${formName(form)}`

/** The state of a form; it begins with what this device kept of it. */
export function formOf(w: Widget, at: FormAt): FormState {
  const draft = recall<Draft>(draftName(w, at)) || {}
  return (w.forms[formName(at)] ||= {
    serial: w.now,
    draft,
    isOpen: !!at.to,
  })
}

/** Changes one form and shows it. */
export function changeForm(w: Widget, at: FormAt, change: Partial<FormState>): void {
  w.forms[formName(at)] = { ...formOf(w, at), ...change }
  w.paint()
  if (change.isOpen) void prepareActing(w)
}

export function openForm(w: Widget, at: FormAt): void {
  changeForm(w, at, { isOpen: true })
  w.focus(`#${formName(at)} textarea`)
}

/** Leaves the words in the draft: whoever opens it again finds them. */
export function closeForm(w: Widget, at: FormAt): void {
  delete w.forms[formName(at)]
  w.paint()
  if (at.to) w.focus(`#c-${at.to.id}`)
}

/** To what is wrong, else to the words. */
export function refocus(w: Widget, at: FormAt): void {
  const form = `#${formName(at)} `
  w.focus(form + (w.root.querySelector(`${form}[aria-invalid=true]`) ? '[aria-invalid=true]' : 'textarea'))
}

/** Every stroke is kept; near the limit the room that is left is told. */
export function keepDraft(w: Widget, at: FormAt, { text, name }: Pick<Written, 'text' | 'name'>): void {
  const key = draftName(w, at)
  keep(key, { ...recall<Draft>(key), text, name })
  const most = w.thread?.rules.maxLength || 0
  const room = most - [...text].length
  const left = room < most / 10 ? room : undefined
  if (left !== formOf(w, at).left) changeForm(w, at, { left })
  void pointOut(w, at, text)
  if (!at.to) void hearTyping(w, text)
}

/** Points out personal numbers. How they look has to be known only to whoever writes a number at all. */
async function pointOut(w: Widget, at: FormAt, text: string): Promise<void> {
  const before = formOf(w, at).numbers
  if (!before && !/\p{Nd}/u.test(text)) return
  const acting = await bringActing()
  const numbers = acting?.numberKindsIn(text) || []
  if (`${numbers}` !== `${before}`) changeForm(w, at, { numbers })
}

/** Name and address stay on this device as long as its reader wants, and no moment longer. */
export function keepMe({ name, email, remember }: Written, isAsked: boolean): void {
  // Another form may have been told to forget.
  if (isAsked || (remember && recall('me'))) keep('me', remember ? { name, email } : undefined)
}
