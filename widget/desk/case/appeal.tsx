import { useState } from 'preact/hooks'
import { decideAppeal } from '../../../service/contract/appeals.ts'
import { limits } from '../../../service/contract/limits.ts'
import { undoDecision } from '../../../service/contract/member.ts'
import type { DecidedView, QueueItem } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import { draftOf, keepDraft } from '../drafts.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'
import { Section } from './section.tsx'
import type { QueueAppeal } from '../../../service/contract/appeal-views.ts'

type Props = { item: QueueItem; now: number; act: Acting }

/** What its author says against a decision, which decision that is, and who decides it: here, where one may. */
export function Appeal({ item, now, act }: Props) {
  const { t, of } = useSay()
  const { appeal, may } = item
  if (!appeal) return null
  const { own, outcome, office } = appeal
  return (
    <Section title={t.appeal.title}>
      <div class="appeal">
        <Said {...appeal} now={now} />
        {!outcome && !may.includes('appeal') && (
          <p class="hint">
            {own ? t.appeal.own : of(t.appeal.decides, office.name)}
            {own && office.id === item.office.id && ` ${t.appeal.alone}`}
          </p>
        )}
        {!outcome && may.includes('appeal') && <Deciding item={item} act={act} />}
      </div>
    </Section>
  )
}

/** Whose words, against which decision, and what came of it. */
function Said({ text, at, against, outcome, now }: QueueAppeal & { now: number }) {
  const { t, of, language } = useSay()
  const time = (when: string) => (
    <time dateTime={when} title={moment(when, language)}>
      {relative(Date.parse(when), now, language)}
    </time>
  )
  const verdict = outcome && of(outcome.granted ? t.appeal.granted : t.appeal.upheld, outcome.by)
  return (
    <>
      <p>
        {text === '' ? <span class="hint">{t.appeal.wordsGone}</span> : <q dir="auto">{text}</q>} {time(at)}
      </p>
      {against && (
        <p class="meta">
          {t.appeal.against}: {of(new Map(Object.entries(t.acts)).get(against.act) ?? '#', against.by)}{' '}
          {time(against.at)} {against.reason && <q>{against.reason}</q>}
        </p>
      )}
      {outcome && (
        <p>
          <b>{verdict}</b> {time(outcome.at)} {outcome.reason && <q dir="auto">{outcome.reason}</q>}
        </p>
      )}
    </>
  )
}

/** Two equals: its author is right, or is told why not. */
function Deciding({ item: { id, version }, act }: Pick<Props, 'item' | 'act'>) {
  const { t } = useSay()
  const [reason, set] = useState(() => draftOf('appeal', id))
  const [busy, setBusy] = useState(false)

  async function decide(grant: boolean): Promise<void> {
    setBusy(true)
    const text = reason.trim()
    const done = await act<DecidedView>({
      id,
      run: () => ask(decideAppeal, { params: { id }, body: { grant, reason: text === '' ? null : text, version } }),
      said: grant ? 'appealGranted' : 'appealUpheld',
      undo: async ({ undo }) => undo !== null && ask(undoDecision, { params: { undo } }),
      undone: 'appealWaits',
    })
    setBusy(false)
    if (done) keepDraft('appeal', id, '')
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) void decide(false)
      }}
    >
      <label>
        {t.appeal.reason}
        <textarea
          rows={2}
          maxLength={limits.reasonLength}
          aria-describedby="appeal-hint"
          value={reason}
          onInput={(event) => {
            set(event.currentTarget.value)
            keepDraft('appeal', id, event.currentTarget.value)
          }}
        />
      </label>
      <p class="hint" id="appeal-hint">
        {t.appeal.hint}
      </p>
      <div class="choices">
        <button type="button" disabled={busy} onClick={() => void decide(true)}>
          {t.appeal.grant}
        </button>
        <button type="submit" disabled={busy || !reason.trim()}>
          {t.appeal.uphold}
        </button>
      </div>
    </form>
  )
}
