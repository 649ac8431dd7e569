/** How far the service is ahead of this device, in milliseconds; nothing while they nearly agree. */
let ahead = 0

/** What a header tells comes a little late, and in whole seconds. */
const nearly = 30_000

/** Hears from an answer what time it is at the service: an office's computer may be an hour or a day wrong. */
export function hearTime({ headers }: Pick<Response, 'headers'>): void {
  const found = Date.parse(headers.get('Date') ?? '') - Date.now()
  if (!Number.isNaN(found)) ahead = Math.abs(found) < nearly ? 0 : found
}

/** The present moment by the service's clock, by which everything was written that is shown, and what is said will end. */
export const present = (): number => Date.now() + ahead
