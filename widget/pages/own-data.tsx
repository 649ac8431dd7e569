import type { OwnDataFormPage, OwnDataPage, Shell } from '../../service/contract/html-pages.ts'
import { counted, filled } from '../kit/texts.ts'
import { ours } from './addresses.ts'
import { documentOf } from './document.tsx'
import { Sign } from './sign.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

/** Asks for the address that the link is sent to, or says that it is on its way. */
export function ownDataForm(page: OwnDataFormPage): string {
  const { p } = wordsIn(page.language)
  const { step, email } = page
  const isSent = step === 'sent'
  return documentOf(
    page,
    { title: isSent ? p.letterSent : p.ownData, isPrivate: true },
    <section>
      <h1>{isSent ? p.letterSent : p.ownData}</h1>
      <p>{isSent ? filled(p.letterSentHint, email) : step === 'off' ? p.ownDataOff : p.ownDataHint}</p>
      {step === 'ask' && <AddressForm page={page} />}
      {isSent && (
        <p class="ways">
          <a href={ours(page, '/data-saya')}>{p.askAgain}</a>
        </p>
      )}
    </section>,
  )
}

function AddressForm({ page }: { page: OwnDataFormPage }) {
  const { p, w } = wordsIn(page.language)
  const { error, email } = page
  return (
    <form method="post" action={ours(page, '/data-saya')} noValidate>
      <p class="field">
        <label for="email">{w.email}</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          value={email}
          autofocus={error !== null}
          {...(error !== null && ({ 'aria-invalid': true, 'aria-describedby': 'email-error' } as const))}
        />
        {error !== null && (
          <span class="err" id="email-error" role="alert">
            <Sign /> {error}
          </span>
        )}
      </p>
      <button class="send">{p.sendLetter}</button>
    </form>
  )
}

/** All that is held on whoever has the link, with the way to take it along and the way to be forgotten. */
export function ownData(page: OwnDataPage): string {
  const { language, token, comments, email } = page
  const { p, t } = wordsIn(language)
  const place = `/data-saya/${token}`
  const states = { published: p.stateUp, held: p.isHeld, rejected: p.stateRejected, removed: p.stateRemoved }
  return documentOf(
    page,
    { title: p.ownData, isPrivate: true },
    <section class="own-data">
      <h1>{p.ownData}</h1>
      {email && <p>{filled(p.ownDataOf, email)}</p>}
      <p>{comments[0] ? counted(t.count, comments.length, language) : p.ownDataNone}</p>
      <ol>
        {comments.map(({ text, name, at, state, receipt, title }) => (
          <li key={receipt ?? at}>
            <p class="hint">
              {title} · <time dateTime={at}>{moment(at, language)}</time>
            </p>
            <p dir="auto">
              <b>{name}</b> {text}
            </p>
            <p class="hint">
              {states[state]}
              {receipt && (
                <>
                  {' · '}
                  <a href={ours(page, `/kabar/${receipt}`)}>{receipt}</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
      <p class="ways">
        <a href={`${place}/unduh`} download="data-saya.json">
          {p.download}
        </a>
      </p>
      <h2>{p.eraseAll}</h2>
      <p>{p.eraseHint}</p>
      <form method="post" action={ours(page, place)}>
        <button class="send">{p.erase}</button>
      </form>
    </section>,
  )
}

/** Said once, when everything is gone. */
export function ownDataErased(page: Shell): string {
  const { p } = wordsIn(page.language)
  return documentOf(
    page,
    { title: p.erased, isPrivate: true },
    <section>
      <h1>{p.erased}</h1>
      <p>{p.erasedHint}</p>
    </section>,
  )
}
