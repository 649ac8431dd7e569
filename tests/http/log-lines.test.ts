import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog } from '../../service/http/logs.ts'
import type { Timer } from '../../service/domain/world.ts'

let folder: string
let fd: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rembuk-log-'))
  fd = openSync(join(folder, 'log'), 'w')
})
afterEach(() => {
  closeSync(fd)
  rmSync(folder, { recursive: true })
})

/** A timer that ticks when it is told to. */
function handTimer(): Timer & { tick(): void } {
  const ticking: (() => void)[] = []
  return {
    every: (_, run) => (ticking.push(run), () => undefined),
    after: () => () => undefined,
    tick: () => ticking.forEach((run) => run()),
  }
}

const lines = (): { at: number }[] =>
  readFileSync(join(folder, 'log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { at: number })

test('before the process ends every line is written, each whole and in its order, however many there are', () => {
  const { log, flush } = openLog('info', handTimer(), fd)
  const count = 3_000
  for (let at = 0; at < count; at++) log.info({ at, said: 'Kata-kata panjang — é'.repeat(at % 7) }, 'request')
  flush()
  expect(lines().map(({ at }) => at)).toEqual(Array.from({ length: count }, (_, at) => at))
  log.info({ at: count }, 'request')
  flush()
  expect(lines().at(-1)?.at).toBe(count)
})

test('a line that nothing follows is written when the time comes', async () => {
  const timer = handTimer()
  const { log } = openLog('info', timer, fd)
  log.info({ at: 1 }, 'request')
  expect(lines()).toEqual([])
  timer.tick()
  await vi.waitFor(() => expect(lines()).toMatchObject([{ at: 1 }]))
})
