import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Phase } from '../../../service/filters/judged.ts'
import { folding, judge, type JudgeContext, type Judged, wordsAlone } from '../../../service/filters/judge.ts'
import { phases } from '../../../service/filters/phases.ts'
import { reasonView } from '../../../service/presenters/reasons.ts'
import { anyText } from '../making.ts'

const context: JudgeContext = {
  ...wordsAlone,
  policy: { ...wordsAlone.policy, holdLinks: true, blockedPhrases: ['Slot Gacor', 'asu', 'c++'] },
  officeNames: ['KPU Kabupaten Sukoharjo', 'Komisi Pemilihan Umum'],
  ownOrigins: ['https://berita.example', 'http://127.0.0.1:8701'],
}

/** What the rules say; what the learner makes of the same words stands in learner.test.ts. */
const rules = phases.filter(({ name }) => name !== 'learner')

const comment = (different: Partial<Judged> = {}): Judged => ({
  name: 'Siti',
  text: 'Kapan DPT diumumkan?',
  trap: '',
  ...different,
})
const verdictOn = (text: string, name = 'Siti') => judge(comment({ text, name }), context, rules)

/** The codes of a verdict, and the very letters that show each. */
function shown({ name = 'Siti', text = 'Halo' }: { name?: string; text?: string }): Record<string, string[]> {
  const fields = { name, text }
  const { reasons } = verdictOn(text, name)
  return Object.fromEntries(
    reasons.map(({ code, evidence = [] }) => [
      code,
      evidence.map(({ field, from, to }) => fields[field].slice(from, to)),
    ]),
  )
}

describe('policy, where nothing was found', () => {
  it.each([
    ['post', false, 'publish', []],
    ['post', true, 'publish', []],
    ['first-time', false, 'publish', []],
    ['first-time', true, 'hold', ['first-time']],
    ['pre', false, 'hold', ['policy-pre']],
    ['closed', false, 'hold', ['policy-pre']],
  ] as const)('%s, first time %s: %s %j', (moderation, firstTime, outcome, reasons) => {
    const verdict = judge(comment(), { ...context, firstTime, policy: { ...context.policy, moderation } })
    expect(verdict).toEqual({ outcome, score: 0, reasons: reasons.map((code) => ({ code })) })
  })
})

describe('the trap', () => {
  it('filled in sends to the spam folder, whatever policy says', () => {
    for (const moderation of ['pre', 'post'] as const) {
      const verdict = judge(comment({ trap: 'https://x.example' }), {
        ...context,
        policy: { ...context.policy, moderation },
      })
      expect(verdict).toMatchObject({ outcome: 'spam', score: 1 })
      expect(verdict.reasons[0]).toEqual({ code: 'trap' })
    }
  })

  it('left empty, or filled with blanks by a program that helps, says nothing', () => {
    expect(judge(comment({ trap: '' }), context).outcome).toBe('publish')
    expect(judge(comment({ trap: ' \n' }), context).outcome).toBe('publish')
  })
})

describe('blocked phrases', () => {
  it.each([
    ['Main SLOT  GACOR di sini', 'SLOT  GACOR'],
    ['𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑!', '𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑'],
    ['s\u200blot\ngacor', 's\u200blot\ngacor'],
    ['"slot gacor"', 'slot gacor'],
    ['belajar C++ saja', 'C++'],
    ['dasar ASU', 'ASU'],
  ])('%j is held for %j', (text, letters) => {
    expect(verdictOn(text).outcome).toBe('hold')
    expect(shown({ text })).toEqual({ 'blocked-phrase': [letters] })
  })

  it.each(['Ini kasus lama', 'asuransi warga', 'slotgacor', 'slot yang gacor', 'C+ saja'])(
    '%s says no such thing',
    (text) => {
      expect(verdictOn(text)).toEqual({ outcome: 'publish', score: 0, reasons: [] })
    },
  )

  it('are looked for in the name too', () => {
    expect(shown({ name: 'Raja Slot Gacor' })).toEqual({ 'blocked-phrase': ['Slot Gacor'] })
  })

  it('may be blank or nothing to see, and then are in no text', () => {
    const policy = { ...context.policy, blockedPhrases: ['\u200b', ' \u0301'] }
    expect(judge(comment(), { ...context, policy }).outcome).toBe('publish')
  })
})

