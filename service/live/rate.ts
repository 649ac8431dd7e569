/** How much comes in at one place: counted by the minute, and what is usual there. */
export type Rate = {
  /** the minute that is counted now, since 1970 */
  minute: number
  now: number
  before: number
  /** a minute's usual number, a mean in which a day ago counts half */
  usual: number
}

const minuteLength = 60_000
/** What one minute adds to the mean. */
const share = 1 - 2 ** (-1 / (24 * 60))

/** Of a place where nothing has come yet. */
export const noRate = (at: number): Rate => ({ minute: Math.floor(at / minuteLength), now: 0, before: 0, usual: 0 })

/**
 * The rate as it is at this time. Minutes that passed have gone into the mean; with `learns` false they have not, since
 * what an attack brings is not usual. A clock that is put back a little waits in the minute it was in; one that jumps
 * far begins another.
 */
export function at(rate: Rate, time: number, learns: boolean): Rate {
  const minute = Math.floor(time / minuteLength)
  const passed = minute - rate.minute
  if (passed < -1) return { ...rate, minute, now: 0, before: 0 }
  if (passed <= 0) return rate
  const after = learns ? rate.usual + share * (rate.now - rate.usual) : rate.usual
  const usual = learns ? after * (1 - share) ** (passed - 1) : after
  return { minute, now: 0, before: passed === 1 ? rate.now : 0, usual }
}

/** How many came in the 60 seconds before this time, nearly. */
export function lastMinute({ minute, now, before }: Rate, time: number): number {
  const part = Math.min(1, Math.max(0, time / minuteLength - minute))
  return now + before * (1 - part)
}
