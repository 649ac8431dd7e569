/**
 * The closed table of problems (RFC 9457): every refusal a caller can meet, with its HTTP status.
 * Programs are written against the codes; the words for people stand in `presenters/problems.ts`.
 */
export const problemStatus = {
  malformed: 400,
  'not-signed-in': 401,
  'not-permitted': 403,
  'origin-not-allowed': 403,
  'verification-required': 403,
  'not-found': 404,
  conflict: 409,
  'key-reused': 409,
  closed: 409,
  'edit-window-closed': 409,
  'too-large': 413,
  'unsupported-media': 415,
  invalid: 422,
  'rate-limited': 429,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatus

/** A problem as it crosses the wire, in the caller's language. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  code: ProblemCode
  detail: string
  /** what is wrong with each bad field, by its name */
  fields?: Record<string, string>
}
