import { useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import {
  addSavedAnswer,
  changeSavedAnswer,
  listSavedAnswers,
  removeSavedAnswer,
} from '../../../service/contract/member.ts'
import type { SavedAnswerView } from '../../../service/contract/answer-views.ts'
import type { OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { useSay } from '../texts/use.ts'
import { Field, Page, Trouble, useRead, useSend } from './parts.tsx'

type Props = { offices: OfficeView[]; own: string; mayChange: boolean }

/** What an office may answer with: its own, and what the offices above it have saved for all below. */
export function AnswersPage({ offices, own, mayChange }: Props) {
  const { t } = useSay()
  const [office, setOffice] = useState(own)
  const { found, failure, again } = useRead(() => ask(listSavedAnswers, { query: { office } }), office)
  const [adding, setAdding] = useState(false)
  const [gone, setGone] = useState<SavedAnswerView | null>(null)
  const { busy, failure: notBack, send } = useSend()
  const done = async (): Promise<void> => {
    setAdding(false)
    await again()
  }
  return (
    <Page title={t.saved.title} about={t.saved.about} reading={!found && !failure}>
      {offices.length > 1 && (
        <OfficePicker label={t.saved.office} value={office} offices={offices} onChange={setOffice} />
      )}
      <Trouble failure={failure ?? notBack} again={() => void again()} />
      <p role="status" class="reach">
        {gone && t.saved.removed}{' '}
        {gone && (
          <button
            type="button"
            class="quiet"
            disabled={busy}
            onClick={() =>
              void send(async () => {
                const { title, text } = gone
                await ask(addSavedAnswer, { body: { office: gone.office.id, title, text } })
                setGone(null)
                await again()
              })
            }
          >
            {t.saved.undo}
          </button>
        )}
      </p>
      {found && mayChange && !adding && (
        <button type="button" onClick={() => setAdding(true)}>
          {t.saved.add}
        </button>
      )}
      {adding && <SavedForm office={office} onDone={done} onCancel={() => setAdding(false)} />}
      {found?.answers.length === 0 && <p class="note">{t.saved.none}</p>}
      <ul class="cards">
        {found?.answers.map((answer) => (
          <Saved
            key={answer.id}
            answer={answer}
            again={again}
            onGone={() => {
              setGone(answer)
              void again()
            }}
          />
        ))}
      </ul>
    </Page>
  )
}

function Saved({ answer, again, onGone }: { answer: SavedAnswerView; again(): Promise<void>; onGone(): void }) {
  const { t, of } = useSay()
  const [changing, setChanging] = useState(false)
  const { busy, failure, send } = useSend()
  const { id, title, text, office, mayChange } = answer
  if (changing) {
    return (
      <li>
        <SavedForm
          office={office.id}
          answer={answer}
          onDone={async () => {
            setChanging(false)
            await again()
          }}
          onCancel={() => setChanging(false)}
        />
      </li>
    )
  }
  return (
    <li>
      <h2>{title}</h2>
      <p class="said" dir="auto">
        {text}
      </p>
      <p class="meta">
        <span>{of(t.saved.whose, office.name)}</span>
        {mayChange && (
          <>
            <button
              type="button"
              class="quiet"
              aria-label={of(t.saved.changeOf, title)}
              onClick={() => setChanging(true)}
            >
              {t.saved.change}
            </button>
            <button
              type="button"
              class="quiet"
              disabled={busy}
              aria-label={of(t.saved.removeOf, title)}
              onClick={() =>
                void send(async () => {
                  await ask(removeSavedAnswer, { params: { id } })
                  onGone()
                })
              }
            >
              {t.saved.remove}
            </button>
          </>
        )}
      </p>
      <Trouble failure={failure} />
    </li>
  )
}

type FormProps = { office: string; answer?: SavedAnswerView; onDone(): Promise<void>; onCancel(): void }

function SavedForm({ office, answer, onDone, onCancel }: FormProps) {
  const { t } = useSay()
  const { busy, failure, send } = useSend()
  const [title, setTitle] = useState(answer?.title ?? '')
  const [text, setText] = useState(answer?.text ?? '')
  function save(event: Event): void {
    event.preventDefault()
    const words = { title: title.trim(), text: text.trim() }
    void send(async () => {
      await (answer
        ? ask(changeSavedAnswer, { params: { id: answer.id }, body: words })
        : ask(addSavedAnswer, { body: { office, ...words } }))
      await onDone()
    })
  }
  return (
    <form class="form" onSubmit={save} noValidate>
      <Field
        label={t.saved.name}
        hint={t.saved.nameHint}
        name="title"
        value={title}
        onInput={setTitle}
        error={failure?.fields?.['title']}
      />
      <label>
        {t.saved.text}
        <span class="faint">{t.saved.textHint}</span>
        <textarea
          rows={6}
          name="text"
          dir="auto"
          maxLength={limits.savedTextLength}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {failure?.fields?.['text'] && <span class="error">{failure.fields['text']}</span>}
      </label>
      <Trouble failure={failure} />
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.saved.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t.saved.save}
        </button>
      </div>
    </form>
  )
}
