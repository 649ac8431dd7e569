/** What whoever reports a comment needs: a form, and the answer that comes another day. */
import type { limits } from '../../../service/contract/limits.ts'
import { readReport, reportComment } from '../../../service/contract/reader.ts'
import type { ReportReason } from '../../../service/contract/views.ts'
import type { Failure } from '../../kit/client.ts'
import type { Widget } from '../widget.ts'
import { closeMenu } from './closing-menu.ts'
import { actingWordsOf, asReader, laterOf } from './second.ts'

const reasons: readonly ReportReason[] = ['spam', 'abuse', 'personal-data', 'false', 'other']

/** Letters; the whole table of limits would weigh more than it says. */
const noteMost: (typeof limits)['reportNoteLength'] = 500

/** The service that was told of each comment. */
const kept = (w: Widget): Record<string, string> => laterOf(w).recall('reports') || {}

/** So many are remembered, the newest. */
const reportsMost = 10

export function ReportForm({ w, id }: { w: Widget; id: string }) {
  const { menu } = w
  const t = actingWordsOf(w)
  if (menu?.step === 'reported') return <p role="status">{t.reported}</p>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const reason = reasons.find((one) => one === data.get('reason'))
        if (reason) void report(w, id, reason, `${data.get('note') || ''}`)
      }}
    >
      <fieldset>
        <legend>{t.wrong}</legend>
        {reasons.map((reason) => (
          <label class="check">
            <input type="radio" name="reason" value={reason} required /> {t[reason]}
          </label>
        ))}
      </fieldset>
      <div class="frame">
        <label>
          {t.note}
          <textarea name="note" rows={1} maxLength={noteMost} />
        </label>
      </div>
      <p class="err" role="alert">
        {menu?.failure && (menu.failure.detail || t.unsent)}
      </p>
      <div class="foot">
        <button type="button" class="quiet" onClick={() => closeMenu(w)}>
          {t.cancel}
        </button>
        <button class="send">{t.send}</button>
      </div>
    </form>
  )
}

async function report(w: Widget, id: string, reason: ReportReason, note: string): Promise<void> {
  const { origin } = w.options
  const { call, keep } = laterOf(w)
  try {
    await call(origin, reportComment, { params: { id }, body: { reason, note } }, asReader(w))
    const newest = Object.entries(kept(w)).slice(1 - reportsMost)
    keep('reports', { ...Object.fromEntries(newest), [id]: origin })
    w.menu = { id, step: 'reported' }
    w.paint()
    w.focus(`#m-${id}`)
  } catch (failure) {
    w.menu = { id, step: 'report', failure: failure as Failure }
    w.paint()
  }
}

/** Tells once what became of this browser's reports. One that nobody has looked at is asked for again another time. */
export async function hear(w: Widget): Promise<void> {
  const { call, keep } = laterOf(w)
  // Without a form there is no place to tell it.
  if (!w.thread?.page.open) return
  for (const [id, origin] of Object.entries(kept(w))) {
    // One at a time has its place.
    if (w.told) return
    if (origin !== w.options.origin) continue
    const outcome = await call(origin, readReport, { params: { id } }, asReader(w)).then(
      (view) => view.outcome,
      ({ code }: Failure) => (code === 'not-found' ? undefined : 'waiting'),
    )
    if (outcome === 'waiting') continue
    const { [id]: _, ...others } = kept(w)
    keep('reports', Object.keys(others)[0] ? others : undefined)
    if (!outcome) continue
    w.told = { words: actingWordsOf(w)[outcome] }
    w.paint()
  }
}
