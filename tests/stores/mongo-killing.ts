// Kills the server (-9) at each write of a verb and starts it again; then whoever asked sends it again, or the repair
// duty mends it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMongoStore } from '../../service/store/mongo/open.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { Store } from '../../service/store/store.ts'
import { startMongo } from '../support/mongo.ts'
import { figures, look, mend, truth, unnamed } from './mongo-truth.ts'
import { type Cut, Wire } from './mongo-wire.ts'

export type Act = {
  writes: number
  /** what is there before, where it is not what is there before every act */
  seed?(store: Store): Promise<void>
  run(store: Store): Promise<unknown>
  /** what it answers when it is sent again */
  answer: unknown
}

export type Scene = {
  page: NewPage
  /** all comments there may be */
  ids: string[]
  seed(store: Store): Promise<void>
  acts: Record<string, Act>
  /**
   * Where the wire is cut. A write that the server did and whose answer was lost leaves what the next one leaves that
   * the server never heard of: one of both says what the store makes of it, both what its caller does.
   */
  when: Cut['when'][]
  /** what else must be true whenever nothing is owed */
  alsoTrue?(store: Store): Promise<void>
}

/** Declares a test for each write of each act. They run side by side, and go on while a store has not given up yet. */
export function killAtEachWrite({ page, ids, seed, acts, when, alsoTrue }: Scene): void {
  const points = Object.entries(acts).flatMap(([name, act]) =>
    Array.from({ length: act.writes }, (_, index) => index + 1).flatMap((write) =>
      when.map((moment) => ({ name: `${name}, ${moment} write ${write}`, act, cut: { write, when: moment } })),
    ),
  )

  const expectTruth = async (store: Store): Promise<void> => {
    expect(await figures(store, page.id, ids)).toEqual(await truth(store, ids))
    for (const one of await store.comments.byIds(ids)) expect(one.history).toHaveLength(one.version)
    await alsoTrue?.(store)
  }

  test.concurrent.each(points)('killed: $name', async ({ act, cut }) => {
    const data = mkdtempSync(join(tmpdir(), 'rembuk-mongo-kill-'))
    const server = await startMongo({ data })
    const wire = new Wire(server.port)
    const store = await openMongoStore({ url: await wire.open() })
    await (act.seed ?? seed)(store)
    const before = await look(store, page.id, ids)
    const killed = new Promise<void>((resolve) => wire.cutAt(cut, () => resolve(server.kill())))
    const cutOff = act.run(store).catch((error: unknown) => error)
    await killed
    const revived = await startMongo({ data })
    const after = await openMongoStore({ url: revived.url })
    await mend(after)
    await expectTruth(after)
    expect(await unnamed(after, page.id, before, ids)).toEqual([])
    expect(await act.run(after), 'sent again').toEqual(act.answer)
    await mend(after)
    await expectTruth(after)
    expect(await cutOff).toMatchObject({ code: 'unavailable' })
    await Promise.all([store.close(), after.close()])
    await revived.stop()
    rmSync(data, { recursive: true, force: true })
  })
}
