/** What a reader causes by sending a form. Nothing written is lost on the way. */
import type { Failure } from '../../kit/client.ts'
import { counted } from '../../kit/texts.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { brought } from './bringing.ts'
import { wordsOf } from './words.ts'
import { type Written, changeForm, draftName, formOf, refocus } from './forms.ts'
import { keep } from './keeping.ts'
import { sendNew } from './sending.ts'

/** What can be told without asking the service. */
function faults(w: Widget, at: FormAt, { text, name, email }: Written): Record<string, string> {
  const { thread, options } = w
  const t = wordsOf(w)
  const errors: Record<string, string> = {}
  const over = [...text.trim()].length - (thread?.rules.maxLength || 0)
  if (!text.trim()) errors.text = t.noText
  else if (over > 0) errors.text = counted(t.over, over, options.language)
  if (at.edit) return errors
  if (!name.trim()) errors.name = t.noName
  if (email.trim() ? !/^\S+@\S+\.\S+$/.test(email.trim()) : thread?.rules.emailRequired) errors.email = t.noEmail
  return errors
}

/** Sends one form: a new comment, a reply, or an edit. */
export async function sendForm(w: Widget, at: FormAt, written: Written): Promise<void> {
  if (formOf(w, at).isSending) return
  const errors = faults(w, at, written)
  if (Object.keys(errors)[0]) {
    changeForm(w, at, { errors })
    return refocus(w, at)
  }
  const { text, name, email } = written
  // `draft` is what the fields start from wherever they are drawn anew.
  changeForm(w, at, { failure: undefined, errors: undefined, isSending: true, draft: { text, name } })
  try {
    const id = at.edit && at.to ? await brought?.edit(w, at.to.id, text) : await sendNew(w, at, written)
    // Else the words were given back.
    if (!id) return
    if (at.edit) keep(draftName(w, at), undefined)
    else w.writer = { name, email }
    delete w.forms[formName(at)]
    w.now = Date.now()
    w.paint()
    w.focus(`#c-${id}`)
  } catch (thrown) {
    const failure = thrown as Failure
    changeForm(w, at, { isSending: false, failure, errors: failure.fields })
    refocus(w, at)
  }
}