describe('links', () => {
  it.each([
    ['lihat https://slot.example/daftar?x=1.', 'https://slot.example/daftar?x=1'],
    ['(http://10.0.0.1:81)', 'http://10.0.0.1:81'],
    ['HTTPS://SLOT.EXAMPLE', 'HTTPS://SLOT.EXAMPLE'],
    ['hxxps://slot.example', 'hxxps://slot.example'],
    ['https : // slot.example', 'https : // slot.example'],
    ['ｈｔｔｐｓ：／／ｓｌｏｔ．ｃｏｍ', 'ｈｔｔｐｓ：／／ｓｌｏｔ．ｃｏｍ'],
    ['www.slot.example', 'www.slot.example'],
    ['buka slot88.com/masuk sekarang', 'slot88.com/masuk'],
    ['SLOT88.INFO', 'SLOT88.INFO'],
    ['t.me/slot88', 't.me/slot88'],
    ['wa.me/628123', 'wa.me/628123'],
    ['bit.ly/3xYz, ya', 'bit.ly/3xYz'],
    ['slot88 . com', 'slot88 . com'],
    ['slot88 dot com', 'slot88 dot com'],
    ['slot88 titik com', 'slot88 titik com'],
    ['slot88[.]com', 'slot88[.]com'],
    ['slot88 (dot) xyz', 'slot88 (dot) xyz'],
    ['instansi.go.id kena retas', 'instansi.go.id'],
    ['https://kpu.go.id@slot.example/', 'https://kpu.go.id@slot.example/'],
    ['https://kpu.go.id.slot.example', 'https://kpu.go.id.slot.example'],
    ['https://tidakkpu.go.id', 'https://tidakkpu.go.id'],
    ['https://kpu.go.id\\@slot.example https://slot.example', 'https://slot.example'],
  ])('%j holds for %j', (text, letters) => {
    expect(verdictOn(text).outcome).toBe('hold')
    expect(shown({ text })).toEqual({ links: [letters] })
  })

  it.each([
    'lihat https://berita.example/artikel/1 dan http://127.0.0.1:8701/',
    'di infopemilu.kpu.go.id, cekdptonline.kpu.go.id atau https://kpu.go.id/',
    'Terima kasih.Info lebih lanjut?',
    'Begitu pak.My nama Siti',
    'S.Pd., M.Kn. dan a.n. Budi',
    'jam 10.00-11.30 di RT.01/RW.02',
    'siti@gmail.com',
    'formulir A.pdf',
    'titik kumpul di balai desa',
    'dan/atau; dll...',
    '1.000.000 suara',
    'sudah... com? ...',
    ':// //',
  ])('%j does not', (text) => {
    expect(verdictOn(text)).toEqual({ outcome: 'publish', score: 0, reasons: [] })
  })

  it('are marked each, harmless ones left out, in the name too', () => {
    expect(shown({ name: 'slot88.com', text: 'https://kpu.go.id a.com b.net' })).toEqual({
      links: ['slot88.com', 'a.com', 'b.net'],
    })
  })

  it('are nobody’s business where policy says so', () => {
    const policy = { ...context.policy, holdLinks: false }
    expect(judge(comment({ text: 'https://slot.example' }), { ...context, policy }, rules).outcome).toBe('publish')
  })
})

describe('a name of office', () => {
  it('is held, and shown in the name', () => {
    expect(verdictOn('Halo', 'KPU Sukoharjo').outcome).toBe('hold')
    expect(shown({ name: 'Humas KPU' })).toEqual({ 'poses-as-office': ['KPU'] })
  })

  it('in the text is what citizens write about', () => {
    expect(verdictOn('Terima kasih KPU dan admin').outcome).toBe('publish')
  })
})

