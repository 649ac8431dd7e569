import { describe, expect, it } from 'vitest'
import { posesAsOffice } from '../../../service/domain/names.ts'
import { judge, type JudgeContext, wordsAlone } from '../../../service/filters/judge.ts'
import { blockedPhrases } from '../../../service/filters/phases/blocked-phrases.ts'

const context: JudgeContext = {
  ...wordsAlone,
  policy: {
    ...wordsAlone.policy,
    blockedPhrases: ['slot gacor', 'maxwin', 'garuda hoki', 'asu', '4d'],
  },
}

/** What the phase marks in a comment. */
function marked(text: string, name = 'Siti'): string[] {
  const { reasons } = judge({ name, text, trap: '' }, context, [blockedPhrases])
  const fields = { name, text }
  return reasons.flatMap(({ evidence = [] }) => evidence.map(({ field, from, to }) => fields[field].slice(from, to)))
}

describe('a blocked phrase in disguise', () => {
  it.each([
    ['ini ѕӏоt gαcοr ya', 'ѕӏоt gαcοr'],
    ['ini 5l0t g4c0r ya', '5l0t g4c0r'],
    ['ini s.l.o.t g.a.c.o.r ya', 's.l.o.t g.a.c.o.r'],
    ['ini s l o t g a c o r ya', 's l o t g a c o r'],
    ['ini sloooot gacorrr ya', 'sloooot gacorrr'],
    ['slot🔥gacor', 'slot🔥gacor'],
    ['ya M A X W I N!', 'M A X W I N'],
    ['ya M4XW1N!', 'M4XW1N'],
    ['ya uıʍxɐɯ!', 'uıʍxɐɯ'],
    ['GA RU DA HO KI', 'GA RU DA HO KI'],
    ['main 4d', '4d'],
  ])('%j: %j', (text, shown) => {
    expect(marked(text)).toEqual([shown])
  })

  it('is marked once, whatever readings show it, and in the name too', () => {
    expect(marked('maxwin s1ot', 'M.A.X.W.I.N')).toEqual(['M.A.X.W.I.N', 'maxwin'])
  })

  it.each(['slotgacor', 'kasus', 'a 5 u b', 'pas untuk kas usaha', 'TPS 4 D', 'RT 04 dst'])('is not in %j', (text) => {
    expect(marked(text)).toEqual([])
  })
})

describe('an address in look-alikes', () => {
  const links = (text: string): number =>
    judge({ name: 'Siti', text, trap: '' }, { ...context, policy: { ...context.policy, holdLinks: true } })
      .reasons.filter(({ code }) => code === 'links')
      .flatMap(({ evidence = [] }) => evidence).length

  it.each(['https://kрu.go.id/', 'kрu.go.id', 'https://kрu.go.id/kpu.go.id', 'jdih.kpu.gо.id'])(
    '%s is not that of KPU',
    (text) => {
      expect(links(text)).toBe(1)
    },
  )

  it.each(['https://kpu.go.id/berita/é', 'ｋｐｕ.go.id', 'kpu.go.id'])('%s is', (text) => {
    expect(links(text)).toBe(0)
  })
})

describe('a name of office in look-alikes', () => {
  it.each(['КРU Sukoharjo', '𝐊𝐏𝐔 Sukoharjo', 'ᴋᴘᴜ Sukoharjo', 'Αdmin'])('%s is taken for one', (name) => {
    expect(posesAsOffice(name, [])).not.toBeNull()
  })
})
