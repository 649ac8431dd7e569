import { counted } from '../../kit/texts.ts'
import { reach } from '../reach.ts'
import { readFirst } from '../reading.ts'
import type { Widget } from '../widget.ts'
import { CommentView } from './comment.tsx'

/** The whole widget: head, form, the pill, comments, more. */
export function ThreadView({ w }: { w: Widget }) {
  const { t, thread, options, later } = w
  const { language } = options
  if (!thread) return <Before w={w} />
  const { page, rules, sort, roots, next } = thread
  const { closedReason } = page
  const news = later ? later.fresh(thread) : 0
  const sorts = rules.engagement === 'on' ? (['new', 'old', 'top'] as const) : (['new', 'old'] as const)
  const isWritable = page.open || w.forms.new?.isOpen
  return (
    <section aria-label={t.thread}>
      <header>
        <h2>{counted(t.count, page.comments, language)}</h2>
        {roots[1] && (
          <select
            aria-label={t.sort}
            value={sort}
            onChange={({ currentTarget: { value } }) => void readFirst(w, sorts.find((one) => one === value) || 'new')}
          >
            {sorts.map((one) => (
              <option value={one}>{t[one]}</option>
            ))}
          </select>
        )}
      </header>
      {closedReason && <p class="panel note">{later ? later.closedWords(w, closedReason) : closedReason.text}</p>}
      {isWritable && (later ? <later.Form w={w} at={{}} /> : <Closed w={w} />)}
      <div class="pill" role="status">
        {news > 0 && (
          <button type="button" onClick={() => void later?.readNew(w, true)}>
            {counted(t.fresh, news, language)}
          </button>
        )}
      </div>
      {!roots[0] && page.open && <p class="empty">{t.empty}</p>}
      {roots.map((id) => (
        <CommentView key={id} w={w} id={id} />
      ))}
      {next && (
        <button type="button" class="more" onClick={() => void reach(w, ({ readNext }) => readNext(w))}>
          {counted(t.more, 20, language)}
        </button>
      )}
    </section>
  )
}

/** Before the first page is there: nothing at first, then still bars, or the way to ask again. */
function Before({ w }: { w: Widget }) {
  const { t, phase } = w
  return (
    <section class={`before ${phase}`} aria-label={t.thread}>
      <p role="status" class={phase === 'failed' ? 'panel note' : 'sr'}>
        {phase === 'slow' && t.slow}
        {phase === 'failed' && (
          <>
            {t.unread}{' '}
            <button type="button" class="link" onClick={() => void readFirst(w, w.options.sort)}>
              {t.again}
            </button>
          </>
        )}
      </p>
      {phase === 'slow' && [1, 2, 3].map(() => <i />)}
    </section>
  )
}

/** The form's first line, there from the beginning: what is typed into it before the rest arrives is carried over. */
function Closed({ w }: { w: Widget }) {
  const { prompt } = w.t
  const bring = () => void reach(w)
  return (
    <div class="frame">
      <textarea rows={1} aria-label={prompt} placeholder={prompt} onFocus={bring} onInput={bring} />
    </div>
  )
}
