// Bringing many offices, sites and members in at once: all of a table, or nothing of it and the reason for each line.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvOf, officesOf } from '../../service/cli/kpu-offices/make.ts'
import type { OfficeView } from '../../service/contract/views.ts'
import { type Desk, openDesk } from './rembuk.ts'

let desk: Desk
beforeAll(() => {
  desk = openDesk()
})
afterAll(() => desk.end())

const tree = join(import.meta.dirname, '../../service/cli/kpu-offices')
const file = (name: string, text: string): string => {
  const path = join(desk.folder, name)
  writeFileSync(path, text)
  return path
}

describe('the commission’s own tree', () => {
  const read = (name: string): string => readFileSync(join(tree, name), 'utf8')
  const rows = officesOf(read('provinces.csv'), read('regencies.csv'))

  test('is what the licensed tables make of it, 38 provinces and 514 regencies and cities', () => {
    expect(read('offices.csv')).toBe(csvOf(rows))
    const kinds = Map.groupBy(rows, ({ kind }) => kind)
    expect([kinds.get('province')?.length, kinds.get('regency')?.length, kinds.get('city')?.length]).toEqual([
      38, 416, 98,
    ])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(552)
  })

  test('tells Kabupaten and Kota apart, and calls Aceh’s offices KIP', () => {
    const nameOf = (id: string) => rows.find((row) => row.id === id)?.name
    expect(nameOf('kpu-kab-bandung')).toBe('KPU Kabupaten Bandung')
    expect(nameOf('kpu-kota-bandung')).toBe('KPU Kota Bandung')
    expect(nameOf('kip-kota-banda-aceh')).toBe('KIP Kota Banda Aceh')
    expect(nameOf('kpu-jakarta')).toBe('KPU Provinsi DKI Jakarta')
    expect(rows.filter(({ name }) => name.startsWith('KIP'))).toHaveLength(24)
  })

  test('comes in at once, is only announced before, and changes nothing the second time', async () => {
    expect(await desk.ask('offices', 'import', '--kpu', '--dry-run')).toEqual({ wouldAdd: 552, same: 0 })
    const before = await desk.ask<{ offices: OfficeView[] }>('offices', 'list')
    expect(before.offices).toHaveLength(1)
    const { added } = await desk.ask<{ added: OfficeView[] }>('offices', 'import', '--kpu')
    expect(added).toHaveLength(552)
    const { offices } = await desk.ask<{ offices: OfficeView[] }>('offices', 'list')
    expect(offices).toHaveLength(553)
    expect(offices).toContainEqual(
      expect.objectContaining({ id: 'kpu-kab-sukoharjo', parent: 'kpu-jawa-tengah', kind: 'regency' }),
    )
    expect(await desk.ask('offices', 'import', '--kpu')).toEqual({ added: [], same: 552 })
  })
})

