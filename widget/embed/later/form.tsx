import { counted, filled } from '../../kit/texts.ts'
import { recall } from '../device.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { answering } from './answered-before.ts'
import { Numbers } from './at-first-use.tsx'
import { wordsOf } from './words.ts'
import { type Written, changeForm, closeForm, draftName, formOf, keepDraft, keepMe } from './forms.ts'
import { Told } from './told.tsx'
import { sendForm } from './writing.ts'

const writtenIn = (form: HTMLFormElement): Written => {
  const data = new FormData(form)
  const field = (name: string) => `${data.get(name) || ''}`
  const [text, name, email, trap] = [field('text'), field('name'), field('email'), field('trap')]
  return { text, name, email, trap, remember: data.has('remember') }
}

/** As high as its words; the style sheet sets the bounds. */
const grow = (area: HTMLTextAreaElement | null) => {
  if (!area) return
  area.style.height = ''
  if (area.value) area.style.height = `${area.scrollHeight + 2}px`
}

/** What the site's rules mean for a new comment. */
const checking = { pre: 'checked', 'first-time': 'checkedFirst', post: 'checkedAfter', closed: 'closed' } as const

/** The one form: for a new comment, a reply, an edit. Its fields keep their own values, so that drawing loses nothing. */
export function Form({ w, at }: { w: Widget; at: FormAt }) {
  const { t, thread, writer, options } = w
  const words = wordsOf(w)
  const { serial, isOpen, isSending, draft, errors, failure, left, numbers = [] } = formOf(w, at)
  const { to, edit } = at
  const name = formName(at)
  const about = (field: string) =>
    ({
      name: field,
      part: 'field',
      'aria-invalid': !!errors?.[field],
      'aria-describedby': errors?.[field] && `${name}-${field}`,
    }) as const
  const label = to && !edit ? filled(words.replyingTo, to.author?.name || '') : t.prompt
  const act = isSending ? words.sending : edit ? words.save : to ? words.sendReply : words.send
  const send = (form: HTMLFormElement) => void sendForm(w, at, writtenIn(form))
  return (
    <form
      key={serial}
      id={name}
      part="form"
      class={isOpen ? 'open' : ''}
      noValidate
      onInput={({ currentTarget, target }) => {
        const written = writtenIn(currentTarget)
        keepDraft(w, at, written)
        if (!edit) keepMe(written, (target as HTMLInputElement).name === 'remember')
      }}
      onKeyDown={(event) => {
        const { key, ctrlKey, metaKey, isComposing, currentTarget } = event
        if (key === 'Enter' && (ctrlKey || metaKey) && !isComposing) send(currentTarget)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      {!to && <Told w={w} />}
      <div class="frame">
        <textarea
          {...about('text')}
          rows={1}
          aria-label={label}
          placeholder={label}
          defaultValue={draft.text || (edit ? to?.text : '') || ''}
          readOnly={!!isSending}
          ref={isOpen ? grow : null}
          onInput={({ currentTarget }) => grow(currentTarget)}
          onFocus={() => isOpen || changeForm(w, at, { isOpen: true })}
        />
        {isOpen && !edit && (
          <div class="cells">
            <label>
              {words.name}
              <input
                {...about('name')}
                autocomplete="name"
                enterkeyhint="next"
                dir="auto"
                defaultValue={draft.name || writer.name || ''}
              />
            </label>
            <label>
              {words.email}
              <input
                {...about('email')}
                type="email"
                inputMode="email"
                autocomplete="email"
                enterkeyhint="send"
                defaultValue={writer.email || ''}
              />
            </label>
          </div>
        )}
      </div>
      {!to && answering && <answering.Similar w={w} draftKey={draftName(w, at)} />}
      {isOpen && (
        <>
          <input class="trap" name="trap" tabIndex={-1} autocomplete="off" aria-hidden="true" />
          <div class="hint numbers" role="status">
            <Numbers w={w} kinds={numbers} form={name} />
          </div>
          {Object.entries(errors || {}).map(([field, wrong]) => (
            <p class="err" id={`${name}-${field}`}>
              <Sign /> {wrong}
            </p>
          ))}
          {left !== undefined && (
            <p class={left < 0 ? 'err' : 'hint'}>
              {counted(left < 0 ? words.over : words.left, Math.abs(left), options.language)}
            </p>
          )}
          {failure && (
            <p class="err" role="alert">
              <Sign /> {failure.detail || words.unsent} {!failure.retryAfter && <button class="link">{t.again}</button>}
            </p>
          )}
          {!edit && (
            <label class="check">
              <input type="checkbox" name="remember" defaultChecked={!!recall('me')} /> {words.remember}
            </label>
          )}
          <div class="foot">
            <div class="hint">
              {edit ? (
                words.recheck
              ) : (
                <>
                  <p>{words[checking[thread?.rules.moderation || 'pre']]}</p>
                  <details>
                    <summary>
                      {words.promise} <span class="link">{words.whatFor}</span>
                    </summary>
                    {filled(words.why, thread?.rules.office.name || '')}
                  </details>
                </>
              )}
            </div>
            {to && (
              <button type="button" class="quiet" onClick={() => closeForm(w, at)}>
                {words.cancel}
              </button>
            )}
            <button class="send" part="send" aria-disabled={!!isSending}>
              {act}
            </button>
          </div>
        </>
      )}
    </form>
  )
}

const Sign = () => (
  <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <path d="M8 4.5v4M8 11v.5" />
  </svg>
)
