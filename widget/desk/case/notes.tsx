import { useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { addNote, returnNote, withdrawNote } from '../../../service/contract/member.ts'
import type { NoteView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'
import { Section } from './section.tsx'

type Props = { id: string; notes: NoteView[]; mayWrite: boolean; now: number; act: Acting }

/** What members note of a comment for each other: who, when, and a field for one more. */
export function Notes({ id, notes, mayWrite, now, act }: Props) {
  const { t } = useSay()
  if (!mayWrite && notes.length === 0) return null
  return (
    <Section title={t.notes.title}>
      <ul class="notes">
        {notes.map((note) => (
          <Written key={note.id} id={id} note={note} now={now} act={act} />
        ))}
      </ul>
      {mayWrite && <Writing id={id} act={act} />}
    </Section>
  )
}

type WrittenProps = { id: string; note: NoteView; now: number; act: Acting }

function Written({ id, note, now, act }: WrittenProps) {
  const { t, of, language } = useSay()
  const params = { id, note: note.id }
  return (
    <li>
      <p dir="auto">{note.text}</p>
      <p class="meta">
        <bdi>{note.by}</bdi>
        <time dateTime={note.at} title={moment(note.at, language)}>
          {relative(Date.parse(note.at), now, language)}
        </time>
        {note.own && (
          <button
            type="button"
            class="quiet"
            aria-label={of(t.notes.withdrawOf, note.text.slice(0, 40))}
            onClick={() =>
              void act({
                id,
                run: () => ask(withdrawNote, { params }),
                said: 'noteWithdrawn',
                undo: () => ask(returnNote, { params }),
                undone: 'noteReturned',
              })
            }
          >
            {t.notes.withdraw}
          </button>
        )}
      </p>
    </li>
  )
}

function Writing({ id, act }: { id: string; act: Acting }) {
  const { t } = useSay()
  const [text, setText] = useState(() => draftOf('note', id))
  const [busy, setBusy] = useState(false)
  function write(words: string): void {
    setText(words)
    keepDraft('note', id, words)
  }
  async function save(event: Event): Promise<void> {
    event.preventDefault()
    const words = text.trim()
    if (!words || busy) return
    setBusy(true)
    const done = await act({
      id,
      run: () => ask(addNote, { params: { id }, body: { text: words } }),
      said: 'noted',
      undo: (note) => ask(withdrawNote, { params: { id, note: note.id } }),
      undone: 'noteWithdrawn',
    })
    setBusy(false)
    if (done) write('')
  }
  return (
    <form class="noting" onSubmit={(event) => void save(event)}>
      <label>
        {t.notes.field}
        <span class="faint">{t.notes.who}</span>
        <textarea
          rows={2}
          dir="auto"
          maxLength={limits.noteLength}
          value={text}
          readOnly={busy}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      {text.trim() !== '' && (
        <button type="submit" disabled={busy}>
          {t.notes.save}
        </button>
      )}
    </form>
  )
}
