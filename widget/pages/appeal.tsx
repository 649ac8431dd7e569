import type { ReceiptPage } from '../../service/contract/html-pages.ts'
import { filled } from '../kit/texts.ts'
import { ours } from './addresses.ts'
import { Sign } from './sign.tsx'
import { lastDay } from './times.ts'
import { wordsIn } from './words.ts'

/** What its author may say against the decision, or what became of that. */
export function Appeal({ page }: { page: ReceiptPage }) {
  const { p } = wordsIn(page.language)
  const said = page.receipt.appeal
  const { text, error } = page.appeal
  if (!said) return error === null ? null : <Wrong error={error} />
  if (said.state === 'open') return <Form page={page} until={said.until ?? ''} office={said.office.name} />
  const words = { waiting: p.appealWaits, granted: p.appealGranted, upheld: p.appealUpheld }[said.state]
  return (
    <div class="appeal">
      <h2>{said.state === 'waiting' ? p.appealAsked : p.appealDecided}</h2>
      {error !== null && <Wrong error={error} />}
      {/* What was typed a second time stays its writer's to copy. */}
      {error !== null && text !== '' && <p dir="auto">{text}</p>}
      <p>{filled(words, said.office.name)}</p>
      {said.reason && (
        <blockquote class="quoted" dir="auto">
          {said.reason}
        </blockquote>
      )}
    </div>
  )
}

const Wrong = ({ error }: { error: string }) => (
  <p class="err" id="appeal-error" role="alert">
    <Sign /> {error}
  </p>
)

function Form({ page, until, office }: { page: ReceiptPage; until: string; office: string }) {
  const { p } = wordsIn(page.language)
  const { key, text, error } = page.appeal
  const hint = filled(p.appealHint, lastDay(until, page.language, page.now)).replace('@', () => office)
  return (
    <details class="appeal" open={error !== null}>
      <summary>{p.appeal}</summary>
      <form method="post" action={ours(page, `/kabar/${page.code}/banding`)}>
        <input type="hidden" name="key" value={key} />
        <p id="appeal-hint">{hint}</p>
        <label for="appeal">{p.appealText}</label>
        <textarea
          id="appeal"
          name="text"
          rows={4}
          required
          dir="auto"
          aria-describedby={error === null ? 'appeal-hint' : 'appeal-hint appeal-error'}
          {...(error !== null && { 'aria-invalid': true })}
        >
          {text}
        </textarea>
        {error !== null && <Wrong error={error} />}
        <button class="send">{p.appealSend}</button>
      </form>
    </details>
  )
}
