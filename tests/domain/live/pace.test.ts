import { expect, test } from 'vitest'
import { Ended, openPace } from '../../../service/live/pace.ts'

/** A timer whose time passes when the test says so. */
function handTimer() {
  let now = 0
  const waiting = new Map<() => void, number>()
  return {
    after(milliseconds: number, run: () => void) {
      waiting.set(run, now + milliseconds)
      return () => void waiting.delete(run)
    },
    pass(milliseconds: number) {
      now += milliseconds
      for (const [run, due] of waiting) {
        if (due > now) continue
        waiting.delete(run)
        run()
      }
    },
    waiting: () => waiting.size,
  }
}

/** Whether it has come to its end by now, after whatever else is ready to run. */
async function isDone(work: Promise<void>): Promise<boolean> {
  let done = false
  void work.then(() => (done = true))
  await new Promise(setImmediate)
  return done
}

test('long work goes straight on where nobody waits', async () => {
  const timer = handTimer()
  expect(await isDone(openPace(timer).giveWay())).toBe(true)
  expect(timer.waiting()).toBe(0)
})

test('long work stands while a call is under way, and goes on with the end of the last', async () => {
  const timer = handTimer()
  const pace = openPace(timer)
  const [first, second] = [pace.begin(), pace.begin()]
  const standing = pace.giveWay()
  first()
  // Said twice, it is over once.
  first()
  expect(await isDone(standing)).toBe(false)
  second()
  expect(await isDone(standing)).toBe(true)
  expect(timer.waiting(), 'nothing is left behind').toBe(0)
})

test('calls that never end hold long work up for a second a part, and no longer', async () => {
  const timer = handTimer()
  const pace = openPace(timer)
  pace.begin()
  const standing = pace.giveWay()
  timer.pass(999)
  expect(await isDone(standing)).toBe(false)
  timer.pass(1)
  expect(await isDone(standing)).toBe(true)
})

test('whatever makes way when the process ends goes no further, and leaves nothing behind', async () => {
  const timer = handTimer()
  const pace = openPace(timer)
  pace.begin()
  const standing = pace.giveWay()
  pace.end()
  await expect(standing).rejects.toThrow(Ended)
  await expect(pace.giveWay()).rejects.toThrow(Ended)
  expect(timer.waiting()).toBe(0)
})
