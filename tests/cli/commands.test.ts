// Each command: its help, its answers as text and as JSON, its exit code, what it says to wrong input.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberView, OfficeView, SiteView } from '../../service/contract/views.ts'
import { commands } from '../../service/cli/commands.ts'
import { helpOf } from '../../service/cli/texts.ts'
import { startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

let desk: Desk
beforeAll(() => {
  desk = openDesk()
})
afterAll(() => desk.end())

describe('help', () => {
  test('without a command, all of them; of a group, its own; and no store is made', async () => {
    const all = await desk.run([])
    expect(all).toMatchObject({ code: 0, stderr: '' })
    for (const { name } of commands) expect(all.stdout).toContain(name)
    const group = await desk.run(['members', '--help'])
    expect(group.code).toBe(0)
    expect(group.stdout).toContain('members link')
    expect(group.stdout).not.toContain('sites add')
    const one = await desk.run(['backup', '--help'])
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining('backup FILE [--keys FILE]') })
    expect(existsSync(join(desk.folder, 'data'))).toBe(false)
  })

  test.each(commands)('$name says what it does, how it is typed, and every option it takes', (command) => {
    const help = helpOf(command).join('\n')
    expect(help).toContain(command.does)
    expect(help).toContain(`npm run rembuk -- ${command.name}`)
    for (const option of Object.keys(command.options)) expect(help).toContain(`--${option}`)
    expect(help).toMatch(/--json .+\n.+--help/)
  })
})

describe('what is typed wrongly ends with 2, a sentence and the usage, and touches nothing', () => {
  test.each([
    [['constructor'], 'There is no command "constructor".'],
    [['sites', 'lost'], '"sites" has no "lost". It has: sites list'],
    [['sites', 'add', '--name', 'A'], '--id is missing.'],
    [['sites', 'add', '--id', 'A b', '--name', 'A', '--origin', 'https://a.example'], 'An id is 3 to 60 small letters'],
    [['sites', 'list', 'all'], '"all" is left over.'],
    [['sites', 'list', '--colour'], "Unknown option '--colour'."],
    [['sites', 'remove'], 'Say which site.'],
    [['members', 'add', '--email', 'a@example.com', '--name', 'A', '--role', 'king'], '--role is one of owner, lead'],
    [['members', 'add', '--email', 'a@example.com', '--name', 'A\u0000B', '--role', 'lead'], 'A name has 1 to 60'],
    [['offices', 'add', '--id', 'abc', '--name', 'A', '--kind', 'village'], '--kind is one of province'],
    [['people', 'export'], '--email is missing.'],
    [['backup'], 'Say which file.'],
    [['backup', 'one', 'two'], 'Only one file at a time; "two" is left over.'],
  ])('%j', async (args, sentence) => {
    // A NUL cannot be handed to a program at all.
    const typed = args.map((arg) => arg.replace('\u0000', '\n'))
    const ended = await desk.run(typed)
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) })
    expect(ended.stderr).not.toContain('    at ')
    expect(existsSync(join(desk.folder, 'data'))).toBe(false)
  })

  test('a variable that cannot be read is named', async () => {
    const ended = await desk.run(['sites', 'list'], { env: { PORT: 'http' } })
    expect(ended).toMatchObject({ code: 1, stderr: 'PORT must be a number from 0 to 65535.\n' })
  })
})

