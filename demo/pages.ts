// What stands between a file of the site and the page that is sent.

const day = 86_400_000
const written = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' })

/** A date that does not break over two lines. */
const dateOf = (time: number): string => written.format(time).replaceAll(' ', '\u00a0')

/** Puts an article's file into the frame that all pages share. */
export function framed(frame: string, body: string): string {
  const title = /<title>(.*?)<\/title>\n?/.exec(body)
  const main = body.slice(title?.[0].length ?? 0)
  return frame.replace('{{title}}', () => title?.[1] ?? '').replace('{{main}}', () => main.trimEnd())
}

/** Fills in `{{name}}`, and `{{date 6}}` with the day six days ago, so that the news stays as old as its comments. */
export function fill(page: string, values: Record<string, string>, now: Date): string {
  return page.replace(/\{\{(\w+)(?:\s+(-?\d+))?\}\}/g, (whole, name: string, days?: string) => {
    if (name === 'date') return dateOf(now.getTime() - Number(days) * day)
    return values[name] ?? whole
  })
}

/**
 * The strictest policy under which the one line works: scripts and calls from the service, nothing else from
 * elsewhere, and no inline script or style.
 */
export function contentPolicy(service: string): string {
  return [
    "default-src 'none'",
    `script-src ${service}`,
    `connect-src ${service}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
