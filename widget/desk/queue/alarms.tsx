import type { AlarmView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

/** Where far more comes in than usual, whom it holds there, and that it ends by itself. Said once, when it comes. */
export function Alarms({ alarms, now }: { alarms: AlarmView[]; now: number }) {
  const { t, of, language } = useSay()
  return (
    <div role="status">
      {alarms.map(({ scope, name, holds, since }) => (
        <p class="banner alarm" key={scope + name}>
          <Icon name="spam" />
          <span>
            <strong>{scope === 'instance' ? t.alarms.everywhere : of(t.alarms.place, name)}</strong> {t.alarms[holds]}{' '}
            <time dateTime={since} title={moment(since, language)}>
              {of(t.alarms.since, relative(Date.parse(since), now, language))}
            </time>
          </span>
        </p>
      ))}
    </div>
  )
}