describe('offices, sites, members', () => {
  test('an office below another, and the tree', async () => {
    const typed = ['offices', 'add', '--id', 'kpu-mekarjaya', '--name', 'KPU Kabupaten Mekarjaya', '--kind', 'regency']
    expect(await desk.ask<OfficeView>(...typed)).toMatchObject({ id: 'kpu-mekarjaya', parent: 'kpu-ri' })
    expect(await desk.run(typed)).toMatchObject({ code: 1, stderr: 'There is an office kpu-mekarjaya already.\n' })
    const orphan = await desk.run([...typed.with(3, 'kpu-lain'), '--parent', 'kpu-entah'])
    expect(orphan).toMatchObject({ code: 1, stderr: 'There is no office kpu-entah to put it below.\n' })
    const tree = await desk.run(['offices', 'list'])
    expect(tree.stdout).toMatch(/^kpu-ri .+\n {2}kpu-mekarjaya .+$/m)
  })

  test('an office is put below another, and never below itself', async () => {
    const add = ['offices', 'add', '--name', 'KPU Jawa', '--kind', 'province', '--id']
    for (const id of ['kpu-jawa', 'kpu-kota']) await desk.run([...add, id])
    const moved = await desk.ask<OfficeView>('offices', 'move', 'kpu-kota', '--parent', 'kpu-jawa')
    expect(moved).toMatchObject({ id: 'kpu-kota', parent: 'kpu-jawa' })
    expect((await desk.run(['offices', 'list'])).stdout).toMatch(/^ {2}kpu-jawa .+\n {4}kpu-kota .+$/m)
    for (const [id, parent] of [
      ['kpu-jawa', 'kpu-kota'],
      ['kpu-ri', 'kpu-jawa'],
    ] as const) {
      const refused = await desk.run(['offices', 'move', id, '--parent', parent])
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`${id} cannot stand below ${parent}`) })
    }
    const unknown = await desk.run(['offices', 'move', 'kpu-kota', '--parent', 'kpu-entah'])
    expect(unknown).toMatchObject({ code: 1, stderr: 'There is no office kpu-kota, or no office kpu-entah.\n' })
    expect(await desk.run(['offices', 'move', 'kpu-kota'])).toMatchObject({ code: 2 })
  })

  test('a site with the line for its pages, listed, and removed only by whoever means it', async () => {
    const typed = ['sites', 'add', '--id', 'situs-a', '--name', 'Situs A', '--office', 'kpu-mekarjaya']
    const added = await desk.run([...typed, '--origin', 'https://A.example/', '--origin', 'https://www.a.example'])
    expect(added.code).toBe(0)
    expect(added.stdout).toContain('<script async src="http://127.0.0.1:8700/embed.js" data-site="situs-a"></script>')
    const { sites } = await desk.ask<{ sites: SiteView[] }>('sites', 'list')
    expect(sites).toMatchObject([{ id: 'situs-a', origins: ['https://a.example', 'https://www.a.example'] }])
    expect(await desk.run([...typed, '--origin', 'https://b.example'])).toMatchObject({ code: 1 })
    const bad = await desk.run([...typed.with(3, 'situs-b'), '--origin', 'https://b.example/berita'])
    expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('origins: An origin looks like') })

    expect(await desk.run(['sites', 'remove', 'situs-a'])).toMatchObject({ code: 2 })
    expect(await desk.run(['sites', 'remove', 'situs-z', '--yes'])).toMatchObject({ code: 1 })
    expect(await desk.ask('sites', 'remove', 'situs-a', '--yes')).toEqual({ removed: 'situs-a', comments: 0 })
    expect(await desk.ask('sites', 'list')).toEqual({ sites: [] })
  })

  test('a member with a link, listed; an unknown one is told from a known one', async () => {
    const typed = ['members', 'add', '--email', 'lia@example.com', '--name', 'Lia', '--role', 'moderator']
    const added = await desk.ask<{ member: MemberView; link: string }>(...typed)
    expect(added).toMatchObject({ member: { office: 'kpu-ri' }, link: expect.stringMatching(/\/desk#link=.{20,}/) })
    expect(await desk.run(typed)).toMatchObject({ code: 1, stderr: expect.stringContaining('already') })
    const { members } = await desk.ask<{ members: MemberView[] }>('members', 'list')
    expect(members).toMatchObject([{ email: 'lia@example.com', role: 'moderator', active: true }])
    const { link } = await desk.ask<{ link: string }>('members', 'link', '--email', 'Lia@Example.com')
    expect(link).not.toBe(added.link)
    const unknown = await desk.run(['members', 'link', '--email', 'ali@example.com'])
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no member') })
    expect(await desk.run(['members', 'remove', '--email', 'lia@example.com'])).toMatchObject({ code: 0 })
    expect(await desk.ask('members', 'list')).toEqual({ members: [] })
  })
})

test('a new password comes from the input stream and ends every session', async () => {
  const service = await startService({ config: { data: join(desk.folder, 'data') } })
  const member = await service.makeMember({ email: 'rina@kpu.example' })
  const who = (token: string) =>
    fetch(service.url('/v1/session'), { headers: { Authorization: `Bearer ${token}` } }).then(({ status }) => status)
  const signIn = (password: string) =>
    fetch(service.url('/v1/session'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: service.origin },
      body: JSON.stringify({ email: member.email, password }),
    }).then(({ status }) => status)
  expect(await who(member.token)).toBe(200)

  const typed = ['members', 'reset-password', '--email', member.email]
  expect(await desk.run(typed)).toMatchObject({ code: 2, stderr: expect.stringContaining('password is missing') })
  expect(await desk.run(typed, { input: 'pendek\n' })).toMatchObject({ code: 1 })
  expect(await who(member.token)).toBe(200)
  expect(await desk.run(typed, { input: 'sawah di kaki bukit\n' })).toMatchObject({ code: 0 })
  expect(await who(member.token)).toBe(401)
  expect(await signIn(member.password)).toBe(401)
  expect(await signIn('sawah di kaki bukit')).toBe(200)
  await service.close()
})
