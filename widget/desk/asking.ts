import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import type { Failure } from '../kit/client.ts'

/** Makes a call of the contract, or throws a `Failure`. */
export type Ask = <Call extends CallShape, Answer>(
  endpoint: Endpoint<Call, Answer>,
  sent: NoInfer<Call>,
) => Promise<Answer>

/** What was thrown, as a failure; anything else is a defect of ours, and means "not known". */
export const failureOf = (thrown: unknown): Failure =>
  thrown !== null && typeof thrown === 'object' && 'code' in thrown ? (thrown as Failure) : { code: 'unknown' }
