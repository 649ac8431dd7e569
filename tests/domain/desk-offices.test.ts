// Finding one of the 553 offices by a few letters.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OfficeView } from '../../service/contract/views.ts'
import { foundOffices, officesShown, placeOf } from '../../widget/desk/offices.ts'
import { workOf } from '../support/worked.ts'

const file = join(import.meta.dirname, '../../service/cli/kpu-offices/offices.csv')
const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
const offices: OfficeView[] = [
  { id: 'kpu-ri', name: 'KPU RI', kind: 'national', parent: null },
  ...rows.map((row) => {
    const [id = '', name = '', kind = '', parent = ''] = row.split(',')
    return { id, name, kind, parent }
  }),
]
const named = (typed: string, most = 8): string[] =>
  foundOffices(offices, typed)
    .slice(0, most)
    .map(({ name }) => name)

describe('the picker of offices', () => {
  it('finds Sukoharjo in two letters, in the part of the list that is seen first', () => {
    expect(offices.length).toBe(553)
    expect(named('su')).toContain('KPU Kabupaten Sukoharjo')
    expect(named('sukoh')).toEqual(['KPU Kabupaten Sukoharjo'])
  })

  it('goes by the name of the place first, whatever kind of office stands there', () => {
    expect(named('aceh').every((name) => name.startsWith('KIP '))).toBe(true)
    expect(named('aceh')[0]).toBe('KIP Aceh')
    expect(placeOf('KIP Kabupaten Aceh Besar')).toBe('Aceh Besar')
    expect(placeOf('KPU Provinsi Jawa Tengah')).toBe('Jawa Tengah')
  })

  it('tells Kabupaten and Kota apart, the former first', () => {
    expect(named('magelang')).toEqual(['KPU Kabupaten Magelang', 'KPU Kota Magelang'])
    expect(named('kota magel')).toEqual(['KPU Kota Magelang'])
  })

  it('finds nothing for what is nowhere, and everything for nothing', () => {
    expect(named('xyzzy')).toEqual([])
    expect(foundOffices(offices, ' ')).toHaveLength(553)
    expect(officesShown).toBeLessThan(100)
  })

  it('looks through all of them in a blink', () => {
    const look = () => {
      for (const typed of ['s', 'su', 'suk', 'suko']) foundOffices(offices, typed)
    }
    expect(workOf(look)).toBeLessThan(400)
  })
})
