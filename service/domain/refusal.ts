import type { ProblemCode } from '../contract/problems.ts'
import type { Bilingual } from '../contract/languages.ts'

export type RefusalDetail = {
  /** more than the code's own sentence says, e.g. the office that locked a setting */
  detail?: Bilingual
  /** what is wrong with each bad field */
  fields?: Record<string, Bilingual>
  /** seconds after which trying again makes sense */
  retryAfter?: number
  cause?: unknown
}

/** The one error our own code throws: a code of the closed table, never a text to be matched. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly detail: Bilingual | undefined
  readonly fields: Record<string, Bilingual> | undefined
  readonly retryAfter: number | undefined

  constructor(code: ProblemCode, more: RefusalDetail = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Refusal'
    this.code = code
    this.detail = more.detail
    this.fields = more.fields
    this.retryAfter = more.retryAfter
  }
}
