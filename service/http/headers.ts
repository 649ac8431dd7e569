import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Context } from 'koa'

/** A header as one text; '' where it was not sent. Read straight from Node: a thread's read asks for several. */
export function header(ctx: Context, name: keyof IncomingHttpHeaders & string): string {
  const value = ctx.req.headers[name]
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}

/** Adds to `Vary` what an answer depends on, once, in the order of the alphabet. */
export function vary({ res }: { res: ServerResponse }, name: string): void {
  const present = res.getHeader('Vary')
  if (typeof present !== 'string') res.setHeader('Vary', name)
  else if (!present.includes(name))
    res.setHeader('Vary', name < present ? `${name}, ${present}` : `${present}, ${name}`)
}
