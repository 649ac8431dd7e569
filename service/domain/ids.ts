import type { Chance, Clock } from './world.ts'

/** Crockford's base 32 in lower case: no i, l, o, u, and in the order of ASCII, so that ids sort as their bits do. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

const timeDigits = 10
const chanceDigits = 16
const chanceBytes = 10
const idDigits = timeDigits + chanceDigits

function timePart(ms: number): string {
  let rest = ms
  let text = ''
  for (let place = 0; place < timeDigits; place++) {
    text = digits.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function chancePart(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += digits.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return text
}

/** Adds one to the number the bytes stand for; false when it ran over. */
function addOne(bytes: Uint8Array): boolean {
  for (let place = bytes.length - 1; place >= 0; place--) {
    const next = ((bytes[place] ?? 0) + 1) & 255
    bytes[place] = next
    if (next !== 0) return true
  }
  return false
}

/**
 * Makes ids: 48 bits of milliseconds and 80 of chance, 26 digits, then `-CODE` where the site has a code.
 * Each is greater than the one before it, also within one millisecond and when the clock jumps back: whoever pages
 * by id would otherwise miss a comment that was written behind the cursor.
 */
export function idMaker(clock: Clock, chance: Chance): (siteCode: string) => string {
  let time = 0
  let luck: Uint8Array = new Uint8Array(chanceBytes)
  const renew = (at: number): void => {
    time = at
    luck = new Uint8Array(chance.bytes(chanceBytes))
  }
  return (siteCode) => {
    const now = Math.floor(clock.now())
    if (now > time) renew(now)
    else if (!addOne(luck)) renew(time + 1)
    const id = timePart(time) + chancePart(luck)
    return siteCode === '' ? id : `${id}-${siteCode}`
  }
}

/** An id as of another time, for what was written elsewhere before it came here. */
export function idAt(time: number, chance: Chance, siteCode: string): string {
  const id = timePart(Math.max(0, Math.floor(time))) + chancePart(chance.bytes(chanceBytes))
  return siteCode === '' ? id : `${id}-${siteCode}`
}

/** When an id was made, in milliseconds; NaN for what is no id. */
export function idTime(id: string): number {
  let time = 0
  for (let place = 0; place < timeDigits; place++) {
    const digit = digits.indexOf(id.charAt(place) || '-')
    if (digit < 0) return Number.NaN
    time = time * 32 + digit
  }
  return time
}

/** The lower bound of all ids made at this millisecond or later. */
export function firstIdAt(time: number): string {
  return timePart(Math.max(0, Math.floor(time))) + '0'.repeat(chanceDigits)
}

/** The short code of the site an id belongs to; '' where it has none. */
export function idSiteCode(id: string): string {
  return id.charAt(idDigits) === '-' ? id.slice(idDigits + 1) : ''
}
