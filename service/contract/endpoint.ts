export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a call sends: the variable parts of its path, its query, its body. */
export type CallShape = { params?: object; query?: object; body?: object }

/** One call of the contract. `call` and `answer` exist for the compiler alone. */
export type Endpoint<Call extends CallShape, Answer> = {
  readonly method: Method
  /** `:name` stands for one segment */
  readonly path: string
  readonly call?: Call
  readonly answer?: Answer
}

/** What a call of the contract answers when all is well. */
export type AnswerOf<Of> = Of extends Endpoint<infer _, infer Answer> ? Answer : never

/**
 * An endpoint is one constant with its own types, so that neither grows with the others. The note below lets a bundler
 * leave out those that nobody calls.
 */
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<Call extends CallShape, Answer>(method: Method, path: string): Endpoint<Call, Answer> {
  return { method, path }
}
