import { useEffect, useRef, useState } from 'preact/hooks'
import type { PolicyBody } from '../../../service/contract/member.ts'
import type { RehearsedView } from '../../../service/contract/filter-views.ts'
import type { Failure } from '../../kit/client.ts'
import { failureOf } from '../asking.ts'
import { useSay } from '../texts/use.ts'
import { Trouble } from './parts.tsx'
import { type Outcome, type Progress, rehearse } from './rehearsing.ts'

/** Settings that decide what is kept back; the others change no judgement. */
export const rehearsable = new Set(['moderation', 'holdLinks', 'blockedPhrases', 'filterBands'])

type Props = {
  office: string
  /** all that the office would set itself */
  settings: PolicyBody['settings']
  close(): void
}

/** What these settings would have done to the last 30 days' comments: how far it is, then what came out. */
export function Rehearsal({ office, settings, close }: Props) {
  const { t, n } = useSay()
  const [progress, setProgress] = useState<Progress>({ done: 0, of: 0 })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const asked = JSON.stringify(settings)
  useEffect(() => {
    const calling = new AbortController()
    const { signal } = calling
    setOutcome(null)
    setFailure(null)
    setProgress({ done: 0, of: 0 })
    rehearse(office, { settings: JSON.parse(asked) }, { tell: setProgress, signal }).then(setOutcome, (thrown) => {
      if (!signal.aborted) setFailure(failureOf(thrown))
    })
    return () => calling.abort()
  }, [office, asked])
  const panel = useRef<HTMLElement>(null)
  const isThere = outcome !== null || failure !== null
  // It opens below the button that asked for it, often below the screen, and grows once.
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [isThere])
  return (
    <section class="rehearsal" ref={panel} aria-label={t.rehearsal.title}>
      <div class="top">
        <h3>{t.rehearsal.title}</h3>
        <button type="button" class="quiet" onClick={close}>
          {isThere ? t.rehearsal.close : t.rehearsal.cancel}
        </button>
      </div>
      <Trouble failure={failure} />
      {!isThere && (
        <p role="status">
          <progress max={progress.of || 1} value={progress.done} aria-label={t.rehearsal.title} />
          <span class="faint">{n(t.rehearsal.reading, progress.of)}</span>
        </p>
      )}
      {outcome && <Found outcome={outcome} />}
    </section>
  )
}

function Found({ outcome }: { outcome: Outcome }) {
  const { t, n } = useSay()
  const { judged, kept, folder, published, spam } = outcome
  if (judged === 0) return <p role="status">{t.rehearsal.nothing}</p>
  const more = kept.tried - kept.present
  const change = more > 0 ? n(t.rehearsal.more, more) : more < 0 ? n(t.rehearsal.less, -more) : t.rehearsal.same
  return (
    <div role="status">
      <p>
        <b>{change}</b> <span class="faint">{n(t.rehearsal.of, judged)}</span>
      </p>
      {kept.present === judged && kept.tried === judged && <p>{t.rehearsal.all}</p>}
      {folder.tried !== folder.present && <p>{n(t.rehearsal.folder, folder.tried)}</p>}
      {published.count > 0 && <Some sentence={n(t.rehearsal.published, published.count)} items={published.some} />}
      {spam.of > 0 && <p>{n(t.rehearsal.caught, spam.kept.tried) + n(t.rehearsal.ofSpam, spam.of)}</p>}
      {spam.lost.length > 0 && <Some sentence={n(t.rehearsal.lost, spam.lost.length)} items={spam.lost} />}
    </div>
  )
}

/** A few of the comments that the sentence speaks of, closed at first. */
function Some({ sentence, items }: { sentence: string; items: RehearsedView[] }) {
  return (
    <details>
      <summary>{sentence}</summary>
      <ul class="plain">
        {items.map(({ id, name, text }) => (
          <li key={id} dir="auto">
            <a href={`/desk?c=${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
              {name}
            </a>{' '}
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
