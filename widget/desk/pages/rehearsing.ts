import { type PolicyBody, rehearsePolicy } from '../../../service/contract/member.ts'
import type { Problem } from '../../../service/contract/problems.ts'
import type { RehearsalLine } from '../../../service/contract/filter-views.ts'
import { address, type Failure } from '../../kit/client.ts'
import { device } from '../device.ts'

export type Progress = Extract<RehearsalLine, { done: number }>
export type Outcome = Exclude<RehearsalLine, { done: number }>

const isOutcome = (line: RehearsalLine): line is Outcome => 'judged' in line

/** Tries settings of an office out; `tell` hears how far it is. Throws a `Failure`; `signal` calls it off. */
export async function rehearse(
  office: string,
  body: PolicyBody,
  { tell, signal }: { tell(progress: Progress): void; signal: AbortSignal },
): Promise<Outcome> {
  const { method, path } = rehearsePolicy
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': device().language }
  const asked = { method, headers, body: JSON.stringify(body), signal }
  const answer = await fetch(address(path, { params: { id: office } }), asked).catch((): never => {
    throw { code: 'offline' } satisfies Failure
  })
  if (!answer.ok || !answer.body) throw await failureIn(answer)
  for await (const line of linesOf(answer.body)) {
    if (isOutcome(line)) return line
    tell(line)
  }
  // Broken off: half an answer is none.
  throw { code: 'unknown' } satisfies Failure
}

async function failureIn(answer: Response): Promise<Failure> {
  const { code = 'unknown', detail, fields } = (await answer.json().catch(() => ({}))) as Partial<Problem>
  return { code, detail, fields, retryAfter: Number(answer.headers.get('Retry-After')) }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<RehearsalLine> {
  const reader = body.getReader()
  const text = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader
      .read()
      .catch((): { done: true; value: undefined } => ({ done: true, value: undefined }))
    if (done) return
    const lines = (rest + text.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as RehearsalLine
  }
}
