// In a quiet stage what names a contestant waits for a person; questions go on.
import { describe, expect, test } from 'vitest'
import { areContestants, type Contestant } from '../../../service/domain/contestants.ts'
import { judge, wordsAlone } from '../../../service/filters/judge.ts'
import { contestants } from '../../../service/filters/phases/contestants.ts'

const list: Contestant[] = [
  { number: 2, names: ['Subagyo', 'Partai Contoh', 'Bu Ratna'] },
  { number: 12, names: [] },
]
const judged = (text: string, name = 'Siti') => {
  const context = { ...wordsAlone, policy: { ...wordsAlone.policy, contestants: list } }
  const { outcome, reasons } = judge({ name, text, trap: '' }, context, [contestants])
  const evidence = reasons.flatMap((reason) => reason.evidence ?? [])
  return { outcome, said: evidence.map(({ field, from, to }) => (field === 'text' ? text : name).slice(from, to)) }
}

describe('waits for a person, with the words marked', () => {
  test.each([
    ['Hidup Subagyo!', ['Subagyo']],
    ['hidup SUBAGYO', ['SUBAGYO']],
    ['ayo Ѕubаgуо', ['Ѕubаgуо']],
    ['ayo s u b a g y o', ['s u b a g y o']],
    ['partai  contoh menang', ['partai  contoh']],
    ['Pilih nomor urut 2', ['Pilih nomor urut 2']],
    ['coblos no. 2 ya', ['coblos no. 2']],
    ['ayo nomor 2', ['nomor 2']],
    ['nomor dua saja', ['nomor dua']],
    ['dukung 02', ['dukung 02']],
    ['paslon dua belas', ['paslon dua belas']],
    ['dukung paslon nomor 12', ['paslon nomor 12']],
    ['pilih n0m0r 2', ['pilih n0m0r 2']],
    ['02', ['02']],
    ['Tetap 02!', ['02']],
    ['gaskeun 02, jangan lupa', ['02']],
    ['02 menang satu putaran', ['02']],
    ['#02', ['02']],
  ])('%s', (text, said) => {
    expect(judged(text)).toEqual({ outcome: 'hold', said })
  })

  test('also where the name of who writes does', () => {
    expect(judged('Kapan hasilnya?', 'Relawan Subagyo')).toEqual({ outcome: 'hold', said: ['Subagyo'] })
  })
})

describe('is published as usual', () => {
  test.each([
    'Di mana TPS saya?',
    'Di mana TPS nomor 2?',
    'TPS no. 2 di mana ya?',
    'RT 2 RW 12, jalan mawar nomor 2',
    'Apa isi UU nomor 2 tahun 2012?',
    'Apa syarat pindah memilih?',
    'Saya pilih 3 kali datang ke kantor',
    'Kapan 2 TPS itu dibuka?',
    'Nomor 3 juga boleh bertanya',
    'Subagyono bertanya',
    'pasal 2 ayat 12',
    'Hubungi nomor 12-34-56',
    'TPS 02 buka jam berapa?',
    'Saya di TPS 01 dan 02, mana yang benar?',
    'RT 02 RW 12',
    'RT 04/02 Desa Contoh',
    'Alamat saya RT/RW 01/02',
    'Jadwalnya tanggal 02 Februari?',
    'tgl 02 atau 03?',
    '02 Februari itu hari apa?',
    '2026-02-02',
    '02-02-2029',
    'pukul 02.00 WIB',
    'jam 02 malam',
    'Telepon 0271 02 12 34',
    'Kode pos 02 123',
    '+62 02',
    '03 tidak ikut di sini',
    'Nilainya 0,02 persen',
    '12',
    '2',
    'Saya punya 2 pertanyaan',
  ])('%s', (text) => {
    expect(judged(text)).toEqual({ outcome: 'publish', said: [] })
  })
})

test('a list has a number or a name for each', () => {
  expect(areContestants(list)).toBe(true)
  for (const wrong of [
    { number: 0, names: ['A'] },
    { number: null, names: [] },
    { number: 2, names: [' '] },
    { number: 2, names: ['A'], more: 1 },
    { number: 2 },
    null,
  ]) {
    expect(areContestants([wrong]), JSON.stringify(wrong)).toBe(false)
  }
  expect(areContestants({})).toBe(false)
})
