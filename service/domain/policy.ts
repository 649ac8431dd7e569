import type { Bilingual } from '../contract/languages.ts'
import { limits } from '../contract/limits.ts'
import { builtInClocks, type ClockRow, clockSteps, stageKinds } from './clock-table.ts'
import { areContestants, type Contestant, contestantsMost } from './contestants.ts'
import { kinds } from './kinds.ts'
import { type Moderation, moderations } from './moderation.ts'
import { faultIn, type Stage, stagesMost } from './stages.ts'
import { lastsRightly, type Statement } from './statement.ts'
import { isLine, isWrittenLine, lengthOf } from './texts.ts'
import type { RulesView } from '../contract/views.ts'

/** A time in which an office takes no comments, e.g. masa tenang before an election. Times are ISO 8601. */
export type QuietPeriod = { from: string; until: string; reason: string }

/**
 * From which score on (0 to 1) the filter holds a comment, from which on where it is in odd lettering as well, and from
 * which on it goes into the spam folder if a second signal says so too.
 */
export type FilterBands = { hold: number; odd: number; spam: number }

/** Every setting with the type of its value. */
export type SettingValues = {
  moderation: Moderation
  editMinutes: number
  maxLength: number
  emailRequired: boolean
  engagement: RulesView['engagement']
  reactions: string[]
  retentionDays: number | null
  akismet: boolean
  holdLinks: boolean
  holdFloods: boolean
  /** more readers' reports than these hold a comment; null: none do */
  reportsToHold: number | null
  blockedPhrases: string[]
  filterBands: FilterBands
  quietPeriods: QuietPeriod[]
  stages: Stage[]
  contestants: Contestant[]
  clocks: ClockRow[]
  statement: Statement | null
  notify: 'off' | 'daily'
}
export type SettingName = keyof SettingValues

type Setting<Value> = {
  default: Value
  accepts(value: unknown): value is Value
  /** what the setting may be, for the desk's form and the problem's text */
  says: Bilingual
  /** what is wrong with a value that is not accepted, where the table can tell more than what it may be */
  fault?(value: unknown): Bilingual | null
}

const oneOf =
  <const Choice extends string>(...choices: Choice[]) =>
  (value: unknown): value is Choice =>
    choices.some((choice) => choice === value)
const whole =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
const yesOrNo = (value: unknown): value is boolean => typeof value === 'boolean'
const phrases =
  (count: number, length: number) =>
  (value: unknown): value is string[] =>
    Array.isArray(value) && value.length <= count && value.every((one) => isWrittenLine(one, length))

