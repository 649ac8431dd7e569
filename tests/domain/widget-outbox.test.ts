// The outbox of a page, without a browser: what waits, what is sent, what is given back, in whatever order it happens.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommentView, ThreadView } from '../../service/contract/views.ts'
import { put } from '../../widget/embed/later/changes.ts'
import { firstPage } from '../../widget/embed/thread.ts'
import { asComment, passes, pause, waitingName, without } from '../../widget/embed/later/outbox.ts'
import { aDevice, entry, settled, type Weather } from './widget-outbox-making.ts'

describe('sending', () => {
  test('what was sent is gone from the device, the address with it', async () => {
    const device = aDevice()
    const outcome = await device.aTab().press(entry('1'))
    expect(outcome).toMatchObject({ comment: { id: '01' } })
    expect(device.sent).toEqual(['1'])
    expect([...device.drawer]).toEqual([])
  })

  test.each(['offline', 'unavailable', 'rate-limited', 'unknown'] as const)(
    '%s: it waits, and is sent later',
    async (code) => {
      let now: Weather = code
      const device = aDevice({ weather: () => now })
      const here = device.aTab()
      expect(await here.press(entry('1'))).toMatchObject({ code })
      expect(device.drawer.get('1')?.body.email).toBe('warga@contoh.example')
      now = 'fine'
      here.ring()
      await settled()
      expect(device.sent).toEqual(['1'])
      expect(device.drawer.size).toBe(0)
    },
  )

  test('a lost answer makes no second comment', async () => {
    let now: Weather = 'lost'
    const device = aDevice({ weather: () => now })
    const here = device.aTab()
    await here.press(entry('1'))
    now = 'fine'
    here.outbox.wake()
    await settled()
    expect(device.tries).toEqual(['1', '1'])
    expect(device.service.size).toBe(1)
    expect(device.sent).toEqual(['1'])
  })

  test('what needs its reader is given back, and the next is sent all the same', async () => {
    const weathers: Weather[] = ['offline', 'offline', 'invalid', 'fine']
    const device = aDevice({ weather: () => weathers.shift() ?? 'fine' })
    const here = device.aTab()
    await here.press(entry('1'))
    await here.press(entry('2'))
    here.outbox.wake()
    await settled()
    expect(device.given).toEqual(['1'])
    expect(device.sent).toEqual(['2'])
    expect(device.drawer.size).toBe(0)
  })

  test('what was refused on another page lies still until its reader is there', async () => {
    const device = aDevice()
    const refused = entry('1', { refused: { code: 'closed' } })
    device.drawer.set('1', refused)
    const here = device.aTab()
    await here.outbox.sendAll()
    expect(device.tries).toEqual([])
    expect(here.tab.plan).toBeUndefined()
    expect(device.drawer.get('1')).toBe(refused)
  })

  test('where nobody is reached for one, the others are not tried', async () => {
    const device = aDevice({ weather: () => 'offline' })
    for (const key of ['2', '1', '3']) device.drawer.set(key, entry(key))
    await device.aTab().outbox.sendAll()
    expect(device.tries).toEqual(['1'])
  })

  test('answers that are nobody’s come to an end, and the words go back', async () => {
    const device = aDevice({ weather: () => 'unknown' })
    const here = device.aTab()
    await here.press(entry('1'))
    for (let n = 0; n < 5; n++) {
      here.ring()
      await settled()
    }
    expect(device.given).toEqual(['1'])
    expect(device.tries).toHaveLength(6)
    expect(passes({ code: 'unknown' }, { strange: 5 })).toBe(false)
  })

  test('taken back while it was on its way and failed, it does not lie there again', async () => {
    const weathers: Weather[] = ['unknown', 'invalid']
    const device = aDevice({ weather: () => weathers.shift() ?? 'fine' })
    const here = device.aTab()
    const first = here.press(entry('1'))
    device.drawer.delete('1')
    await first
    const second = here.press(entry('2'))
    device.drawer.delete('2')
    await second
    expect(device.drawer.size).toBe(0)
    expect(device.given).toEqual([])
    expect(here.tab.plan).toBeUndefined()
  })
})

describe('waiting', () => {
  test('longer after each loss, up to a quarter of an hour or so, and never all at once', () => {
    expect(pause(1, 0, 0)).toBe(4_000)
    expect(pause(2, 0, 0)).toBe(8_000)
    expect(pause(2, 0, 0.5)).toBe(10_000)
    expect(pause(400, 0, 0)).toBe(1_024_000)
  })

  test('as long as the service wishes, but no longer than an hour and a half, which any timer can count', () => {
    expect(pause(1, 120, 0)).toBe(120_000)
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (losses, wished, chance) => {
          const wait = pause(losses, wished, chance)
          expect(wait).toBeGreaterThanOrEqual(Math.min(wished * 1_000, 3_600_000))
          expect(wait).toBeLessThanOrEqual(5_400_000)
          expect(wait).toBeGreaterThanOrEqual(2_000)
        },
      ),
    )
  })

  test('the network is back: at once, but not before the service wishes', async () => {
    const weathers: Weather[] = ['offline', 'rate-limited']
    const device = aDevice({ weather: () => weathers.shift() ?? 'fine' })
    const here = device.aTab()
    await here.press(entry('1'))
    here.outbox.wake()
    await settled()
    expect(device.tries).toHaveLength(2)
    expect(here.tab.plan?.wait).toBeGreaterThanOrEqual(120_000)
    here.outbox.wake()
    await settled()
    expect(device.tries).toHaveLength(2)
    here.ring()
    await settled()
    expect(device.sent).toEqual(['1'])
  })

  test('nothing is planned where nothing waits', async () => {
    const here = aDevice().aTab()
    await here.press(entry('1'))
    await here.outbox.sendAll()
    expect(here.tab.plan).toBeUndefined()
  })
})

