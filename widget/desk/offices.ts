import type { OfficeView } from '../../service/contract/views.ts'

/** So many are shown at once; a letter more narrows them. */
export const officesShown = 50

const fold = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What an office's name says besides whose it is: "KPU Kabupaten Sukoharjo" stands at Sukoharjo, and "KIP Aceh" at Aceh. */
export const placeOf = (name: string): string =>
  name.replace(/^(KPU|KIP)\s+/i, '').replace(/^(Provinsi|Kabupaten|Kota|Daerah Istimewa)\s+/i, '')

/** Where the words are found: at the beginning of the place, of the name, of a word in it, or anywhere; Infinity for nowhere. */
function rankOf({ id, name }: OfficeView, words: string): number {
  const [whole, place] = [fold(name), fold(placeOf(name))]
  if (place.startsWith(words)) return 0
  if (whole.startsWith(words)) return 1
  if (whole.includes(` ${words}`)) return 2
  if (whole.includes(words) || id.includes(words.replace(/\s+/g, '-'))) return 3
  // "kota magel": every word somewhere, the name's own first.
  const each = words.split(/\s+/)
  return each.length > 1 && each.every((word) => whole.includes(word)) ? 4 : Infinity
}

/** The offices that these words find, the likeliest first; of one name the Kabupaten before the Kota. None left out for none. */
export function foundOffices(offices: readonly OfficeView[], typed: string): OfficeView[] {
  const words = fold(typed)
  if (words === '') return [...offices]
  const order = new Intl.Collator('id')
  return offices
    .map((office) => ({ office, rank: rankOf(office, words), place: placeOf(office.name) }))
    .filter(({ rank }) => rank < Infinity)
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        order.compare(one.place, other.place) ||
        order.compare(one.office.name, other.office.name),
    )
    .map(({ office }) => office)
}
