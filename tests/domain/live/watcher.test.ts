// What readers of an open page are told, and when: time is handed in, so nothing here waits.
import { describe, expect, test } from 'vitest'
import type { ThreadHint } from '../../../service/contract/views.ts'
import type { Publication } from '../../../service/domain/page.ts'
import { openWatcher } from '../../../service/live/watcher.ts'

const page = 'situs:halaman'

function setUp() {
  let now = 1_000_000
  const due: { at: number; run: () => void }[] = []
  const stored = new Map<string, Publication>()
  const watcher = openWatcher(
    async (ids) => new Map(ids.flatMap((id) => (stored.has(id) ? [[id, stored.get(id) as Publication] as const] : []))),
    { now: () => now },
    {
      after(milliseconds, run) {
        due.push({ at: now + milliseconds, run })
        return () => undefined
      },
    },
  )
  const heard: (ThreadHint & { at: number })[] = []
  const listen = (revision: number) =>
    watcher.subscribe(page, { revision, comments: revision }, (hint) => heard.push({ ...hint, at: now - 1_000_000 }))
  const pass = (milliseconds: number): void => {
    const end = now + milliseconds
    for (;;) {
      const next = due.toSorted((one, other) => one.at - other.at)[0]
      if (!next || next.at > end) break
      due.splice(due.indexOf(next), 1)
      now = next.at
      next.run()
    }
    now = end
  }
  const publish = (revision: number): void => watcher.seen(page, { revision, comments: revision })
  return { watcher, stored, heard, listen, pass, publish }
}

describe('hints', () => {
  test('tell at once what grew', () => {
    const { heard, listen, publish } = setUp()
    listen(1)
    publish(2)
    expect(heard).toEqual([{ revision: 2, comments: 2, at: 0 }])
  })

  test('come at most once in about two seconds, and the last word is never later than that', () => {
    const { heard, listen, publish, pass } = setUp()
    listen(0)
    for (let revision = 1; revision <= 50; revision += 1) {
      publish(revision)
      pass(100)
    }
    pass(5_000)
    expect(heard.map(({ at }) => at)).toEqual([0, 1_900, 3_800, 5_700])
    expect(heard.at(-1)?.revision).toBe(50)
  })

  test('say nothing where nothing grew, whatever was read meanwhile', () => {
    const { heard, listen, publish, pass } = setUp()
    listen(3)
    publish(3)
    pass(10_000)
    publish(2)
    expect(heard).toEqual([])
  })

  test('tell what another process published, as soon as the store is looked at', async () => {
    const { watcher, stored, heard, listen } = setUp()
    listen(1)
    stored.set(page, { revision: 4, comments: 3 })
    await watcher.look()
    expect(heard).toMatchObject([{ revision: 4, comments: 3 }])
  })

  test('end with the subscription', () => {
    const { heard, listen, publish } = setUp()
    listen(1)()
    publish(2)
    expect(heard).toEqual([])
  })
})

describe('a revision', () => {
  test('is believed for a moment only, and again after the store confirmed it', async () => {
    const { watcher, stored, publish, pass } = setUp()
    expect(watcher.revisionOf(page)).toBeNull()
    publish(7)
    expect(watcher.revisionOf(page)).toBe(7)
    pass(1_501)
    expect(watcher.revisionOf(page)).toBeNull()
    stored.set(page, { revision: 9, comments: 9 })
    await watcher.look()
    expect(watcher.revisionOf(page)).toBe(9)
  })

  test('never falls, whichever answer of the store comes last', () => {
    const { watcher, publish } = setUp()
    publish(7)
    publish(5)
    expect(watcher.revisionOf(page)).toBe(7)
  })

  test('of a clock that jumped is not believed', () => {
    const { watcher, publish, pass } = setUp()
    publish(7)
    pass(-86_400_000)
    expect(watcher.revisionOf(page)).toBeNull()
  })
})
