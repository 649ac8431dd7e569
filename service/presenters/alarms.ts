import type { AlarmView } from '../contract/views.ts'
import type { Alarm, AlarmLevel } from '../domain/alarm.ts'
import { iso } from './times.ts'

export const alarmView = ({
  scope,
  name,
  level,
  since,
}: Pick<Alarm, 'scope' | 'since'> & { level: AlarmLevel; name: string }): AlarmView => ({
  scope,
  name,
  holds: level,
  since: iso(since),
})