const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const isQuietPeriod = (value: unknown): value is QuietPeriod => {
  if (typeof value !== 'object' || value === null) return false
  const { from, until, reason } = value as Partial<QuietPeriod>
  return isTime(from) && isTime(until) && Date.parse(from) < Date.parse(until) && isLine(reason, 200)
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0.05 && value <= 1
const isBands = (value: unknown): value is FilterBands => {
  if (typeof value !== 'object' || value === null) return false
  const { hold, odd, spam, ...others } = value as Partial<FilterBands>
  return isShare(hold) && isShare(odd) && isShare(spam) && hold <= spam && Object.keys(others).length === 0
}

const isClock = (value: unknown): value is ClockRow => {
  if (typeof value !== 'object' || value === null) return false
  const { stage, kind, step, days, source, ...others } = value as Partial<ClockRow>
  const isOf = (list: readonly string[], one: unknown): boolean => list.some((known) => known === one)
  return (
    (stage === null || isOf(stageKinds, stage)) &&
    isOf(kinds, kind) &&
    isOf(clockSteps, step) &&
    whole(0, 365)(days) &&
    isLine(source, 200) &&
    Object.keys(others).length === 0
  )
}
/** A step of a kind has one time at a time. */
const areClocks = (value: unknown): value is ClockRow[] =>
  Array.isArray(value) &&
  value.length <= 60 &&
  value.every(isClock) &&
  new Set(value.map(({ stage, kind, step }) => `${stage} ${kind} ${step}`)).size === value.length

/** Several lines are well; it stands above every page, so it is no essay. */
const isSaid = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && value.trim() !== '' && lengthOf(value) <= 500
const isStatement = (value: unknown): value is Statement => {
  if (typeof value !== 'object' || value === null) return false
  const { text, source, at, until, ...others } = value as Partial<Statement>
  if (!isSaid(text) || !isWrittenLine(source, 300) || !isTime(at) || !isTime(until)) return false
  return lastsRightly({ at, until }) && Object.keys(others).length === 0
}

/** The one table of settings: it gives the validator, the desk's form and the documentation. */
export const settings: { [Name in SettingName]: Setting<SettingValues[Name]> } = {
  moderation: {
    default: 'pre',
    accepts: oneOf(...moderations),
    says: { id: 'pre, first-time, post, atau closed', en: 'pre, first-time, post or closed' },
  },
  editMinutes: {
    default: 15,
    accepts: whole(0, 1_440),
    says: { id: 'bilangan bulat 0–1.440', en: 'a whole number, 0–1,440' },
  },
  maxLength: {
    default: 2_000,
    accepts: whole(1, limits.textLength),
    says: { id: 'bilangan bulat 1–5.000', en: 'a whole number, 1–5,000' },
  },
  emailRequired: { default: true, accepts: yesOrNo, says: { id: 'true atau false', en: 'true or false' } },
  engagement: { default: 'on', accepts: oneOf('on', 'off'), says: { id: 'on atau off', en: 'on or off' } },
  reactions: {
    default: ['Informatif', 'Membantu', 'Perlu penjelasan'],
    accepts: phrases(6, 30),
    says: { id: 'paling banyak 6 kata, masing-masing 1–30 huruf', en: 'at most 6 words of 1–30 characters' },
  },
  retentionDays: {
    default: null,
    accepts: (value): value is number | null => value === null || whole(30, 36_500)(value),
    says: { id: 'null atau bilangan bulat 30–36.500', en: 'null or a whole number, 30–36,500' },
  },
  akismet: { default: true, accepts: yesOrNo, says: { id: 'true atau false', en: 'true or false' } },
  holdLinks: { default: true, accepts: yesOrNo, says: { id: 'true atau false', en: 'true or false' } },
  holdFloods: { default: true, accepts: yesOrNo, says: { id: 'true atau false', en: 'true or false' } },
  reportsToHold: {
    default: 5,
    accepts: (value): value is number | null => value === null || whole(1, 1_000)(value),
    says: { id: 'null atau bilangan bulat 1–1.000', en: 'null or a whole number, 1–1,000' },
  },
  blockedPhrases: {
    default: [],
    accepts: phrases(500, 100),
    says: { id: 'paling banyak 500 frasa, masing-masing 1–100 huruf', en: 'at most 500 phrases of 1–100 characters' },
  },
  filterBands: {
    default: { hold: 0.7, odd: 0.25, spam: 0.99 },
    accepts: isBands,
    says: {
      id: '{hold, odd, spam}, masing-masing 0,05–1, hold tidak melebihi spam',
      en: '{hold, odd, spam}, each 0.05–1, hold no more than spam',
    },
  },
  quietPeriods: {
    default: [],
    accepts: (value): value is QuietPeriod[] =>
      Array.isArray(value) && value.length <= 50 && value.every(isQuietPeriod),
    says: {
      id: 'paling banyak 50 masa {from, until, reason}, from sebelum until',
      en: 'at most 50 periods {from, until, reason}, from before until',
    },
  },
  stages: {
    default: [],
    accepts: (value): value is Stage[] => faultIn(value) === null,
    fault: faultIn,
    says: {
      id: `paling banyak ${stagesMost} baris {kind, from, until, name, source, moderation?, reason?, words?, contestants?} dari hari ke hari, tanpa bertumpuk`,
      en: `at most ${stagesMost} rows {kind, from, until, name, source, moderation?, reason?, words?, contestants?} from day to day, none overlapping`,
    },
  },
  contestants: {
    default: [],
    accepts: areContestants,
    says: {
      id: `paling banyak ${contestantsMost} peserta {number, names}: number null atau 1–99, names paling banyak 10 nama`,
      en: `at most ${contestantsMost} contestants {number, names}: number null or 1–99, names of at most 10`,
    },
  },
  clocks: {
    default: builtInClocks,
    accepts: areClocks,
    says: {
      id: 'paling banyak 60 baris {stage, kind, step, days, source}, tiap langkah sekali, days 0–365',
      en: 'at most 60 rows {stage, kind, step, days, source}, each step once, days 0–365',
    },
  },
  statement: {
    default: null,
    accepts: (value): value is Statement | null => value === null || isStatement(value),
    says: {
      id: 'null atau {text, source, at, until}: text 1–500 huruf, source 1–300 huruf, paling lama 72 jam',
      en: 'null or {text, source, at, until}: text of 1–500 characters, source of 1–300, for 72 hours at most',
    },
  },
  notify: { default: 'off', accepts: oneOf('off', 'daily'), says: { id: 'off atau daily', en: 'off or daily' } },
}

export const settingNames = Object.keys(settings) as SettingName[]

/**
 * What one office sets itself. `since`, in milliseconds UTC, is kept of a closed `moderation`, whose day readers are
 * told.
 */
export type PolicySettings = {
  [Name in SettingName]?: { value: SettingValues[Name]; locked: boolean; since?: number }
}

/** A setting in force: its value, the office whose value it is (null: built in), the office that locked it. */
export type InForce<Value> = { value: Value; from: string | null; lockedBy: string | null; since?: number }
export type Policy = { [Name in SettingName]: InForce<SettingValues[Name]> }

/** One office on the way from the root down, with what it sets. */
export type PolicyStep = { office: string; settings: PolicySettings }

const ownValue = <Value>({ value, since }: { value: Value; since?: number }): { value: Value; since?: number } =>
  since === undefined ? { value } : { value, since }

/** One setting of the last office of the way. */
export function inForce<Name extends SettingName>(name: Name, fromRoot: PolicyStep[]): InForce<SettingValues[Name]> {
  let found: InForce<SettingValues[Name]> = { value: settings[name].default, from: null, lockedBy: null }
  for (const step of fromRoot) {
    const own = step.settings[name]
    if (own) found = { ...ownValue(own), from: step.office, lockedBy: own.locked ? step.office : null }
    if (found.lockedBy !== null) return found
  }
  return found
}

/** The policy of the last office of the way: locked above, own value, nearest above, default, in that order. */
export function policyOf(fromRoot: PolicyStep[]): Policy {
  return Object.fromEntries(settingNames.map((name) => [name, inForce(name, fromRoot)])) as Policy
}

/** The same values as an office saves them now: a page that it closed before stays closed since then. */
export function dated(own: PolicySettings, before: PolicySettings, now: number): PolicySettings {
  const { moderation } = own
  if (moderation?.value !== 'closed') return own
  const closed = before.moderation?.value === 'closed' ? before.moderation : { since: now }
  return { ...own, moderation: { ...moderation, ...(closed.since === undefined ? {} : { since: closed.since }) } }
}

/** The office above that locks a setting against this one, or null. */
export function lockedAbove(name: SettingName, above: PolicyStep[]): string | null {
  return inForce(name, above).lockedBy
}
