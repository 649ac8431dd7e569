import type { Alarm } from '../domain/alarm.ts'
import type { Week } from '../domain/honesty.ts'
import type { Gauge } from './metrics.ts'

/** How right the filter was last week; left out where fewer than five comments were decided. */
export function filterGauges(lastWeek: () => Promise<Week | null>): Gauge[] {
  const figures = [
    ['precision', 'Of what it suspected last week and members decided, the share that was spam.'],
    ['recall', 'Of the spam that members found last week, the share that it had suspected.'],
    ['held', 'Of all comments last week, the share that it kept back for their words.'],
  ] as const
  return figures.map(([name, help]) => ({
    name: `rembuk_filter_${name}`,
    help,
    read: async () => (await lastWeek())?.[name]?.value ?? null,
  }))
}

/** How many places are flooded at this moment. */
export function alarmGauges(present: () => Pick<Alarm, 'scope'>[]): Gauge[] {
  const scopes = [
    ['page', 'Pages'],
    ['site', 'Sites'],
    ['instance', 'Whether the whole instance'],
  ] as const
  return scopes.map(([scope, what]) => ({
    name: `rembuk_attacked_${scope === 'instance' ? scope : `${scope}s`}`,
    help: `${what} where far more comes in than usual, and new comments wait.`,
    read: () => present().filter((alarm) => alarm.scope === scope).length,
  }))
}
