import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, isName, posesAsOffice } from '../../service/domain/names.ts'
import { anyText } from './making.ts'

describe('a name', () => {
  it.each([
    ['  Siti   Rahayu ', 'Siti Rahayu'],
    ['Ｓｉｔｉ', 'Siti'],
    ['Si\u200bti\u202e', 'Siti'],
    ['Siti\u00a0\u3000Rahayu', 'Siti Rahayu'],
    ['R.\u00adA. Kartini', 'R.A. Kartini'],
    ['José', 'José'],
  ])('%j is kept as %j', (raw, kept) => {
    expect(foldName(raw)).toBe(kept)
    expect(isName(kept)).toBe(true)
  })

  it.each(['O’Brien', 'Ibu Ani, S.Pd.', 'محمد', 'ꦱꦶꦠꦶ', 'Nguyễn Thị', '李', '😀', 'X'.repeat(60), '𝒜'.repeat(60)])(
    '%s may stand',
    (name) => {
      expect(isName(name)).toBe(true)
    },
  )

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['invisible letters', '\u200b\u2060\u3164\u2800'],
    ['marks alone', '\u0301\u0302'],
    ['a pile of marks', `Z${'\u0321'.repeat(10_000)}`],
    ['a pile of seven marks', `Z${'\u0321'.repeat(7)}`],
    ['a line break, which a mail header would believe', 'Siti\r\nBcc: x@example.com'],
    ['a line separator', 'Siti\u2028x'],
    ['a NUL', 'Siti\u0000'],
    ['half a surrogate pair', 'Siti\ud800'],
    ['61', 'X'.repeat(61)],
  ])('%s may not', (_, raw) => {
    expect(isName(foldName(raw))).toBe(false)
  })

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(anyText(), (raw) => {
        const name = foldName(raw)
        expect(foldName(name)).toBe(name)
      }),
      { numRuns: 300 },
    )
  })
})

const offices = ['KPU Kabupaten Sukoharjo', 'KPU Provinsi Jawa Tengah', 'Komisi Pemilihan Umum Republik Indonesia']
const shows = (name: string): string | null => {
  const found = posesAsOffice(name, offices)
  return found && name.slice(found.from, found.to)
}

describe('a name that passes itself off as the office', () => {
  it.each([
    ['KPU', 'KPU'],
    ['kpu sukoharjo', 'kpu'],
    ['KPU Kabupaten Sukoharjo', 'KPU Kabupaten Sukoharjo'],
    ['Ketua KPU RI', 'KPU'],
    ['K.P.U. Sukoharjo', 'K.P.U'],
    ['K P U', 'K P U'],
    ['K-PU', 'K-PU'],
    ['KPU_RI', 'KPU'],
    ['KPUU', 'KPUU'],
    ['kpu2024', 'kpu'],
    ['KPUSukoharjo', 'KPUSukoharjo'],
    ['adminkpu', 'adminkpu'],
    ['ＫＰＵ', 'ＫＰＵ'],
    ['𝐊𝐏𝐔', '𝐊𝐏𝐔'],
    ['K\u200bP\u0301U', 'K\u200bP\u0301U'],
    ['Komisi  Pemilihan Umum', 'Komisi  Pemilihan Umum'],
    ['KomisiPemilihanUmum', 'KomisiPemilihanUmum'],
    ['K0misi Pemi1ihan Umum', 'K0misi Pemi1ihan Umum'],
    ['k o m i s i p e m i l i h a n u m u m', 'k o m i s i p e m i l i h a n u m u m'],
    ['KIP Aceh', 'KIP Aceh'],
    ['K1P Kabupaten Pidie', 'K1P Kabupaten'],
    ['Bawas1u', 'Bawas1u'],
    ['DKPP', 'DKPP'],
    ['Admin', 'Admin'],
    ['@dm1n', '@dm1n'],
    ['Moderator 2', 'Moderator'],
    ['Petugas Resmi', 'Petugas Resmi'],
  ])('%s shows it by %j', (name, part) => {
    expect(shows(name)).toBe(part)
  })

  it.each([
    'Siti Rahayu',
    'Kipli',
    'Kip Hidayat',
    'Penerima KIP Kuliah',
    'Pak Kpuad',
    'Pak Puji',
    'Ak Pudjiastuti',
    'K. P. Utomo',
    'K.P.H. Notonegoro',
    'Skpujo',
    'Admiral',
    'Adminah',
    'Moderatono',
    'Warga Sukoharjo',
    'Petugas Sampah',
    'DKP Utama',
    'Budi 88',
    '😀',
    '',
  ])('%s does not', (name) => {
    expect(shows(name)).toBeNull()
  })

  it('is found wherever it stands, and shown by the very letters', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', '.', 'é', '𝐤', '\u0301', '1'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (before, behind) => {
        const name = `${before} KPU, ${behind}`
        const found = posesAsOffice(name, offices)
        expect(found).not.toBeNull()
        expect(name.slice(found?.from, found?.to)).toMatch(/K/)
      }),
      { numRuns: 100 },
    )
  })
})