describe('near copies', () => {
  const judgedWith = (similar: JudgeContext['similar'], text = 'Warga berhak tahu hasil rekapitulasi') =>
    judge(comment({ text }), { ...context, similar })
  const some = { copies: 3, pages: 2, offices: 1, rule: null }

  it.each([
    [
      'three on another page, with a number to call',
      some,
      'Rapat warga soal TPS besok di balai desa, hubungi Pak RT 0812-3456-7890',
    ],
    [
      'five on one page, with an account',
      { ...some, copies: 5, pages: 1 },
      'Foto rapat warga ada di instagram: warga_rw05',
    ],
    ['twenty on five pages, whatever it says', { ...some, copies: 20, pages: 5 }, 'Warga berhak tahu hasilnya'],
    [
      'one, of what a member takes for spam for now',
      { ...some, copies: 1, pages: 1, rule: 'spam' as const },
      'Warga berhak tahu hasilnya',
    ],
    [
      'one, of what a member rejects for now',
      { ...some, copies: 1, pages: 1, rule: 'reject' as const },
      'Warga berhak tahu hasilnya',
    ],
  ])('%s: held, with their number, and never in the folder for that', (_, similar, text) => {
    const { outcome, reasons } = judgedWith(similar, text)
    expect(outcome).toBe('hold')
    expect(reasons).toEqual([{ code: 'copied', count: similar.copies }])
  })

  it('an advert may stand in the name', () => {
    const beside = { ...context, similar: some }
    const named = (name: string) => judge(comment({ name, text: 'Rapat warga besok di balai desa' }), beside).outcome
    expect(named('Pak RT 0812-3456-7890')).toBe('hold')
    expect(named('Pak RT')).toBe('publish')
  })

  it.each([
    ['three on another page', some],
    ['nineteen on one', { ...some, copies: 19, pages: 1 }],
  ])('%s, of words that lead nowhere: noted, and not held for it', (_, similar) => {
    expect(judgedWith(similar)).toEqual({
      outcome: 'publish',
      score: 0,
      reasons: [{ code: 'copied', count: similar.copies }],
    })
  })

  it.each([
    ['none', null],
    ['two on two pages', { ...some, copies: 2 }],
    ['four on one page', { ...some, copies: 4, pages: 1 }],
    ['many of what a member approved', { ...some, copies: 80, pages: 40, rule: 'approve' as const }],
  ])('%s: nobody’s business', (_, similar) => {
    expect(judgedWith(similar)).toEqual({ outcome: 'publish', score: 0, reasons: [] })
  })

  it('are told in words with their number', () => {
    expect(reasonView({ code: 'copied', count: 1_083 }, 'id').text).toBe('1.083 salinan serupa dalam 72 jam')
    expect(reasonView({ code: 'copied', count: 83 }, 'en').text).toBe('Near copies within 72 hours: 83')
  })

  it('are looked for by what was folded once: a comment folded beforehand gets the same verdict', () => {
    const words = comment({ name: 'Admin', text: 'Main SLOT  GACOR di sini, lihat https://slot.example' })
    expect(judge(folding(words), context)).toEqual(judge(words, context))
  })
})

describe('under attack', () => {
  const judgedWhile = (attack: JudgeContext['attack'], firstTime: boolean) =>
    judge(comment(), { ...context, attack, firstTime })

  it('those whom nobody knows wait first, and everybody where it does not stop', () => {
    expect(judgedWhile('newcomers', true)).toMatchObject({ outcome: 'hold', reasons: [{ code: 'under-attack' }] })
    expect(judgedWhile('newcomers', false)).toEqual({ outcome: 'publish', score: 0, reasons: [] })
    expect(judgedWhile('everybody', false)).toMatchObject({ outcome: 'hold', reasons: [{ code: 'under-attack' }] })
    expect(judgedWhile(null, true).outcome).toBe('publish')
  })
})

