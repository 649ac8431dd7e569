import type { Failure } from '../../kit/client.ts'
import { counted, filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { wordsOf } from './form-state.ts'
import { changeForm, closeForm, formOf, keepDraft, sendForm } from './writing.ts'

const writtenIn = (form: HTMLFormElement) => {
  const data = new FormData(form)
  const field = (name: string) => `${data.get(name) || ''}`
  return { text: field('text'), name: field('name'), email: field('email'), trap: field('trap') }
}

/** As high as its words; the style sheet sets the bounds. */
const grow = (area: HTMLTextAreaElement | null) => {
  if (!area) return
  area.style.height = ''
  if (area.value) area.style.height = `${area.scrollHeight + 2}px`
}

/** The one form: for a new comment, a reply, an edit. Its fields keep their own values, so that drawing loses nothing. */
export function Form({ w, at }: { w: Widget; at: FormAt }) {
  const { t, thread, writer, options } = w
  const words = wordsOf(w)
  const { serial, isOpen, isSending, draft, errors, failure, left } = formOf(w, at)
  const { to, edit } = at
  const name = formName(at)
  const error = (field: string) =>
    errors?.[field] && (
      <p class="err" id={`${name}-${field}`}>
        <Sign /> {errors[field]}
      </p>
    )
  const about = (field: string) =>
    ({
      name: field,
      'aria-invalid': !!errors?.[field],
      'aria-describedby': errors?.[field] && `${name}-${field}`,
    }) as const
  const label = to && !edit ? filled(words.replyingTo, to.author?.name || '') : t.prompt
  const send = isSending ? words.sending : edit ? words.save : to ? words.sendReply : words.send
  return (
    <form
      key={serial}
      id={name}
      class={isOpen ? 'open' : ''}
      noValidate
      onInput={({ currentTarget }) => keepDraft(w, at, writtenIn(currentTarget))}
      onSubmit={(event) => {
        event.preventDefault()
        void sendForm(w, at, writtenIn(event.currentTarget))
      }}
    >
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
              <input {...about('name')} autocomplete="name" dir="auto" defaultValue={draft.name || writer.name || ''} />
            </label>
            <label>
              {words.email}
              <input {...about('email')} type="email" autocomplete="email" defaultValue={writer.email || ''} />
            </label>
          </div>
        )}
      </div>
      {isOpen && (
        <>
          <input class="trap" name="trap" tabIndex={-1} autocomplete="off" aria-hidden="true" />
          {error('text')}
          {error('name')}
          {error('email')}
          {left !== undefined && left < (thread?.rules.maxLength || 0) / 10 && (
            <p class={left < 0 ? 'err' : 'hint'}>
              {counted(left < 0 ? words.over : words.left, Math.abs(left), options.language)}
            </p>
          )}
          {failure && (
            <p class="err" role="alert">
              <Sign /> {excuse(w, failure)} {!failure.retryAfter && <button class="link">{t.again}</button>}
            </p>
          )}
          <div class="foot">
            <div class="hint">
              {edit ? (
                words.recheck
              ) : (
                <>
                  {thread?.rules.moderation !== 'post' && <p>{words.checked}</p>}
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
            <button class="send" aria-disabled={!!isSending}>
              {send}
            </button>
          </div>
        </>
      )}
    </form>
  )
}

/** What happened, that the words are safe, what next. */
function excuse(w: Widget, { code, detail, retryAfter }: Failure): string {
  const { now, options } = w
  const t = wordsOf(w)
  const isAway = code === 'offline' || code === 'unknown' || code === 'unavailable' || code === 'rate-limited'
  const later = retryAfter ? ` ${filled(t.later, relative(now + retryAfter * 1_000, now, options.language))}` : ''
  return (isAway ? t.unsent : detail || t.unsent) + later
}

const Sign = () => (
  <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <path d="M8 4.5v4M8 11v.5" />
  </svg>
)
