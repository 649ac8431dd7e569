import type { OwnDataFormPage, OwnDataPage, Shell } from '../../service/contract/html-pages.ts'
import type { PrivacyKind } from '../../service/contract/privacy.ts'
import { counted, filled } from '../kit/texts.ts'
import { ours } from './addresses.ts'
import { documentOf } from './document.tsx'
import { script } from './script.ts'
import { Sign } from './sign.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

/** What is kept of whoever writes, with a form for each kind of link; or what became of asking for one. */
export function ownDataForm(page: OwnDataFormPage): string {
  const { p } = wordsIn(page.language)
  if (page.step === 'sent') return letterSent(page)
  return documentOf(
    page,
    { title: p.ownData, isPrivate: page.step === 'over' },
    <section class="own-data">
      <h1>{p.ownData}</h1>
      {page.step === 'over' && (
        <p class="err" role="alert">
          <Sign /> {p.letterOver}
        </p>
      )}
      <KeptTable page={page} />
      {page.step === 'off' ? (
        <p>{p.ownDataOff}</p>
      ) : (
        <>
          <AddressForm page={page} kind="export" />
          <AddressForm page={page} kind="erase" />
        </>
      )}
      <LinkForm page={page} />
    </section>,
    script,
  )
}

function letterSent(page: OwnDataFormPage): string {
  const { p } = wordsIn(page.language)
  return documentOf(
    page,
    { title: p.letterSent, isPrivate: true },
    <section>
      <h1>{p.letterSent}</h1>
      <p>{filled(p.letterSentHint, page.email)}</p>
      <p class="ways">
        <a href={ours(page, '/privasi')}>{p.askAgain}</a>
      </p>
    </section>,
  )
}

/** What is kept, what for, and how long. */
function KeptTable({ page }: { page: Shell }) {
  const { p } = wordsIn(page.language)
  const rows = [
    [p.keptWords, p.keptWordsWhy, p.keptWordsUntil],
    [p.keptEmail, p.keptEmailWhy, p.keptEmailUntil],
    [p.keptBrowser, p.keptBrowserWhy, p.keptBrowserUntil],
    [p.keptNetwork, p.keptNetworkWhy, p.keptNetworkUntil],
  ]
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{p.keptWhat}</th>
          <th scope="col">{p.keptWhy}</th>
          <th scope="col">{p.keptUntil}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, why, until]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{why}</td>
            <td>{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AddressForm({ page, kind }: { page: OwnDataFormPage; kind: PrivacyKind }) {
  const { p, w } = wordsIn(page.language)
  const isMeant = page.kind === kind
  const error = isMeant ? page.error : null
  const id = `email-${kind}`
  return (
    <form method="post" action={ours(page, '/privasi')} noValidate>
      <h2>{kind === 'export' ? p.askToSee : p.askToErase}</h2>
      <p>{kind === 'export' ? p.askToSeeHint : p.askToEraseHint}</p>
      <input type="hidden" name="kind" value={kind} />
      <p class="field">
        <label for={id}>{w.email}</label>
        <input
          id={id}
          name="email"
          type="email"
          autocomplete="email"
          required
          value={isMeant ? page.email : ''}
          autofocus={error !== null}
          {...(error !== null && ({ 'aria-invalid': true, 'aria-describedby': `${id}-error` } as const))}
        />
        {error !== null && (
          <span class="err" id={`${id}-error`} role="alert">
            <Sign /> {error}
          </span>
        )}
      </p>
      <button class="send">{kind === 'export' ? p.sendLetter : p.sendEraseLetter}</button>
    </form>
  )
}

/** Where the letter's link leads: a script fills it in and sends it; without scripts the link is pasted. */
function LinkForm({ page }: { page: OwnDataFormPage }) {
  const { p } = wordsIn(page.language)
  return (
    <form method="post" action={ours(page, '/privasi/data')}>
      <h2>{p.haveLink}</h2>
      <p class="field">
        <label for="token">{p.linkField}</label>
        <input id="token" name="token" data-letter autocomplete="off" required />
      </p>
      <button class="send">{p.openLink}</button>
    </form>
  )
}

/** All that is held on whoever has the link, with the way to take it along and, by the right link, to be forgotten. */
export function ownData(page: OwnDataPage): string {
  const { language, token, comments, email, kind } = page
  const { p, t } = wordsIn(language)
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
      <form method="post" action="/privasi/unduh">
        <input type="hidden" name="token" value={token} />
        <button class="send">{p.download}</button>
      </form>
      <h2>{p.eraseAll}</h2>
      <p>{kind === 'erase' ? p.eraseHint : p.eraseByOther}</p>
      {kind === 'erase' ? (
        <form method="post" action={ours(page, '/privasi/hapus')}>
          <input type="hidden" name="token" value={token} />
          <button class="send">{p.erase}</button>
        </form>
      ) : (
        <p class="ways">
          <a href={ours(page, '/privasi')}>{p.askToErase}</a>
        </p>
      )}
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
