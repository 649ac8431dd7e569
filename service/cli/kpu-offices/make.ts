import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Makes `offices.csv`, the tree of the election commission's 553 offices, from the areas of Indonesia: one office a
 * province, regency and city, each below its province's (Law 7/2017, article 8), and the national one above them all.
 * In Aceh the offices are called KIP (Law 11/2006, article 56). Run it with Node; a test compares.
 */

type Area = { code: string; name: string }
type Kind = 'province' | 'regency' | 'city'
type OfficeRow = { id: string; name: string; kind: Kind; parent: string }

const aceh = '11'
const root = 'kpu-ri'

function areasOf(csv: string): Area[] {
  const lines = csv.trim().split('\n').slice(1)
  return lines.map((line) => {
    const cells = line.trim().split(',')
    return { code: cells[0] ?? '', name: cells.at(-1) ?? '' }
  })
}

/** The name by which an area's office goes: Jakarta's parts are cities and a regency like any other. */
const plain = (name: string): string => name.replace(' Administrasi', '').replace('Daerah Khusus Ibukota', 'DKI')

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace('daerah istimewa ', '')
    .replace('dki ', '')
    .replace(/^kabupaten /, 'kab-')
    .replace(/[^a-z]+/g, '-')

function officeOf({ code, name }: Area): OfficeRow {
  const [province = ''] = code.split('.')
  const isProvince = province === code
  const commission = province === aceh ? 'KIP' : 'KPU'
  const area = plain(name)
  const kind = isProvince ? 'province' : area.startsWith('Kota ') ? 'city' : 'regency'
  // Aceh's office and that of the Special Region bear no "Provinsi" in their names.
  const isProvinceByName = isProvince && commission === 'KPU' && !area.startsWith('Daerah')
  const words = isProvinceByName ? [commission, 'Provinsi', area] : [commission, area]
  return {
    id: `${commission.toLowerCase()}-${slug(area)}`,
    name: words.join(' '),
    kind,
    parent: isProvince ? root : province,
  }
}

/** The rows of `offices.csv`, each province followed by what lies in it. */
export function officesOf(provinces: string, regencies: string): OfficeRow[] {
  const within = Map.groupBy(areasOf(regencies), ({ code }) => code.split('.')[0])
  return areasOf(provinces).flatMap((area) => {
    const province = officeOf(area)
    const below = (within.get(area.code) ?? []).map(officeOf)
    return [province, ...below.map((office) => ({ ...office, parent: province.id }))]
  })
}

export function csvOf(rows: OfficeRow[]): string {
  const lines = rows.map(({ id, name, kind, parent }) => [id, name, kind, parent].join(','))
  return `${['id,name,kind,parent', ...lines].join('\n')}\n`
}

if (import.meta.main) {
  const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8')
  const csv = csvOf(officesOf(read('provinces.csv'), read('regencies.csv')))
  writeFileSync(join(import.meta.dirname, 'offices.csv'), csv)
}
