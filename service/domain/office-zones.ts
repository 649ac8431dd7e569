import type { Directory } from './offices.ts'
import { wayTo } from './tree.ts'
import type { Zone } from './zones.ts'

/** The provinces' offices outside the western zone. Keputusan Presiden Nomor 41 Tahun 1987. */
const elsewhere: readonly [Zone, readonly string[]][] = [
  [
    'WITA',
    [
      'kpu-bali',
      'kpu-nusa-tenggara-barat',
      'kpu-nusa-tenggara-timur',
      'kpu-kalimantan-selatan',
      'kpu-kalimantan-timur',
      'kpu-kalimantan-utara',
      'kpu-sulawesi-utara',
      'kpu-sulawesi-tengah',
      'kpu-sulawesi-selatan',
      'kpu-sulawesi-tenggara',
      'kpu-sulawesi-barat',
      'kpu-gorontalo',
    ],
  ],
  [
    'WIT',
    [
      'kpu-maluku',
      'kpu-maluku-utara',
      'kpu-papua',
      'kpu-papua-barat',
      'kpu-papua-barat-daya',
      'kpu-papua-pegunungan',
      'kpu-papua-selatan',
      'kpu-papua-tengah',
    ],
  ],
]
const zones = new Map(elsewhere.flatMap(([zone, offices]) => offices.map((office) => [office, zone])))

/** By which clocks an office works: those of its province; the national office and all others, the western ones. */
export function zoneOf(directory: Directory, office: string): Zone {
  for (const { id } of wayTo(directory, office).toReversed()) {
    const zone = zones.get(id)
    if (zone !== undefined) return zone
  }
  return 'WIB'
}
