import { call } from '../kit/client.ts'
import type { Ask } from './asking.ts'
import { hearTime } from './clock.ts'
import { device } from './device.ts'

/** The network, which tells the service's time besides. */
const asking: typeof fetch = async (...asked) => {
  const answer = await fetch(...asked)
  hearTime(answer)
  return answer
}

/** Calls of the desk go to its own origin; the session is the browser's cookie. */
export const ask: Ask = (endpoint, sent) => {
  const type = 'body' in sent ? { 'Content-Type': 'application/json' } : {}
  return call('', endpoint, sent, { 'Accept-Language': device().language, ...type }, asking)
}
