import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSimilar, tellingWords } from '../../service/domain/similar.ts'
import { workOf } from '../support/worked.ts'

const questions: Record<string, string> = {
  a1: 'Bagaimana cara mengurus pindah memilih kalau saya kuliah di Yogyakarta?',
  a2: 'Kapan daftar pemilih tetap diumumkan?',
  a3: 'Di mana lokasi TPS untuk warga Dusun Sidorukun?',
  a4: 'Apakah KTP elektronik yang hilang bisa diganti surat keterangan untuk memilih?',
  a5: 'Berapa gaji petugas KPPS tahun ini?',
}

function filled() {
  const index = openSimilar()
  for (const [id, text] of Object.entries(questions)) index.add(id, text)
  return index
}
const all = () => true

describe('similar questions', () => {
  it('are found by the words that tell, however they are written', () => {
    const index = filled()
    expect(index.find('cara PINDAH memilih bagi mahasiswa kuliah', 3, all)[0]).toBe('a1')
    expect(index.find('daftar pemilih tetapnya sudah diumumkan belum ya min', 3, all)).toEqual(['a2'])
    expect(index.find('lokasi TPS 𝐒𝐢𝐝𝐨𝐫𝐮𝐤𝐮𝐧', 3, all)).toEqual(['a3'])
    expect(index.find('gaji kpps', 1, all)).toEqual(['a5'])
  })

  it('are not those that share but a word, or none that tells anything', () => {
    const index = filled()
    for (const text of [
      'Terima kasih, selamat pagi',
      'Bagaimana ini?',
      '',
      '😀',
      'jalan rusak di tahun kemarin dekat pasar',
    ]) {
      expect(index.find(text, 3, all), text).toEqual([])
    }
  })

  it('are of those that are wanted, at most so many, the newer of two alike first', () => {
    const index = filled()
    index.add('a6', questions['a5'] ?? '')
    expect(index.find('gaji petugas KPPS', 5, all)).toEqual(['a6', 'a5'])
    expect(index.find('gaji petugas KPPS', 1, all)).toEqual(['a6'])
    expect(index.find('gaji petugas KPPS', 5, (id) => id !== 'a6')).toEqual(['a5'])
  })

  it('are the same in whatever order they came, and a question finds itself', () => {
    const words = ['tps', 'pindah', 'daftar', 'jadwal', 'petugas', 'saksi', 'undangan', 'kotak', 'suara', 'lokasi']
    const text = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }).map((some) => some.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        const named = texts.map((one, at): [string, string] => [`q${String(at).padStart(3, '0')}`, one])
        const [forth, back] = [openSimilar(), openSimilar()]
        for (const [id, one] of named) forth.add(id, one)
        for (const [id, one] of named.toReversed()) back.add(id, one)
        for (const one of texts) {
          const found = forth.find(one, 99, all)
          expect(back.find(one, 99, all).toSorted()).toEqual(found.toSorted())
          expect(found.some((id) => new Map(named).get(id) === one)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('are found among five thousand in a few milliseconds', () => {
    const index = openSimilar()
    const vocabulary: string[] = Array.from({ length: 800 }, (_, at) => `kata${at}`)
    for (let at = 0; at < 5_000; at += 1) {
      // Few words stand in many questions, most in few.
      const words = Array.from(
        { length: 18 },
        (_, nth) => vocabulary[Math.floor(800 * (((at * 31 + nth * 97) % 1_009) / 1_009) ** 3)],
      )
      index.add(`q${at}`, words.join(' '))
    }
    const asked = vocabulary.slice(0, 12).join(' ')
    index.find(asked, 5, all)
    const look = () => {
      for (let times = 0; times < 10; times += 1) index.find(asked, 5, all)
    }
    expect(workOf(look) / 10).toBeLessThan(50)
  })

  it('say nothing of words that stand in any question', () => {
    expect(tellingWords('Bagaimana dengan kantornya Pak? KANTORNYA tutup')).toEqual(['kantor', 'kantor', 'tutup'])
  })
})
