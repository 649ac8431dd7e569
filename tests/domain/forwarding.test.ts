import { describe, expect, it } from 'vitest'
import { forwardable, forwardChange, forwardedTo, outsideBodies } from '../../service/domain/forwarding.ts'
import { changed } from '../../service/store/changing.ts'
import { matching } from '../../widget/desk/case/matching-offices.ts'
import { aComment, noon } from './making.ts'
import type { Forwarding } from '../../service/domain/comment-facts.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const toProvince: Forwarding = { to: 'kpu-jateng', name: 'KPU Provinsi Jawa Tengah', url: null, at: noon, note: null }

describe('passing a comment on', () => {
  it('is for what a reader wrote that is public or waits, once', () => {
    for (const state of ['published', 'held'] as const) expect(forwardable(aComment({ state }))).toBe(true)
    for (const state of ['spam', 'rejected', 'removed'] as const) expect(forwardable(aComment({ state }))).toBe(false)
    expect(forwardable(aComment({ withdrawn: true }))).toBe(false)
    expect(forwardable(aComment({ forwarded: toProvince }))).toBe(false)
    const author = { kind: 'office', office: 'kpu-ri', name: 'KPU RI', member: 'm1', avatar: '000' } as const
    expect(forwardable(aComment({ author, state: 'published' }))).toBe(false)
  })

  it('moves nothing, stands in the history by its name, and is taken back', () => {
    const question = aComment({ state: 'published' })
    const change = forwardChange(question, toProvince, by, noon + 1)
    expect(change).toMatchObject({ state: 'published', entry: { act: 'forwarded', reason: toProvince.name, by } })
    if (!change) return
    const passedOn = changed(question, change)
    expect(forwardChange(passedOn, toProvince, by, noon + 2)).toBeNull()
    expect(forwardChange(question, null, by, noon + 2)).toBeNull()
    const back = forwardChange(passedOn, null, by, noon + 3)
    expect(back?.set).toEqual({ forwarded: null })
  })

  it('gives another office its part, and a body outside nothing but a link', () => {
    expect(forwardedTo(aComment())).toBeNull()
    expect(forwardedTo(aComment({ forwarded: toProvince }))).toBe('kpu-jateng')
    for (const { id, name, url } of outsideBodies) {
      expect(new URL(url).protocol).toBe('https:')
      expect(forwardedTo(aComment({ forwarded: { ...toProvince, to: id, name, url } }))).toBeNull()
    }
  })
})

describe('whom somebody means', () => {
  const offices = [
    { id: 'kpu-ri', name: 'KPU RI' },
    { id: 'kpu-jateng', name: 'KPU Provinsi Jawa Tengah' },
    { id: 'kpu-kab-sukoharjo', name: 'KPU Kabupaten Sukoharjo' },
    { id: 'kpu-kota-surakarta', name: 'KPU Kota Surakarta' },
    { id: 'kpu-pasuruan', name: 'KPU Kota Pasuruan' },
  ]
  const found = (typed: string): string[] =>
    matching(offices, typed, 'kpu-kab-sukoharjo', ['kpu-jateng', 'kpu-ri']).map(({ id }) => id)

  it('are the offices above while nothing is typed', () => {
    expect(found('')).toEqual(['kpu-ri', 'kpu-jateng'])
  })

  it('are those whose name holds the words, first those in which one begins with them, never the own office', () => {
    expect(found('su')).toEqual(['kpu-kota-surakarta', 'kpu-pasuruan'])
    expect(found('teng jawa')).toEqual(['kpu-jateng'])
    expect(found('bali')).toEqual([])
  })
})
