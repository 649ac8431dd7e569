/** Days of a calendar as they are sent: `2029-02-11`. */
export type Days = { from: string; until: string }

/** A strip of whole weeks; places and widths are shares of it, 0 to 1. */
export type Weeks = {
  /** its first day, a Monday, and its last, a Sunday */
  from: string
  until: string
  /** where weeks begin; only of every fourth where there are many */
  ticks: number[]
  bars: { at: number; width: number }[]
  /** the middle of this day; null where it is too far away to be shown */
  today: number | null
}

const day = 86_400_000
const week = 7 * day
/** 1 January 1970 was a Thursday. */
const toMonday = 3 * day
/** So far around the calendar today is drawn. */
const aroundMost = 26 * week
const manyWeeks = 30

const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const mondayOf = (time: number): number => Math.floor((time + toMonday) / week) * week - toMonday

/** The weeks that rows of a calendar lie in, with today where it is near; null where there are no rows. */
export function weeksOf(rows: readonly Days[], today: string): Weeks | null {
  const spans = rows.map(({ from, until }) => ({ from: timeOf(from), until: timeOf(until) + day }))
  if (spans.length === 0 || spans.some(({ from, until }) => !(from < until))) return null
  const [first, last] = [Math.min(...spans.map(({ from }) => from)), Math.max(...spans.map(({ until }) => until))]
  const now = timeOf(today)
  const isNear = now >= first - aroundMost && now < last + aroundMost
  const begin = mondayOf(isNear ? Math.min(first, now) : first)
  const end = mondayOf((isNear ? Math.max(last, now + day) : last) - 1) + week
  const share = (time: number): number => (time - begin) / (end - begin)
  const step = (end - begin) / week > manyWeeks ? 4 : 1
  return {
    from: dateOf(begin),
    until: dateOf(end - day),
    ticks: Array.from({ length: Math.ceil((end - begin) / week / step) }, (_, at) => share(begin + at * step * week)),
    bars: spans.map(({ from, until }) => ({ at: share(from), width: (until - from) / (end - begin) })),
    today: isNear ? share(now + day / 2) : null,
  }
}

/** This day by the clock of whoever looks. */
export function dateHere(now: number): string {
  const here = new Date(now)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`
}
