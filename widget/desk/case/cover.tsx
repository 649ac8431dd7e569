import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { coverComment, undoDecision } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'
import { choicesIn, withChosen, type Choice } from './spans.ts'

type Props = { item: QueueItem; act: Acting; onClose(): void }

/** Covers what was posted by mistake: what was found is chosen already, anything else is marked in the words. */
export function CoverPanel({ item, act, onClose }: Props) {
  const { t } = useSay()
  const [choices, set] = useState(() => choicesIn(item))
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => first.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const { id, version } = item
  const spans = choices.filter(({ on }) => on).map(({ field, from, to }) => ({ field, from, to }))
  const name = item.author?.badge === 'office' ? '' : (item.author?.name ?? '')

  async function cover(event: Event): Promise<void> {
    event.preventDefault()
    if (spans.length === 0 || busy) return
    setBusy(true)
    const done = await act({
      id,
      run: () => ask(coverComment, { params: { id }, body: { spans, version } }),
      said: 'covered',
      undo: ({ undo }) => ask(undoDecision, { params: { undo } }),
      undone: 'uncovered',
    })
    setBusy(false)
    if (done) onClose()
  }

  return (
    <form
      ref={first}
      class="panel covering"
      aria-label={t.cover.title}
      onSubmit={(event) => void cover(event)}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}
    >
      <h3>{t.cover.title}</h3>
      <p class="faint">{choices.length === 0 ? t.cover.none : t.cover.about}</p>
      <Choices
        choices={choices}
        onToggle={(at) => set(choices.map((one, n) => (n === at ? { ...one, on: !one.on } : one)))}
      />
      <Marking
        label={t.cover.words}
        words={item.text}
        onMark={(from, to) => set(withChosen(choices, 'text', item.text, from, to))}
      />
      {name !== '' && (
        <Marking
          label={t.cover.name}
          words={name}
          onMark={(from, to) => set(withChosen(choices, 'name', name, from, to))}
        />
      )}
      <div class="foot">
        <button type="button" class="quiet" onClick={onClose}>
          {t.cover.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy || spans.length === 0}>
          {t.cover.send}
        </button>
      </div>
    </form>
  )
}

function Choices({ choices, onToggle }: { choices: Choice[]; onToggle(at: number): void }) {
  const { t } = useSay()
  if (choices.length === 0) return null
  return (
    <ul class="choices">
      {choices.map(({ field, from, to, words, kind, on }, at) => (
        <li key={`${field}${from}-${to}`}>
          <label class="check">
            <input type="checkbox" checked={on} onChange={() => onToggle(at)} />
            <span>
              <bdi>{words}</bdi> <span class="faint">{t.cover.kinds[kind]}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

type MarkingProps = { label: string; words: string; onMark(from: number, to: number): void }

/** The words to mark a part of, by mouse, finger or keys: a field in which nothing can be changed. */
function Marking({ label, words, onMark }: MarkingProps) {
  const { t, of } = useSay()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div class="marking">
      <label>
        {label}
        <textarea
          ref={field}
          // Not `readOnly`: such a field has no caret, and so nothing could be marked by keys.
          aria-readonly="true"
          inputMode="none"
          autoComplete="off"
          spellcheck={false}
          onBeforeInput={(event) => event.preventDefault()}
          dir="auto"
          rows={Math.min(4, 1 + Math.floor(words.length / 70))}
          value={words}
        />
      </label>
      <button
        type="button"
        aria-label={of(t.cover.addOf, label)}
        onClick={() => field.current && onMark(field.current.selectionStart, field.current.selectionEnd)}
      >
        {t.cover.add}
      </button>
    </div>
  )
}
