import { counted } from '../../kit/texts.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { wordsOf } from './form-state.ts'
import { openForm, withdraw } from './writing.ts'

/** Below one's own words: what has become of them, and the code to follow them by. */
export function OwnNote({ w, comment: { id, state } }: { w: Widget; comment: Comment }) {
  const { own } = w
  const t = wordsOf(w)
  const receipt = own[id]?.receipt
  const [before, after] = `${t.receipt}`.split('#')
  return (
    <div class="note" role="status">
      <p>{state === 'published' ? t.up : t[state === 'held' ? 'held' : 'rejected']}</p>
      {receipt && state !== 'published' && (
        <p>
          {before}
          <b>{receipt}</b>
          {after}{' '}
          {navigator.clipboard && (
            <button
              type="button"
              class="link"
              onClick={async () => {
                await navigator.clipboard.writeText(receipt)
                w.copied = id
                w.paint()
              }}
            >
              {w.copied === id ? t.copied : t.copy}
            </button>
          )}
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