describe('a table', () => {
  test('of offices may name those below before those above', async () => {
    const table = file(
      'offices.csv',
      'id,name,kind,parent\nppk-satu,PPK Satu,other,ppk-induk\nppk-induk,PPK,other,kpu-ri\n',
    )
    const { added } = await desk.ask<{ added: OfficeView[] }>('offices', 'import', table)
    expect(added.map(({ id }) => id)).toEqual(['ppk-induk', 'ppk-satu'])
  })

  test('as a spreadsheet writes it: byte order mark, semicolons, quotes, empty lines', async () => {
    const table = file(
      'sites.csv',
      '\ufeffID;Name;Office;Origins\r\nkpu-satu;"KPU ""Satu"";";kpu-ri;https://satu.example https://www.satu.example\r\n\r\n',
    )
    const answer = await desk.ask<{ added: unknown[] }>('sites', 'import', table)
    expect(answer.added).toEqual([
      expect.objectContaining({
        id: 'kpu-satu',
        name: 'KPU "Satu";',
        origins: ['https://satu.example', 'https://www.satu.example'],
      }),
    ])
    expect(await desk.ask('sites', 'import', table)).toEqual({ added: [], same: 1 })
  })

  test('of members answers a link for each, and never changes who is there', async () => {
    const table = file('members.csv', 'email,name,role,office\nani@kpu.example,Ani,moderator,kpu-ri\n')
    const invited = await desk.run(['members', 'import', table])
    expect(invited.stdout).toMatch(/^email,link\nani@kpu\.example,http:\/\/127\.0\.0\.1:8700\/desk#link=\S+\n$/)
    expect(invited.stderr).toBe('Added 1 member.\n')
    const raised = file('raised.csv', 'email,name,role,office\nani@kpu.example,Ani,owner,kpu-ri\n')
    expect(await desk.run(['members', 'import', raised])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 2: ani@kpu.example is moderator of kpu-ri already.'),
    })
  })

  const wrongLines: [string, string, string, string][] = [
    ['offices', 'id,name,kind,parent', 'bad id,A,other,kpu-ri', '"bad id" is no id'],
    ['offices', 'id,name,kind,parent', 'abc-1,A,village,kpu-ri', '"village" is no kind'],
    ['offices', 'id,name,kind,parent', 'abc-1,A,other,kpu-entah', 'There is no office kpu-entah'],
    ['offices', 'id,name,kind,parent', 'abc-1,A,other,abc-1', 'abc-1 would stand below itself'],
    ['offices', 'id,name,kind,parent', 'kpu-ri,A,other,kpu-ri', 'kpu-ri would stand below itself'],
    ['offices', 'id,name,kind,parent', 'kpu-aceh,=1+1,other,kpu-ri', 'name begins like a formula'],
    [
      'offices',
      'id,name,kind,parent',
      'kpu-kab-demak,KPU Kabupaten Demak,regency,kpu-bali',
      'There is an office kpu-kab-demak already: KPU Kabupaten Demak, below kpu-jawa-tengah',
    ],
    ['sites', 'id,name,office,origins', 'abc-1,A,kpu-ri,ftp://a.example', '"ftp://a.example" is no origin'],
    ['sites', 'id,name,office,origins', 'abc-1,A,kpu-ri,', '"" is no origin'],
    ['sites', 'id,name,office,origins', 'abc-1,A,kpu-entah,https://a.example', 'There is no office kpu-entah'],
    ['members', 'email,name,role,office', 'nobody,A,owner,kpu-ri', '"nobody" is no e-mail address'],
    ['members', 'email,name,role,office', 'a@b.example,A,king,kpu-ri', '"king" is no role'],
  ]
  test.each(wrongLines)('%s: %s / %s is refused whole: %s', async (what, head, line, why) => {
    const good = {
      offices: 'good-1,A,other,kpu-ri',
      sites: 'good-1,A,kpu-ri,https://g.example',
      members: 'g@b.example,G,auditor,kpu-ri',
    }
    const table = file('wrong.csv', `${head}\n${good[what as keyof typeof good]}\n${line}\n`)
    const ended = await desk.run([what, 'import', table])
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`line 3: ${why}`) })
    expect((await desk.run([what, 'list'])).stdout).not.toMatch(/good-1|g@b\.example/)
  })

  test('that names a thing twice, lacks a column, is broken, or is not there: a sentence', async () => {
    const twice = file('twice.csv', 'id,name,kind,parent\nabc-1,A,other,kpu-ri\nabc-1,B,other,kpu-ri\n')
    expect((await desk.run(['offices', 'import', twice])).stderr).toContain('line 3: abc-1 stands in line 2 already.')
    const lacking = file('lacking.csv', 'id,name\nabc-1,A\n')
    expect((await desk.run(['offices', 'import', lacking])).stderr).toContain('missing: kind, parent.')
    const broken = file('broken.csv', 'id,name,kind,parent\nabc-1,"A,other,kpu-ri\n')
    expect((await desk.run(['offices', 'import', broken])).stderr).toMatch(/Line \d+ cannot be read/)
    expect((await desk.run(['offices', 'import', '/nowhere.csv'])).stderr).toBe('/nowhere.csv cannot be read.\n')
    expect(await desk.run(['offices', 'import'])).toMatchObject({ code: 2 })
    expect(await desk.run(['offices', 'import', lacking, '--kpu'])).toMatchObject({ code: 2 })
  })
})
