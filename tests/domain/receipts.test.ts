import { describe, expect, it } from 'vitest'
import { adjectives, nouns } from '../../service/domain/receipt-words.ts'
import { foldReceipt, makeReceipt } from '../../service/domain/receipts.ts'
import { seededChance } from './making.ts'

/** How a word is heard on a bad line: h falls silent, f is p, z is s, the last stop is swallowed. */
const heard = (word: string): string =>
  word
    .replaceAll('ny', 'n')
    .replaceAll('sy', 's')
    .replaceAll('kh', 'k')
    .replace(/[fv]/g, 'p')
    .replaceAll('z', 's')
    .replace(/[bpdtgk]$/, '-')
    .replaceAll('h', '')
    .replace(/(.)\1/g, '$1')

describe('the words of receipts', () => {
  it('are 512 things and 256 qualities, so that bits choose them evenly', () => {
    expect(nouns).toHaveLength(512)
    expect(adjectives).toHaveLength(256)
  })

  it('are short, plain and all different to the ear', () => {
    const all = [...nouns, ...adjectives]
    expect(all.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
    const sounds = Map.groupBy(all, heard)
    expect([...sounds.values()].filter((alike) => alike.length > 1)).toEqual([])
  })

  it('name no party’s sign, no faith, no number, no animal used as an insult', () => {
    const unwanted =
      'banteng beringin garuda bintang bulan matahari mawar gajah kepala kerbau masjid gereja pura salib doa halal haram ' +
      'babi anjing monyet kera tikus cebong kampret kadal satu dua tiga empat lima enam tujuh sembilan ratus ribu juta ' +
      'slot gacor zeus togel judi amplop kotak suara coblos arit palu sabit adil merdeka'
    const all = new Set([...nouns, ...adjectives])
    expect(unwanted.split(' ').filter((word) => all.has(word))).toEqual([])
  })
})

describe('a receipt', () => {
  it('is thing, quality, thing and the site’s code', () => {
    const chance = seededChance('receipts')
    for (let turn = 0; turn < 100; turn++) {
      const [first, second, third, code] = makeReceipt(chance, 'skh').split('-')
      expect(nouns).toContain(first)
      expect(adjectives).toContain(second)
      expect(nouns).toContain(third)
      expect(code).toBe('skh')
    }
  })

  it('reaches the first and the last word of each list', () => {
    const always = (byte: number) => ({ bytes: (length: number) => new Uint8Array(length).fill(byte) })
    expect(makeReceipt(always(0), 'skh')).toBe(`${nouns[0]}-${adjectives[0]}-${nouns[0]}-skh`)
    expect(makeReceipt(always(255), 'skh')).toBe(`${nouns[511]}-${adjectives[255]}-${nouns[511]}-skh`)
  })

  it('is known again however it is typed', () => {
    const receipt = 'padi-biru-jalan-skh'
    for (const typed of [
      receipt,
      ' Padi Biru  Jalan SKH ',
      'padi_biru.jalan-skh',
      'PADI–BIRU—JALAN - SKH',
      'padi-biru-jalan-skh.',
    ]) {
      expect(foldReceipt(typed)).toBe(receipt)
    }
  })
})
