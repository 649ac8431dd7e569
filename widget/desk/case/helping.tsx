import { useEffect, useId, useState } from 'preact/hooks'
import { listSavedAnswers } from '../../../service/contract/member.ts'
import type { SavedAnswerView } from '../../../service/contract/answer-views.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'
import { filledFor, isFound } from './filling.ts'

export { Alike } from './alike.tsx'
export { Earlier } from './earlier.tsx'

type Props = { item: QueueItem; onInsert(words: string): void }

/** Beside the answer's field: what offices answer again and again. Nothing is sent by itself. */
export function Helping({ item, onInsert }: Props) {
  const { t } = useSay()
  const [said, say] = useState('')
  const insert = (words: string) => {
    onInsert(filledFor(words, item))
    say(t.helping.inserted)
  }
  return (
    <div class="helping">
      <p class="hidden" role="status">
        {said}
      </p>
      <Saved office={(item.answersAs ?? item.office).id} onPick={insert} />
    </div>
  )
}

/** What is offered at once; typing finds the others. */
const shown = 6

function useSaved(office: string): SavedAnswerView[] {
  const [answers, set] = useState<SavedAnswerView[]>([])
  useEffect(() => {
    let here = true
    ask(listSavedAnswers, { query: { office } }).then(
      (found) => here && set(found.answers),
      // Without them one writes oneself.
      () => undefined,
    )
    return () => void (here = false)
  }, [office])
  return answers
}

/** A field to type in, and a list below it to go through by the arrows: Enter puts the chosen one into the draft. */
function Saved({ office, onPick }: { office: string; onPick(words: string): void }) {
  const { t, of } = useSay()
  const answers = useSaved(office)
  const [looked, look] = useState('')
  const [open, setOpen] = useState(false)
  const [at, move] = useState(0)
  const name = useId()
  if (answers.length === 0) return null
  const found = answers.filter((answer) => isFound(answer, looked)).slice(0, shown)
  const chosen = found[Math.min(at, found.length - 1)]

  function pick(answer: SavedAnswerView | undefined): void {
    if (!answer) return
    onPick(answer.text)
    look('')
    setOpen(false)
  }
  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (open) move((at + step + found.length) % Math.max(1, found.length))
      else setOpen(true)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (open) pick(chosen)
      else setOpen(true)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }

  return (
    <div class="saved">
      <label>
        {t.helping.saved}
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          placeholder={t.helping.find}
          aria-expanded={open}
          aria-controls={`${name}-list`}
          aria-activedescendant={open && chosen ? `${name}-${chosen.id}` : undefined}
          aria-autocomplete="list"
          value={looked}
          onInput={(event) => {
            look(event.currentTarget.value)
            move(0)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKey}
        />
      </label>
      <ul id={`${name}-list`} role="listbox" aria-label={t.helping.saved} hidden={!open}>
        {found.map((answer) => (
          <li
            key={answer.id}
            id={`${name}-${answer.id}`}
            role="option"
            aria-selected={answer === chosen}
            // Before the field loses the focus, and the list is gone.
            onMouseDown={(event) => {
              event.preventDefault()
              pick(answer)
            }}
          >
            <b>{answer.title}</b> <span class="faint">{of(t.helping.whose, answer.office.name)}</span>
            <span class="line">{answer.text}</span>
          </li>
        ))}
      </ul>
      {open && found.length === 0 && <p class="faint">{t.helping.none}</p>}
    </div>
  )
}
