import type { Kind, QueueMatter } from '../../../service/contract/matters.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { Icon } from '../icons.tsx'
import { useSay, type Say } from '../texts/use.ts'
import { Section } from './section.tsx'

export const kinds: readonly Kind[] = ['question', 'aspiration', 'complaint', 'thanks']

/** How its clock stands, in a few words; nothing where none runs. */
export function clockWords({ t, n }: Say, { step, due }: QueueMatter): { words: string; late: boolean } | null {
  if (step === 'closed') return { words: t.matter.closed, late: false }
  if (!due) return null
  if (step === 'settle') return { words: t.matter.settles, late: false }
  if (due.late) return { words: due.days === 0 ? t.matter.late : n(t.matter.lateBy, due.days), late: true }
  return { words: due.days === 0 ? t.matter.today : n(t.matter.left, due.days), late: false }
}

/** "3 Desember" */
const dayOf = ({ language }: Say, at: number): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(new Date(at))

/** The day whose end a step ends with. */
const dayBefore = (say: Say, at: string): string => dayOf(say, Date.parse(at) - 1)

type Props = { item: QueueItem; keys: boolean; onMark(kind: Kind | null): void }

/** What a comment is, chosen by one press, and by that its clock. */
export function Matter({ item, keys, onMark }: Props) {
  const say = useSay()
  const { t, of } = say
  const { matter, suggestion, may } = item
  if (!may.includes('mark')) {
    // Whoever is to answer what another office passed on says nothing of what it is, and has its clock.
    return (
      matter && (
        <Section title={t.matter.title}>
          <p>{t.kinds[matter.kind]}</p>
          <Clock matter={matter} />
        </Section>
      )
    )
  }
  return (
    <Section title={t.matter.title}>
      <div class="kinds" role="group" aria-label={t.matter.title}>
        {kinds.map((kind, index) => (
          <button
            type="button"
            key={kind}
            class={suggestion === kind ? 'suggested' : ''}
            aria-pressed={matter?.kind === kind}
            aria-keyshortcuts={keys ? String(index + 1) : undefined}
            onClick={() => onMark(matter?.kind === kind ? null : kind)}
          >
            {matter?.kind === kind && <Icon name="check" />}
            {t.kinds[kind]}
            {keys && <kbd aria-hidden="true">{index + 1}</kbd>}
          </button>
        ))}
      </div>
      {suggestion && <p class="faint">{of(t.matter.suggested, t.kinds[suggestion])}</p>}
      {matter && <Clock matter={matter} />}
    </Section>
  )
}

/** What is owed until when, and what has happened. */
function Clock({ matter }: { matter: QueueMatter }) {
  const say = useSay()
  const { t, n, of } = say
  const { step, due, forward, passedOn, reopened } = matter
  const clock = clockWords(say, matter)
  if (!clock) return <p class="faint">{t.matter.noClock}</p>
  return (
    <>
      <p class={clock.late ? 'clock late' : 'clock'}>
        <Icon name="history" />
        {clock.words}
      </p>
      {step === 'answer' && due && !due.late && <p class="faint">{of(t.matter.answerBy, dayBefore(say, due.at))}</p>}
      {step === 'answer' && forward && !forward.late && (
        <p class="faint">{of(t.matter.forwardBy, dayBefore(say, forward.at))}</p>
      )}
      {passedOn && (
        <p class="faint">
          {of(passedOn.late ? t.matter.passedOnLate : t.matter.passedOn, dayOf(say, Date.parse(passedOn.at)))}
        </p>
      )}
      {step === 'settle' && due && <p class="faint">{of(t.matter.settleBy, dayBefore(say, due.at))}</p>}
      {reopened > 0 && <p class="faint">{n(t.matter.reopened, reopened)}</p>}
    </>
  )
}
