import type { AlarmView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

/** What is flooded must not fill the list. */
const shown = 2

/** What began less than this ago, in milliseconds, has just begun. */
const justNow = 60_000

/** Where far more comes in than usual, whom it holds there, and that it ends by itself. Said once, when it comes. */
export function Alarms({ alarms, now }: { alarms: AlarmView[]; now: number }) {
  const { t, n, of, language } = useSay()
  const others = alarms.length - shown
  return (
    <div role="status">
      {alarms.slice(0, shown).map(({ scope, name, holds, since }) => (
        <p class="banner alarm" key={scope + name}>
          <Icon name="spam" />
          <span>
            <strong>{scope === 'instance' ? t.alarms.everywhere : of(t.alarms.place, name)}</strong> {t.alarms[holds]}{' '}
            <time dateTime={since} title={moment(since, language)}>
              {Math.abs(now - Date.parse(since)) < justNow
                ? t.alarms.begun
                : of(t.alarms.since, relative(Date.parse(since), now, language))}
            </time>
          </span>
        </p>
      ))}
      {others > 0 && <p class="banner alarm">{n(t.alarms.others, others)}</p>}
    </div>
  )
}
