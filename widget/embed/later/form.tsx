import { counted, filled } from '../../kit/texts.ts'
import { recall } from '../device.ts'
import { type FormAt, type Widget, formName } from '../widget.ts'
import { answering } from './answered-before.ts'
import { brought } from './bringing.ts'
import { wordsOf } from './words.ts'
import { type Written, changeForm, closeForm, draftName, formOf, keepDraft, keepMe } from './forms.ts'
import { Told } from './told.tsx'
import { sendForm } from './writing.ts'

const writtenIn = (form: HTMLFormElement): Written => ({
  text: '',
  name: '',
  email: '',
  trap: '',
  ...Object.fromEntries(new FormData(form)),
})

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
  /** no comment is changed before these are there */
  const rarer = brought?.actingWordsOf(w)
  const moderation = thread?.rules.moderation || 'pre'
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
  const act = isSending ? words.sending : edit ? rarer?.save : to ? words.sendReply : words.send
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
            {brought && <brought.Numbers w={w} kinds={numbers} form={name} />}
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
                rarer?.recheck
              ) : (
                <>
                  <p>{moderation !== 'closed' && words[moderation]}</p>
                  <details>
                    <summary>
                      {words.promise} <span class="link">{words.whatFor}</span>
                    </summary>
                    {words.why} {rarer && filled(rarer.whyMore, thread?.rules.office.name || '')}
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
