/**
 * While a question is typed: what the office has answered before to one like it. A file of its own, which comes once
 * there are words enough to ask by.
 */
import { readSimilar, thankAnswer } from '../../../service/contract/reader.ts'
import type { AnsweredBeforeView } from '../../../service/contract/answer-views.ts'
import { relative } from '../../kit/time.ts'
import { clothe } from '../clothe.ts'
import type { Later, Widget } from '../widget.ts'
import css from './similar.css?inline'
import { id } from './texts/similar-id.ts'
import type { Draft } from './form-state.ts'

/** Whoever stops typing for so long waits for something to read; and no oftener than this is asked; milliseconds. */
const pause = 800
const between = 2_000

type State = {
  answers: AnsweredBeforeView[]
  /** the words that were asked for last, and when */
  asked: string
  askedAt: number
  timer?: ReturnType<typeof setTimeout> | undefined
  /** what was written when an answer was found to be enough */
  dropped?: Draft | undefined
}

/** It has long been there; this file shares nothing with it. */
const laterOf = (w: Widget): Later => w.later as Later

const states = new WeakMap<Widget, State>()

function stateOf(w: Widget): State {
  let state = states.get(w)
  if (!state) {
    states.set(w, (state = { answers: [], asked: '', askedAt: -Infinity }))
    if (w.host.shadowRoot) clothe(w.host.shadowRoot, css)
  }
  return state
}

/** After every stroke; asks when typing pauses. */
export function typed(w: Widget, text: string): void {
  const state = stateOf(w)
  clearTimeout(state.timer)
  state.dropped = undefined
  const words = text.trim()
  if (words === state.asked) return
  const wait = Math.max(pause, state.askedAt + between - Date.now())
  state.timer = setTimeout(() => void ask(w, state, words), wait)
}

async function ask(w: Widget, state: State, words: string): Promise<void> {
  if (navigator.onLine === false || !w.root.isConnected) return
  const { origin, site, language } = w.options
  state.asked = words
  state.askedAt = Date.now()
  try {
    const found = await laterOf(w).call(
      origin,
      readSimilar,
      { params: { site }, body: { text: words } },
      {
        'Accept-Language': language,
      },
    )
    // Something else was written meanwhile, or it was sent.
    if (state.asked === words && w.forms['new']?.isOpen && !w.forms['new'].isSending) state.answers = found.answers
  } catch {
    // Nobody waits for it.
  }
  w.paint()
}

/** The draft is dropped, and may come back; the answer is told that it was enough. */
function enough(w: Widget, draftKey: string, { id }: AnsweredBeforeView): void {
  const state = stateOf(w)
  const { keep, call, recall } = laterOf(w)
  state.dropped = recall<Draft>(draftKey) || {}
  state.answers = []
  state.asked = ''
  restart(w, draftKey, { ...(state.dropped.name && { name: state.dropped.name }) }, false)
  keep(draftKey, undefined)
  w.focus('.similar button')
  call(w.options.origin, thankAnswer, { params: { id } }).catch(() => undefined)
}

function restart(w: Widget, draftKey: string, draft: Draft, isOpen: boolean): void {
  laterOf(w).keep(draftKey, draft)
  w.forms['new'] = { serial: (w.forms['new']?.serial ?? 0) + 1, draft, isOpen }
  w.paint()
}

/** Under the field of a new comment. Nothing of what is being typed moves. */
export function Similar({ w, draftKey }: { w: Widget; draftKey: string }) {
  const state = stateOf(w)
  // What was found for words that have been sent is of no use for the next.
  if (!w.forms['new']?.isOpen) Object.assign(state, { answers: [], asked: '' })
  const { answers, dropped } = state
  const { language } = w.options
  const t = laterOf(w).wordsOf(w).similar || id
  if (dropped) {
    return (
      <div class="similar panel" role="status">
        {t.thanks}{' '}
        <button
          type="button"
          class="link"
          onClick={() => {
            stateOf(w).dropped = undefined
            restart(w, draftKey, dropped, true)
            w.focus('#new textarea')
          }}
        >
          {t.undo}
        </button>
      </div>
    )
  }
  return (
    <div class={answers[0] ? 'similar panel' : 'similar'} role="status">
      {answers[0] && <b>{t.title}</b>}
      {answers.map((one) => (
        <details key={one.id}>
          <summary dir="auto">{one.question}</summary>
          <p dir="auto">{one.answer}</p>
          <p class="by">
            <span>{one.office.name}</span>
            <time dateTime={one.at}>{relative(Date.parse(one.at), w.now + w.off, language)}</time>
            <a href={one.url} target="_blank" rel="noopener">
              {t.open}
            </a>
          </p>
          <button type="button" class="quiet" onClick={() => enough(w, draftKey, one)}>
            {t.enough}
          </button>
        </details>
      ))}
    </div>
  )
}
