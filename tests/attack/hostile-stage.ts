// What the hostile suites stand on: a service to be attacked, and what every refusal must look like.
import { expect } from 'vitest'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { type Member, type RunningService, startService, type StoreKind } from '../support/service.ts'
import { type Answer, caller, type Caller, page, threadPath } from '../http/calling.ts'

export type Target = {
  service: RunningService
  reader: Caller
  owner: Member
  /** a public comment, and its author's keys */
  own: { id: string; token: string; reader: string }
  asMember(): { Authorization: string }
  /** Everything that a call could have changed. */
  state(): Promise<string>
}

/** A service with one public comment; the suite closes it. */
export async function openTarget(store: StoreKind): Promise<Target> {
  const service = await startService({ store })
  const reader = caller(service)
  await service.makeSite()
  const owner = await service.makeMember()
  const made = await reader.published(owner.token)
  // What is done by the clock is done: from here on nothing changes by itself.
  await sealAudit(service.service.collaborators).run(Date.now())
  const asMember = () => ({ Authorization: `Bearer ${owner.token}` })
  return {
    service,
    reader,
    owner,
    own: { id: made.comment.id, token: made.editToken, reader: made.reader },
    asMember,
    async state() {
      const paths = [
        '/v1/queue?tab=held&limit=1',
        '/v1/sites',
        '/v1/offices',
        '/v1/members',
        '/v1/offices/kpu-ri/policy',
        '/v1/audit?limit=1',
      ]
      const asked = [...paths.map((path) => reader.call(path, { headers: asMember() })), reader.call(threadPath(page))]
      return (await Promise.all(asked)).map(({ text }) => text).join('\n')
    },
  }
}

/** A refusal is a problem of the closed table, whatever was sent. */
export function expectProblem(answer: Answer, what: string): void {
  expect(answer.status, `${what}: ${answer.text.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
  expect(answer.status, what).toBeLessThan(500)
  expect(answer.headers.get('content-type'), what).toBe('application/problem+json')
  expect(answer.headers.get('cache-control'), what).toBe('no-store')
  expect(answer.json, what).toMatchObject({
    type: 'about:blank',
    status: answer.status,
    title: expect.any(String),
    detail: expect.any(String),
  })
}
