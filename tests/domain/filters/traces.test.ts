// What an advert leads to, in whatever way it says so.
import { describe, expect, test } from 'vitest'
import { tracesIn } from '../../../service/filters/traces.ts'
import { tableHead, tableLine } from '../../../service/presenters/campaign-table.ts'
import { workOf } from '../../support/worked.ts'

describe('what an advert leads to', () => {
  test.each([
    [
      'Daftar di https://www.zeus88.example/ref?id=7 sekarang',
      { domains: ['zeus88.example'], links: ['https://www.zeus88.example/ref?id=7'] },
    ],
    ['klik raja77 . com atau raja77(dot)net', { domains: ['raja77.com', 'raja77.net'] }],
    ['𝐳𝐞𝐮𝐬𝟖𝟖.𝐜𝐨𝐦 gacor', { domains: ['zeus88.com'], links: ['𝐳𝐞𝐮𝐬𝟖𝟖.𝐜𝐨𝐦'] }],
    ['kata.Nya begitu. Infonya benar', { domains: [] }],
  ])('addresses: %s', (text, expected) => expect(tracesIn(text)).toMatchObject(expected))

  test.each([
    ['WA 0812-3456-7890', ['+6281234567890']],
    ['hub +62 812 3456 7890 / 62812 3456 7890', ['+6281234567890']],
    ['(0812)3456.7890', ['+6281234567890']],
    ['https://wa.me/6281234567890?text=halo', ['+6281234567890']],
    ['０８１２３４５６７８９０', ['+6281234567890']],
    ['NIK 3374081234567890 tidak', []],
    ['kode 0812', []],
    ['081234567890123456', []],
  ])('numbers: %s', (text, numbers) => expect(tracesIn(text).numbers).toEqual(numbers))

  test.each([
    ['cari @zeus.88. ya', ['@zeus.88']],
    ['tele: zeus_admin, IG = @zeus.id', ['@zeus_admin', '@zeus.id'].toSorted()],
    ['https://t.me/zeus_admin dan instagram.com/zeus.id/', ['t.me/zeus_admin', 'instagram.com/zeus.id'].toSorted()],
    ['surat ke budi@contoh.example saja', []],
  ])('accounts: %s', (text, accounts) => expect(tracesIn(text).accounts.toSorted()).toEqual(accounts))

  test('names of sites, also in letters set apart', () => {
    expect(tracesIn('main di ZEUS88 dan m a x w i n 7 7 bos').names).toEqual(
      expect.arrayContaining(['zeus88', 'maxwin77']),
    )
    expect(tracesIn('Kapan pleno di kecamatan Jepara?').names).toEqual([])
  })

  test('is found in time that grows with the length alone, and is never endless', () => {
    const hostile = [
      '0812'.repeat(20_000),
      '@'.repeat(60_000),
      'a.'.repeat(30_000),
      '0 8 '.repeat(20_000),
      'ig:'.repeat(20_000),
    ]
    for (const text of hostile) {
      expect(
        workOf(() => tracesIn(text)),
        text.slice(0, 8),
      ).toBeLessThan(2_000)
      for (const found of Object.values(tracesIn(text))) expect(found.length).toBeLessThanOrEqual(50)
    }
  })
})

describe('the table of it', () => {
  const copy = {
    at: Date.UTC(2026, 10, 24, 12),
    page: '=HYPERLINK("http://x.example";"x")',
    site: 'Berita, "Jepara"',
    office: '+KPU\r\nJepara',
    state: 'held' as const,
    domains: ['zeus88.example', 'raja77.com'],
    links: ['\t@SUM(1)'],
    numbers: ['+6281234567890'],
    accounts: [' -2+3'],
    names: [],
  }

  test('is one line a copy, in which nothing is a formula and nothing ends a line', () => {
    expect(tableHead('en')).toBe(
      '\uFEFFtime (UTC),page address,site,office,state,domains,links,numbers,accounts,names used\r\n',
    )
    expect(tableLine(copy, 'id')).toBe(
      '2026-11-24T12:00:00.000Z,"\'=HYPERLINK(""http://x.example"";""x"")","Berita, ""Jepara""",\'+KPU Jepara,ditahan,' +
        "zeus88.example raja77.com,' @SUM(1),'+6281234567890,' -2+3,\r\n",
    )
  })
})
