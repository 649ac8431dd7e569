import type { RehearsalLine } from '../contract/filter-views.ts'
import { rehearsePolicy } from '../operations/member/rehearse-policy.ts'
import type { OwnSettings } from '../operations/member/offices.ts'
import { rehearsalLine } from '../presenters/rehearsal.ts'
import type { Call } from './call.ts'
import type { HttpNeeds } from './needs.ts'
import { written } from './route.ts'

/**
 * A rehearsal as lines of JSON, each sent as soon as it is known. Whoever hangs up ends it. What goes wrong once lines
 * were sent breaks the connection off, so that nobody takes half an answer for a whole one.
 */
export async function rehearse(needs: HttpNeeds, call: Call, settings: OwnSettings): Promise<typeof written> {
  const steps = rehearsePolicy(needs, call.actor, { id: call.param('id'), settings })
  const { ctx } = call
  const { res: response } = ctx
  ctx.respond = false
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  const write = (line: RehearsalLine): void => void response.write(`${JSON.stringify(line)}\n`)
  try {
    for (;;) {
      const step = await steps.next()
      if (response.destroyed) {
        await steps.return(step.value as never)
        return written
      }
      if (step.done) {
        write(rehearsalLine(step.value))
        response.end()
        return written
      }
      write(step.value)
    }
  } catch (failed) {
    needs.log.error({ failed: String(failed) }, 'a rehearsal broke off')
    response.destroy()
    return written
  }
}
