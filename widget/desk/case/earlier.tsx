import { useEffect, useState } from 'preact/hooks'
import { readEarlierAnswers } from '../../../service/contract/member.ts'
import type { EarlierAnswerView } from '../../../service/contract/answer-views.ts'
import { moment } from '../../kit/moment.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'

function useEarlier(id: string): EarlierAnswerView[] {
  const [answers, set] = useState<EarlierAnswerView[]>([])
  useEffect(() => {
    let here = true
    ask(readEarlierAnswers, { params: { id } }).then(
      (found) => here && set(found.answers),
      // Without them one answers all the same.
      () => undefined,
    )
    return () => void (here = false)
  }, [id])
  return answers
}

/** What was answered before to similar questions. Each has a number: Alt and the number puts its answer into the draft. */
export function Earlier({ id, onPick }: { id: string; onPick(words: string): void }) {
  const { t, n, language } = useSay()
  const answers = useEarlier(id)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      // By the key's place, since Alt makes other letters of it on some keyboards.
      const place = /^Digit([1-9])$/.exec(event.code)?.[1]
      const answer = answers[Number(place) - 1]
      if (!event.altKey || event.ctrlKey || event.metaKey || !answer) return
      event.preventDefault()
      onPick(answer.answer)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [answers, onPick])
  if (answers.length === 0) return null
  return (
    <section class="earlier" aria-label={t.helping.before}>
      <h3>{t.helping.before}</h3>
      <p class="faint">{t.helping.beforeHint}</p>
      <ol>
        {answers.map(({ id: name, question, answer, office, at, url, helped }, place) => (
          <li key={name}>
            <button
              type="button"
              aria-keyshortcuts={`Alt+${place + 1}`}
              aria-label={n(t.helping.insert, place + 1)}
              onClick={() => onPick(answer)}
            >
              <kbd aria-hidden="true">{place + 1}</kbd>
            </button>
            <div>
              <p class="asked" dir="auto">
                {question}
              </p>
              <p class="answered" dir="auto">
                {answer}
              </p>
              <p class="meta">
                <span>{office.name}</span>
                {helped > 0 && <span>{n(t.helping.helped, helped)}</span>}
                <time dateTime={at}>{moment(at, language)}</time>
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {t.helping.see}
                </a>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
