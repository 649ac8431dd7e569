import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import type { Problem, ProblemCode } from '../../service/contract/problems.ts'

/**
 * Why a call brought no answer: the service's problem by its code, `offline` where nothing came back at all,
 * `unknown` where what came back was not the service's (a proxy's error page, a defect).
 */
export type Failure = {
  code: ProblemCode | 'offline' | 'unknown'
  /** the service's own sentence, in the language that was asked for */
  detail?: string | undefined
  /** what is wrong with each bad field */
  fields?: Record<string, string> | undefined
  /** seconds until another try makes sense */
  retryAfter?: number
}

/** The address of a call: path parameters filled in, a list in the query repeated, what is undefined left out. */
export function address(path: string, { params, query }: CallShape): string {
  const values = (params || {}) as Record<string, string>
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query || {})) {
    for (const one of [value].flat()) if (one !== undefined) search.append(name, one)
  }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] || ''))
  return query ? `${filled}?${search}` : filled
}

/**
 * Makes one call of the contract to the service at `origin`. Answers what the endpoint answers, or throws a `Failure`.
 * Without a content type in `headers` a body goes out as `text/plain`, which saves readers a preflight. `ask` is `fetch`,
 * or what hears its answers besides.
 */
export async function call<Call extends CallShape, Answer>(
  origin: string,
  endpoint: Endpoint<Call, Answer>,
  sent: NoInfer<Call>,
  headers: Record<string, string> = {},
  ask = fetch,
): Promise<Answer> {
  const { method, path } = endpoint
  const { body }: CallShape = sent
  let failure: Failure = { code: 'offline' }
  try {
    const answer = await ask(origin + address(path, sent), {
      method,
      headers,
      // An answer that does not come within this is as good as none; older browsers wait as long as they like.
      signal: AbortSignal.timeout?.(20_000) ?? null,
      body: body ? JSON.stringify(body) : null,
    })
    const text = await answer.text()
    failure = { code: 'unknown' }
    const value: unknown = text && JSON.parse(text)
    if (answer.ok) return value as Answer
    failure = { ...failure, ...(value as Partial<Problem>), retryAfter: Number(answer.headers.get('Retry-After')) }
  } catch {
    // Falls through: what went wrong stands in `failure`.
  }
  throw failure
}
