import { useEffect, useState } from 'preact/hooks'
import { type InForceView, readInForce } from '../../../service/contract/closing.ts'
import { dateOf } from '../figures/weeks.ts'
import { moment } from '../../kit/moment.ts'
import { ask } from '../calls.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

/** How soon it is asked again, in milliseconds. */
const again = 60_000

/**
 * What is in force over the member's own office: who has closed its pages and until when, what is said above its
 * comments, the calendar's stage, and where a statement stands below.
 */
export function InForce() {
  const { t, n, of, language } = useSay()
  const [found, set] = useState<InForceView | null>(null)
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) return
      void ask(readInForce, {}).then(set, () => undefined)
    }
    look()
    const timer = setInterval(look, again)
    return () => clearInterval(timer)
  }, [])
  return (
    <div role="status">
      {found?.closings.map(({ office, at, until, mayOpen }) => (
        <p class="banner alarm" key={office.id}>
          <Icon name="lock" />
          <span>
            <strong>{of(t.closing.by, office.name)}</strong> {of(t.closing.since, moment(at, language))}{' '}
            {until ? of(t.closing.until, moment(until, language)) : t.closing.noEnd}{' '}
            {mayOpen && (
              <a href={`/desk?${new URLSearchParams({ page: 'policy', office: office.id })}`}>{t.closing.lift}</a>
            )}
          </span>
        </p>
      ))}
      {found?.statement && (
        <p class="banner alarm">
          <Icon name="clarify" />
          <span>
            <strong>{of(t.closing.says, found.statement.office.name)}</strong> <q dir="auto">{found.statement.text}</q>{' '}
            {of(t.closing.slowed, moment(found.statement.until, language))}
          </span>
        </p>
      )}
      {found?.stage && (
        <p class="banner alarm">
          <Icon name="history" />
          <span>
            <strong>{found.stage.name}</strong> {of(t.closing.stage, dateOf(found.stage.lastDay, language))}{' '}
            {of(t.closing.stageOf, found.stage.office.name)}
          </span>
        </p>
      )}
      {found?.below.shown.map(({ office, until }) => (
        <p class="banner alarm" key={office.id}>
          <Icon name="clarify" />
          <span>
            <strong>{of(t.closing.says, office.name)}</strong> {of(t.closing.slowed, moment(until, language))}
          </span>
        </p>
      ))}
      {!!found?.below.more && <p class="banner alarm">{n(t.closing.others, found.below.more)}</p>}
    </div>
  )
}
