// What a service has answered is there when it is closed: nothing that it gathered to do later is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { startService } from '../support/service.ts'

test('supports gathered for a later publication are public once the service is closed', async () => {
  const data = mkdtempSync(join(tmpdir(), 'rembuk-closing-'))
  const service = await startService({ config: { data } })
  const site = await service.makeSite()
  const page = aPage({ site: site.id })
  const comment = aComment(page, { site: site.id, office: site.office })
  await service.store.comments.insert(comment, page)
  const { publisher } = service.service.collaborators
  await publisher.publish(page.id, [comment.id])
  for (const reader of ['r1', 'r2', 'r3']) {
    await service.store.engagement.support({ comment: comment.id, reader, on: true, now: madeAt })
    publisher.soon(page.id, [comment.id])
  }
  await service.store.engagement.react({ page, reader: 'r1', reaction: 'Membantu', now: madeAt })
  publisher.soon(page.id, [])
  await service.close()
  const store = await openSqliteStore({ folder: data })
  expect((await store.comments.byId(comment.id))?.supports).toBe(3)
  expect((await store.pages.byId(page.id))?.reactions).toEqual({ Membantu: 1 })
  expect(await store.comments.owing(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
  expect(await store.pages.owing(10)).toEqual([])
  await store.close()
  rmSync(data, { recursive: true, force: true })
})
