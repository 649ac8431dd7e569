import { counted, filled } from '../../kit/texts.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { actingWordsOf, laterOf } from './second.ts'
import { copy, whatsApp } from './handing-on.ts'
import { withdraw } from './owning.ts'
import { usually } from './usually.ts'

/** Below one's own words: what has become of them, and the code to follow them by. */
export function OwnNote({ w, comment: { id, state, covered, appealUntil } }: { w: Widget; comment: Comment }) {
  const { own, options } = w
  const { origin, language } = options
  const t = actingWordsOf(w)
  // While it is being changed, its form says what there is to say.
  if (w.forms[`edit-${id}`]) return null
  const { receipt, masked, usualMinutes } = own[id] || {}
  const [before, after] = `${t.receipt}`.split('#')
  const place = `${origin}/kabar/${receipt}`
  return (
    <div class="note">
      <p role="status">
        {state === 'published' ? t.up : t[state === 'held' ? 'held' : 'rejected']}{' '}
        {state === 'held' && usualMinutes && filled(t.usual, usually(usualMinutes, language))}
      </p>
      {!!masked && <p>{t.masked}</p>}
      {covered && <p>{t.covered}</p>}
      {receipt && (
        <p>
          {before}
          <a href={place} target="_blank" rel="noopener">
            <b>{receipt}</b>
          </a>
          {after}{' '}
          <button
            class="link"
            onClick={async () => {
              await copy(w, receipt)
              w.copied = id
              w.paint()
            }}
          >
            {w.copied === id ? t.copied : t.copy}
          </button>
          <span class="sr" role="status">
            {w.copied === id && t.copied}
          </span>
          {' · '}
          <a class="link" href={whatsApp(`${receipt} ${place}`)} target="_blank" rel="noopener">
            WhatsApp
          </a>
        </p>
      )}
      {receipt && appealUntil && (
        <a class="link" href={`${place}#appeal`} target="_blank" rel="noopener">
          {t.appeal}
        </a>
      )}
    </div>
  )
}

/** Change it while the window lasts, take it back as long as this browser holds its key. */
export function OwnActions({ w, comment, isEditable }: { w: Widget; comment: Comment; isEditable: boolean }) {
  const { own, now, options } = w
  const t = actingWordsOf(w)
  const { id, state } = comment
  const mayEdit = isEditable && state !== 'rejected'
  const doubt = (doubted?: string) => () => {
    w.doubted = doubted
    w.paint()
    w.focus(`#c-${id} .withdraw`)
  }
  if (w.forms[`edit-${id}`]) return null
  const minutes = Math.ceil((Date.parse(own[id]?.until || '') - now) / 60_000)
  if (w.doubted === id)
    return (
      <p class="acts" part="actions">
        <span>{t.sure}</span>
        <button class="withdraw" onClick={() => void withdraw(w, id)}>
          {t.withdraw}
        </button>
        <button onClick={doubt()}>{t.cancel}</button>
      </p>
    )
  return (
    <p class="acts" part="actions">
      {mayEdit && <span>{counted(t.editable, minutes, options.language)}</span>}
      {mayEdit && <button onClick={() => laterOf(w).openForm(w, { to: comment, edit: true })}>{t.edit}</button>}
      <button class="withdraw" onClick={doubt(id)}>
        {t.withdraw}
      </button>
    </p>
  )
}
