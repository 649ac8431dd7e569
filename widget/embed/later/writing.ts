/** What a reader causes by writing: drafts, sending, editing, taking back. Nothing written is lost on the way. */
import { editComment, postComment, withdrawComment } from '../../../service/contract/reader.ts'
import { call, type Failure } from '../../kit/client.ts'
import { counted } from '../../kit/texts.ts'
import { type Own, ownComments, recall } from '../device.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { withOwn, withdrawn } from './changes.ts'
import { type Draft, type FormState, wordsOf } from './form-state.ts'
import { keep, keepOwn } from './keeping.ts'

export type Written = { text: string; name: string; email: string; trap: string }

const draftName = ({ options: { at, site } }: Widget, form: FormAt): string =>
  `draft:${site}:${at.page || at.url}:${formName(form)}`

/** The state of a form; it begins with what this device kept of it. */
export function formOf(w: Widget, at: FormAt): FormState {
  const draft = recall<Draft>(draftName(w, at)) || {}
  return (w.forms[formName(at)] ||= { serial: w.now, draft, isOpen: !!at.to })
}

/** Changes one form and shows it. */
export function changeForm(w: Widget, at: FormAt, change: Partial<FormState>): void {
  w.forms[formName(at)] = { ...formOf(w, at), ...change }
  w.paint()
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

/** Every stroke is kept; near the limit the room that is left is told. */
export function keepDraft(w: Widget, at: FormAt, { text, name }: Pick<Written, 'text' | 'name'>): void {
  const key = draftName(w, at)
  keep(key, { ...recall<Draft>(key), text, name })
  const { left } = formOf(w, at)
  const most = w.thread?.rules.maxLength || 0
  const now = most - [...text].length
  if (now < most / 10) changeForm(w, at, { left: now })
  else if (left !== undefined) changeForm(w, at, { left: most })
}

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
  if (Object.keys(errors)[0]) return refuse(w, at, errors)
  const { text, name, email } = written
  // `draft` is what the fields start from wherever they are drawn anew.
  const { failure: _, errors: __, ...form } = formOf(w, at)
  w.forms[formName(at)] = { ...form, isSending: true, draft: { text, name } }
  w.paint()
  try {
    const id = at.edit && at.to ? await edit(w, at.to.id, text) : await post(w, at, written)
    keep(draftName(w, at), undefined)
    delete w.forms[formName(at)]
    if (!at.edit) w.writer = { name, email }
    w.now = Date.now()
    w.paint()
    w.focus(`#c-${id}`)
  } catch (thrown) {
    const failure = thrown as Failure
    changeForm(w, at, { isSending: false, failure })
    if (failure.fields) refuse(w, at, failure.fields)
  }
}

function refuse(w: Widget, at: FormAt, errors: Record<string, string>): void {
  changeForm(w, at, { errors })
  w.focus(`#${formName(at)} [aria-invalid=true]`)
}

/** A lost answer is asked for again under the same key, so that nothing stands twice; other words get another. */
async function post(w: Widget, at: FormAt, { text, name, email, trap }: Written): Promise<string> {
  const { origin, site, at: page } = w.options
  const place = draftName(w, at)
  const draft = recall<Draft>(place)
  const sent = JSON.stringify([text, name])
  const key = (draft?.sent === sent && draft.key) || uuid()
  keep(place, { text, name, key, sent })
  try {
    const posted = await call(
      origin,
      postComment,
      {
        params: { site },
        body: {
          ...page,
          key,
          title: [...document.title].slice(0, 200).join(''),
          parent: at.to?.id || null,
          text,
          name,
          email,
          reader: recall<string>('reader') || null,
          trap,
        },
      },
      { 'Accept-Language': w.options.language },
    )
    keep('reader', posted.reader)
    const { editToken: token, editableUntil: until, receipt } = posted
    own(w, posted.comment.id, { token, until, receipt })
    w.change((thread) => withOwn(thread, [posted.comment]))
    return posted.comment.id
  } catch (failure) {
    // The address differs from the one the key was first sent with: the next try is another comment.
    if ((failure as Failure).code === 'key-reused') keep(place, { text, name })
    throw failure
  }
}

function own(w: Widget, id: string, one: Own): void {
  keepOwn(id, one, Date.now())
  w.own = ownComments()
}

const bearer = (w: Widget, id: string) => ({
  'Accept-Language': w.options.language,
  'Content-Type': 'application/json',
  Authorization: `Bearer ${w.own[id]?.token}`,
})

async function edit(w: Widget, id: string, text: string): Promise<string> {
  const comment = await call(w.options.origin, editComment, { params: { id }, body: { text } }, bearer(w, id))
  w.change((thread) => withOwn(thread, [comment]))
  return id
}

export async function withdraw(w: Widget, id: string): Promise<void> {
  try {
    await call(w.options.origin, withdrawComment, { params: { id } }, bearer(w, id))
    w.change((thread) => withdrawn(thread, id))
  } catch {
    // It stays as it is, with its button: the reader sees that and may try again.
  }
  w.doubted = undefined
  w.paint()
  w.focus(`#c-${id}`)
}

/** `crypto.randomUUID` needs a secure page; many offices' sites have none yet. */
const uuid = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (+digit ^ ((crypto.getRandomValues(new Uint8Array(1))[0] || 0) & (15 >> (+digit / 4)))).toString(16),
  )