describe('in any order of pressing, failing, closing, tabs and trying again', () => {
  const weather = fc.constantFrom<Weather>(
    'fine',
    'offline',
    'lost',
    'unavailable',
    'rate-limited',
    'unknown',
    'invalid',
  )
  const step = fc.oneof(
    fc.record({ act: fc.constant('press' as const), tab: fc.nat(2), key: fc.nat(4) }),
    fc.record({ act: fc.constantFrom('close', 'open', 'wake', 'ring', 'wait'), tab: fc.nat(2), key: fc.constant(0) }),
    fc.record({ act: fc.constant('discard' as const), tab: fc.constant(0), key: fc.nat(4) }),
  )

  test.each([true, false])(
    'each is sent once or still waits, and its address is gone after (locks: %s)',
    async (locks) => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(step, { maxLength: 30 }),
          fc.array(weather, { maxLength: 30 }),
          async (scheduler, steps, weathers) => {
            const device = aDevice({
              locks,
              weather: () => weathers.shift() ?? 'fine',
              pass: (value) => scheduler.schedule(Promise.resolve(value)),
            })
            const { drawer, service, given, sent } = device
            const tabs = [device.aTab(), device.aTab(), device.aTab()]
            const pressed = new Set<string>()
            const discarded = new Set<string>()
            const nothingIsLost = () => {
              for (const key of pressed) {
                const isSafe = drawer.has(key) || sent.includes(key) || given.includes(key) || discarded.has(key)
                expect(isSafe, `${key} is lost`).toBe(true)
              }
              for (const key of service.keys()) expect(pressed).toContain(key)
              // What is told to be sent is there.
              for (const key of sent) expect([...service.keys()]).toContain(key)
            }
            for (const { act, tab, key } of steps) {
              const at = tabs[tab]
              if (act === 'press' && at?.tab.isOpen && !pressed.has(`${key}`)) {
                pressed.add(`${key}`)
                void at.press(entry(`${key}`))
              }
              if (act === 'close') at?.close()
              if (act === 'open' && !at?.tab.isOpen) {
                tabs[tab] = device.aTab()
                void tabs[tab].outbox.sendAll()
              }
              if (act === 'wake' && at?.tab.isOpen) at.outbox.wake()
              if (act === 'ring') at?.ring()
              if (act === 'discard' && drawer.delete(`${key}`)) discarded.add(`${key}`)
              if (act === 'wait' && scheduler.count() > 0) await scheduler.waitOne()
              nothingIsLost()
            }
            // In the end the weather is fine, and a page of this host is visited.
            weathers.length = 0
            for (const one of tabs) one.close()
            await scheduler.waitIdle()
            void device.aTab().outbox.sendAll()
            await scheduler.waitIdle()
            nothingIsLost()
            expect([...drawer.keys()]).toEqual([])
            for (const key of pressed) {
              const count = sent.filter((one) => one === key).length
              if (!discarded.has(key) && !given.includes(key)) expect(count).toBeGreaterThanOrEqual(1)
            }
            expect(device.most.inTab).toBeLessThanOrEqual(1)
            if (locks) expect(device.most.once).toBeLessThanOrEqual(1)
          },
        ),
        { numRuns: 300 },
      )
    },
  )
})

describe('in the thread', () => {
  const comment = (id: string): CommentView => ({ ...asComment(entry('9')), id, parent: null, state: 'published' })
  const view: Omit<ThreadView, 'pinned'> = {
    page: { url: 'https://berita.example/a', title: 'A', comments: 2, open: true, closedReason: null },
    rules: {
      moderation: 'pre',
      maxLength: 2_000,
      editMinutes: 15,
      emailRequired: true,
      engagement: 'on',
      office: { id: 'kpu-ri', name: 'KPU RI' },
      reactions: [],
    },
    reactions: {},
    comments: [comment('02'), comment('01')],
    next: null,
    revision: 1,
  }
  const thread = firstPage({ ...view, pinned: null }, { sort: 'new' })

  test('it stands first while it waits, and leaves no trace', () => {
    const waiting = put(thread, [asComment(entry('1'))])
    expect(waiting.roots).toEqual(['unsent-1', '02', '01'])
    expect(waiting.page.comments).toBe(2)
    expect(without(waiting, waitingName(entry('1')))).toEqual(thread)
  })

  test('a reply stands last below what it answers', () => {
    const reply = entry('1')
    reply.body.parent = '01'
    const replied = put(thread, [{ ...comment('03'), parent: '01' }])
    const waiting = put(replied, [asComment(reply)])
    expect(waiting.replies['01']).toEqual(['03', 'unsent-1'])
    expect(without(waiting, 'unsent-1').replies).toEqual(replied.replies)
  })
})
