import { counted, filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { copy, whatsApp } from './handing-on.ts'
import { wordsOf } from './form-state.ts'
import { openForm } from './forms.ts'
import { withdraw } from './owning.ts'
import { giveBack, restsUntil, waitingAs } from './sending.ts'
import { usually } from './usually.ts'

/** Below one's own words: what has become of them, and the code to follow them by. */
export function OwnNote({ w, comment: { id, state } }: { w: Widget; comment: Comment }) {
  const { own, options } = w
  const { origin, language } = options
  const t = wordsOf(w)
  const waiting = waitingAs(id)
  if (waiting)
    return (
      <p class="note" role="status">
        {/* Part of a minute counts as a whole one. */}
        {restsUntil > w.now ? filled(t.rests, relative(restsUntil + 59_999, w.now, language)) : t.waits}{' '}
        <button type="button" class="link" onClick={() => giveBack(w, waiting)}>
          {t.discard}
        </button>
      </p>
    )
  const { receipt, masked, usualMinutes } = own[id] || {}
  const [before, after] = `${t.receipt}`.split('#')
  const place = `${origin}/kabar/${receipt}`
  return (
    <div class="note" role="status">
      <p>
        {state === 'published' ? t.up : t[state === 'held' ? 'held' : 'rejected']}{' '}
        {state === 'held' && usualMinutes && filled(t.usual, usually(usualMinutes, language))}
      </p>
      {!!masked && <p>{t.masked}</p>}
      {receipt && (
        <p>
          {before}
          <a href={place} target="_blank" rel="noopener">
            <b>{receipt}</b>
          </a>
          {after}{' '}
          <button
            type="button"
            class="link"
            onClick={async () => {
              await copy(w, receipt)
              w.copied = id
              w.paint()
            }}
          >
            {w.copied === id ? t.copied : t.copy}
          </button>
          {' · '}
          <a class="link" href={whatsApp(`${receipt} ${place}`)} target="_blank" rel="noopener">
            WhatsApp
          </a>
        </p>
      )}
    </div>
  )
}

/** Change it while the window lasts, take it back as long as this browser holds its key. */
export function OwnActions({
  w,
  comment,
  isEditable,
}: {
  w: Widget
  comment: Comment
  isEditable: boolean | undefined
}) {
  const { own, now, options } = w
  const t = wordsOf(w)
  const { id, state } = comment
  const mayEdit = isEditable && state !== 'rejected'
  const doubt = (doubted?: string) => () => {
    w.doubted = doubted
    w.paint()
    w.focus(`#c-${id} .withdraw`)
  }
  const minutes = Math.ceil((Date.parse(own[id]?.until || '') - now) / 60_000)
  if (w.doubted === id)
    return (
      <>
        <span>{t.sure}</span>
        <button type="button" class="withdraw" onClick={() => void withdraw(w, id)}>
          {t.withdraw}
        </button>
        <button type="button" onClick={doubt()}>
          {t.cancel}
        </button>
      </>
    )
  return (
    <>
      {mayEdit && <span>{counted(t.editable, minutes, options.language)}</span>}
      {mayEdit && (
        <button type="button" onClick={() => openForm(w, { to: comment, edit: true })}>
          {t.edit}
        </button>
      )}
      <button type="button" class="withdraw" onClick={doubt(id)}>
        {t.withdraw}
      </button>
    </>
  )
}
