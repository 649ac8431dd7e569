// The demo comes by one command and goes by another, on both stores, and what was there besides stays.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type Desk, openDesk } from './rembuk.ts'

const mongo = await newDatabase()

describe.each([
  ['sqlite', ''],
  ['mongo', mongo],
])('on %s', (_store, url) => {
  let desk: Desk
  beforeAll(() => {
    desk = openDesk()
  })
  afterAll(async () => {
    desk.end()
    if (url !== '') await dropDatabase(url)
  })
  const run = (...args: string[]) => desk.run([...args, '--json'], { env: { MONGODB_URL: url } })

  // Eleven processes, one after the other.
  test('seeded once, cleared whole, seeded again', async () => {
    expect(await run('demo', 'clear')).toMatchObject({ code: 1, stderr: 'There is no demo here.\n' })
    const own = ['sites', 'add', '--id', 'situs-a', '--name', 'A', '--origin', 'https://a.example']
    expect(await run(...own)).toMatchObject({ code: 0 })
    expect(JSON.parse((await run('demo', 'seed')).stdout)).toMatchObject({ made: true })
    expect(JSON.parse((await run('demo', 'seed')).stdout)).toMatchObject({ made: false })
    const { sites } = JSON.parse((await run('sites', 'list')).stdout) as { sites: object[] }
    expect(sites).toHaveLength(2)
    expect(await run('people', 'export', '--email', 'yuni.astuti@example.com')).toMatchObject({ code: 0 })

    const cleared = JSON.parse((await run('demo', 'clear')).stdout) as { comments: number; persons: number }
    expect(cleared).toMatchObject({ members: 2, office: true, keptMembers: [] })
    expect(cleared.comments).toBeGreaterThan(20)
    expect(await run('people', 'export', '--email', 'yuni.astuti@example.com')).toMatchObject({ code: 1 })
    expect(JSON.parse((await run('members', 'list')).stdout)).toEqual({ members: [] })
    expect(JSON.parse((await run('sites', 'list')).stdout)).toMatchObject({ sites: [{ id: 'situs-a' }] })
    expect(JSON.parse((await run('demo', 'seed')).stdout)).toMatchObject({ made: true })
  }, 90_000)
})
