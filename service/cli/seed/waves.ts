import { inventBrand } from '../../filters/training/brands.ts'
import { type Chance, pick } from '../../filters/training/chance.ts'
import { keptOut, known } from '../../filters/training/disguises.ts'
import { hour } from '../../domain/durations.ts'

/** One wave of adverts: the same words under many pages, each copy a little different. */
export type Wave = {
  from: number
  until: number
  copies: number
  text(chance: Chance): string
  name(chance: Chance): string
}

const pitches = [
  (brand: string, link: string) => `Main di ${brand} gampang maxwin, modal receh! ${link}`,
  (brand: string, link: string) => `${brand} situs gacor hari ini, bonus new member 100%, daftar ${link}`,
  (brand: string, link: string) => `Bocoran rtp ${brand} malam ini, wd pasti cair ${link}`,
  (brand: string, link: string) => `Terima kasih ${brand}, depo 20rb jadi 4 juta. Cek ${link}`,
]
const tails = ['', ' 🔥', ' !!', ' buruan', ' gaskeun', ' ⭐⭐', ' jangan sampai telat']
const disguises = Object.values({ ...known, ...keptOut })

/** A wave that begins at this moment; brand, pitch and lettering are its own. */
export function waveAt(from: number, copies: number, chance: Chance): Wave {
  const brand = inventBrand(chance, 'unseen')
  const pitch = pick(pitches, chance)
  const disguise = chance() < 0.7 ? pick(disguises, chance) : (text: string) => text
  const link = `https://${brand.toLowerCase()}.example`
  return {
    from,
    until: from + (4 + chance() * 60) * hour,
    copies,
    text: (each) => pitch(disguise(brand, each), each() < 0.6 ? link : '').trim() + pick(tails, each),
    name: (each) => (each() < 0.5 ? brand : `${brand} ${Math.floor(each() * 90)}`),
  }
}
