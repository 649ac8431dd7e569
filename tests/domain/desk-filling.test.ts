import { describe, expect, it } from 'vitest'
import { filledFor, inserted, isFound } from '../../widget/desk/case/filling.ts'

const item = {
  author: { name: 'Siti {kode}', avatar: '000', badge: null },
  office: { id: 'kpu', name: 'KPU Sukamaju' },
  page: { url: 'https://kpu.example/1', title: 'Jadwal $& pemilu' },
  receipt: 'padi-biru-jalan-skh',
}

describe('a saved answer', () => {
  it('is filled in with what it speaks of, once, and what it does not know stays', () => {
    expect(filledFor('Yth. {nama}, {Kantor} menjawab {halaman} ({kode}). {lain} {} {nama', item)).toBe(
      'Yth. Siti {kode}, KPU Sukamaju menjawab Jadwal $& pemilu (padi-biru-jalan-skh). {lain} {} {nama',
    )
    const bare = { ...item, author: null, page: { url: 'https://kpu.example/1', title: '' }, receipt: null }
    expect(filledFor('{nama}{kode} {halaman}', bare)).toBe(' https://kpu.example/1')
  })

  it('is found by any words of its title or text, in whatever case', () => {
    const answer = { title: 'Cek DPT', text: 'Buka laman daring' }
    expect(['', 'dpt', 'LAMAN cek', ' buka  dpt '].map((looked) => isFound(answer, looked))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(isFound(answer, 'dpt luring')).toBe(false)
  })

  it('goes where the caret stands, parted from what is written before it', () => {
    expect(inserted('', 'A', 0, 0)).toEqual({ text: 'A', caret: 1 })
    expect(inserted('Halo.', 'A', 5, 5)).toEqual({ text: 'Halo.\n\nA', caret: 8 })
    expect(inserted('Halo. dan', 'A', 6, 9)).toEqual({ text: 'Halo. A', caret: 7 })
  })
})
