import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import { call, type Failure } from '../kit/client.ts'
import { device } from './device.ts'

/** Makes a call of the contract, or throws a `Failure`. */
export type Ask = <Call extends CallShape, Answer>(
  endpoint: Endpoint<Call, Answer>,
  sent: NoInfer<Call>,
) => Promise<Answer>

/** Calls of the desk go to its own origin, the session is the browser's cookie. */
export const ask: Ask = (endpoint, sent) =>
  call('', endpoint, sent, {
    'Accept-Language': device().language,
    ...('body' in sent ? { 'Content-Type': 'application/json' } : {}),
  })

/** What was thrown, as a failure; anything else is a defect of ours, and means "not known". */
export const failureOf = (thrown: unknown): Failure =>
  thrown !== null && typeof thrown === 'object' && 'code' in thrown ? (thrown as Failure) : { code: 'unknown' }
