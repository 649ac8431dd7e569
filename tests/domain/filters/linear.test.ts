import { describe, expect, it, vi } from 'vitest'
import { judge, type JudgeContext, wordsAlone } from '../../../service/filters/judge.ts'

const context: JudgeContext = {
  ...wordsAlone,
  policy: {
    ...wordsAlone.policy,
    holdLinks: true,
    blockedPhrases: ['slot gacor', 'aaaaaaaab'],
    contestants: [{ number: 2, names: ['aaaaaaaac'] }],
  },
  officeNames: ['KPU Kabupaten Sukoharjo'],
  ownOrigins: ['https://berita.example'],
}

/**
 * Counts how often a regular expression or a search is set to work while judging, and on how much text. Time would
 * tell of the machine; twice the text must be no more than about twice the work.
 */
function workOn(text: string): number {
  let work = 0
  const { exec } = RegExp.prototype
  const { indexOf } = String.prototype
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, input: string) {
    const begun = this.lastIndex
    const found = exec.call(this, input)
    const scans = this.global || this.sticky
    work += scans && found ? found.index + found[0].length - begun : input.length
    return found
  })
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, searched: string, from = 0) {
    const found = indexOf.call(this, searched, from)
    work += (found < 0 ? this.length : found + searched.length) - from
    return found
  })
  try {
    judge({ name: 'Siti', text, trap: '' }, context)
  } finally {
    vi.restoreAllMocks()
  }
  return work
}

describe('work grows with the length alone', () => {
  it.each([
    ['combining marks', '\u0301'],
    ['one letter', 'a'],
    ['emoji', '😀'],
    ['blanks', ' '],
    ['dots', '.'],
    ['letters and dots', 'a.'],
    ['a dotted row with endings', 'com.'],
    ['schemes', 'https://'],
    ['half schemes', '://'],
    ['hyphens', '-a'],
    ['brackets', '(.)'],
    ['links', 'a.com '],
    ['links in one word', 'a.com/'],
    ['links in one word, with schemes', 'http://a.com/'],
    ['links apart', 'slot . com'],
    ['closing brackets behind links', 'a.com)))))))))))))))))))'],
    ['sentence breaks', 'a.Info '],
    ['nearly a phrase', 'slot '],
    ['letters that give eighteen', '\ufdfa'],
    ['nearly a number', 'pilih no urut '],
    ['half surrogate pairs', '\ud800'],
  ])('%s', (_, unit) => {
    const times = Math.floor(2_500 / unit.length)
    const [half, whole] = [workOn(unit.repeat(times)), workOn(unit.repeat(times * 2))]
    expect(half).toBeGreaterThan(0)
    expect(whole).toBeLessThanOrEqual(2.2 * half + 2_000)
  })
})