describe('a judge outside', () => {
  const judgedWith = (
    outside: JudgeContext['outside'],
    words: Partial<Judged> = {},
    more: Partial<JudgeContext> = {},
  ) => judge(comment(words), { ...context, ...more, outside })

  it('is waited for where nothing was found: held, and told so', () => {
    expect(judgedWith('unasked')).toEqual({ outcome: 'hold', score: 0, reasons: [{ code: 'unjudged' }] })
    const policy = { ...context.policy, moderation: 'pre' as const }
    expect(judgedWith('unasked', {}, { policy }).reasons).toEqual([{ code: 'policy-pre' }, { code: 'unjudged' }])
  })

  it.each([
    ['a link', { text: 'lihat https://slot.example' }],
    ['the trap', { trap: 'x' }],
  ])('is not asked where our own phases have found %s', (_, words) => {
    expect(judgedWith('unasked', words)).toEqual(judgedWith(null, words))
  })

  it('has seen no spam: what policy lets through is published, with a note', () => {
    expect(judgedWith('ham')).toEqual({ outcome: 'publish', score: 0, reasons: [{ code: 'akismet-ham' }] })
    const policy = { ...context.policy, moderation: 'pre' as const }
    expect(judgedWith('ham', {}, { policy }).outcome).toBe('hold')
  })

  it('sees spam alone: held; with a second signal, be it half a thought of our own: the spam folder', () => {
    expect(judgedWith('spam')).toEqual({ outcome: 'hold', score: 0.8, reasons: [{ code: 'akismet-spam' }] })
    expect(judgedWith('spam', { text: 'lihat https://slot.example' }).outcome).toBe('spam')
    const bands = { hold: 1, odd: 0.05, spam: 1 }
    const policy = { ...context.policy, filterBands: bands }
    const half = { text: 'semalam menang banyak berkat pola di keluwih' }
    expect(judgedWith(null, half, { policy })).toMatchObject({ outcome: 'publish' })
    expect(judgedWith('spam', half, { policy }).outcome).toBe('spam')
  })
})

describe('all findings together', () => {
  it('are all told, the surest one gives the score, and policy comes last', () => {
    const verdict = judge(
      { name: 'Admin', text: 'slot gacor di slot.com', trap: '' },
      { ...context, policy: { ...context.policy, moderation: 'pre' } },
      rules,
    )
    expect(verdict.reasons.map(({ code }) => code)).toEqual([
      'poses-as-office',
      'blocked-phrase',
      'links',
      'policy-pre',
    ])
    expect(verdict).toMatchObject({ outcome: 'hold', score: 0.6 })
  })

  it('a phase that breaks has not said yes', () => {
    const broken: Phase = {
      name: 'broken',
      find() {
        throw new Error('out of order')
      },
    }
    expect(judge(comment(), context, [broken])).toEqual({
      outcome: 'hold',
      score: 0,
      reasons: [{ code: 'phase-failed' }],
    })
    expect(judge(comment({ trap: 'x' }), context, [broken, ...phases]).outcome).toBe('spam')
  })

  it('a note is only told', () => {
    const note: Phase = { name: 'note', find: () => [{ code: 'links', weight: 'note', score: 0.1 }] }
    expect(judge(comment(), context, [note])).toEqual({ outcome: 'publish', score: 0.1, reasons: [{ code: 'links' }] })
  })
})

describe('whatever is sent', () => {
  const piece = fc.constantFrom(
    'slot gacor ',
    'https://',
    'a.com',
    ' . com',
    '://',
    '.',
    '-',
    '𝐊PU',
    '\u0301',
    '\ud800',
    ' ',
    'www.',
    'dot',
    'ﬁ',
    '@',
  )
  const text = fc.array(fc.oneof(piece, anyText(3)), { maxLength: 30 }).map((all) => all.join(''))

  it('there is a verdict, the same each time, and its evidence lies within the words', () => {
    fc.assert(
      fc.property(text, text, (name, words) => {
        const judged = comment({ name, text: words })
        const verdict = judge(judged, context)
        expect(judge(judged, context)).toEqual(verdict)
        expect(verdict.reasons.map(({ code }) => code)).not.toContain('phase-failed')
        for (const { field, from, to } of verdict.reasons.flatMap(({ evidence = [] }) => evidence)) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(judged[field].length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('evidence is bounded, also where everything is evidence', () => {
    const { reasons } = verdictOn('slot gacor a.com '.repeat(300))
    expect(reasons.map(({ evidence }) => evidence?.length)).toEqual([20, 20])
  })
})
