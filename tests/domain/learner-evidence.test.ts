import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folding, wordsAlone } from '../../service/filters/judge.ts'
import { fold } from '../../service/filters/folding.ts'
import { evidenceOf } from '../../service/filters/learner/evidence.ts'
import { linesOf } from '../../service/filters/learner/line.ts'
import { opinionOn } from '../../service/filters/learner/opinion.ts'
import { shipped } from '../../service/filters/learner/shipped.ts'
import { learner } from '../../service/filters/phases/learner.ts'

type Marked = { field: 'name' | 'text'; from: number; to: number }

/** What would be marked of a comment, held or not. */
function evidenceIn(text: string, name = ''): Marked[] {
  const comment = folding({ name, text, trap: '' })
  const { part } = opinionOn(comment, comment.folded, shipped)
  return part ? evidenceOf(part, shipped) : []
}

const marked = (text: string): string[] => evidenceIn(text).map(({ from, to }) => text.slice(from, to))

describe('what is marked is what gave it away', () => {
  it.each([
    ['the name, not the word before it', 'emang terbaik si abang KELUWIH88', ['KELUWIH88']],
    ['a name hung on a word', 'barusan dapet nih dari𝓚𝓔𝓛𝓤𝓦𝓘𝓗 😁', ['𝓚𝓔𝓛𝓤𝓦𝓘𝓗']],
    ['a word hung on a name', 'Seru main di 𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟖𝟖-bikin semangat', ['𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟖𝟖']],
    ['a name among emoji, without them', 'gaskeun kang..!🤎𝗞𝗘𝗟𝗨𝗪𝗜𝗛𝟰𝗗🔥', ['𝗞𝗘𝗟𝗨𝗪𝗜𝗛𝟰𝗗']],
    [
      'without what closes a sentence',
      'tiap buka ＫＥＬＵＷＩＨ, mood naik. Main di KELUWIH88!',
      ['ＫＥＬＵＷＩＨ', 'KELUWIH88'],
    ],
    ['without a full stop or an apostrophe', "yang keluar malah 'KELUWIH88'.", ['KELUWIH88']],
    ['a name in one with what follows its last digit', 'main di k e l u w-5dari tadi', ['k e l u w-5dari']],
    ['letters of many alphabets set apart', 'rezeki datang di K Е 𝘓 U W 𝟪 𝟪!', ['K Е 𝘓 U W 𝟪 𝟪']],
    ['an address whole', 'Cuma di p/keluwih77-7: healing dapet', ['p/keluwih77-7']],
    ['a number whole, however it is grouped', 'hp murah lelang bea cukai, minat WA 0800 1234 5678', ['0800 1234 5678']],
  ])('%s', (_, text, shown) => {
    expect(marked(text)).toEqual(shown)
  })

  it('everyday words around a name are not', () => {
    const text = 'Kak mau tanya, kapan rekapitulasi? main di KELUWIH88 maxwin, terima kasih petugas'
    expect(marked(text).join(' ')).toMatch(/KELUWIH88/)
    expect(marked(text).join(' ')).not.toMatch(/tanya|kapan|rekapitulasi|terima|petugas/)
  })

  it.each(['Erwin', 'KRISTANTO GUMELAR', 'Budi123', 'Siti Aminah'])('a person is not, be they called %s', (name) => {
    for (const text of ['Gacor parah di KELUWIH88 bos', 'cuma di keluwihtoto langsung maxwin', '𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟖𝟖 mantap']) {
      const marks = evidenceIn(text, name)
      expect(marks.length).toBeGreaterThan(0)
      expect(marks.filter(({ field }) => field === 'name')).toEqual([])
    }
  })

  it('a name that says it itself is, all of it', () => {
    const marks = evidenceIn('modal receh maxwin tiap malam', 'KELUWIH88 gacor')
    expect(marks).toContainEqual({ field: 'name', from: 0, to: 15 })
  })

  it('in the field it stands in', () => {
    const [first] = evidenceIn('Halo semua', 'Slot gacor KELUWIH88')
    expect(first).toEqual({ field: 'name', from: 0, to: 20 })
  })
})

describe('where every letter weighs the same', () => {
  const even = { ...shipped, table: new Int8Array(shipped.table.length).fill(1) }
  const markedEvenly = (text: string): string[] => {
    const [line] = linesOf({ name: '', text }, { name: fold(''), text: fold(text) })
    if (!line) return []
    return evidenceOf({ line, from: 0, to: line.length, margin: 0 }, even).map(({ from, to }) => text.slice(from, to))
  }

  it.each([
    [
      'names and words of the trade are marked, others are not',
      'rumah sawah KELUWIH88 rumah sawah maxwin',
      ['KELUWIH88', 'maxwin'],
    ],
    [
      'one word between two of them is marked with them',
      'sawah Gacor parah, jackpot besar keluwih168 sawah',
      ['Gacor parah, jackpot besar keluwih168'],
    ],
    ['where there are none, every long word is', 'sawah rumah', ['sawah rumah']],
    ['short words are not', 'di ke ya', []],
  ])('%s', (_, text, shown) => {
    expect(markedEvenly(text)).toEqual(shown)
  })

  it.each(['subscribe', 'subscriber', 'promosi', 'bonusnya'])('what adverts call to is, in any form: %s', (word) => {
    expect(markedEvenly(`minta teman semua ${word} bersama kita`)).toEqual([word])
  })
})

const isLetter = (unit: string | undefined): boolean => /[a-z0-9]/i.test(unit ?? '')

it('never half a word, whatever is sent, and nothing twice', () => {
  const pieces =
    'slot gacor|KELUWIH88|Kapan DPT?|k e l u w|0812 3456 7890|https://kelu.wih/88?a=1|dari|🔥|,| |\n|…|..|ubur|Ｋ|-|5|maxwin!'
  const piece = fc.constantFrom(...pieces.split('|'))
  const words = fc.array(piece, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '))
  const glued = fc.array(piece, { minLength: 1, maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.oneof(words, glued), (text) => {
      let before = 0
      for (const { from, to } of evidenceIn(text)) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(isLetter(text[from - 1]) && isLetter(text[from])).toBe(false)
        expect(isLetter(text[to - 1]) && isLetter(text[to])).toBe(false)
        expect(text.slice(from, to)).toBe(text.slice(from, to).trim())
        before = to
      }
    }),
    { numRuns: 500 },
  )
})

it.each(['a ', '1 ', '12 ', 'K Е 𝘓 ', 'a🔥', 'dari𝓚𝓔𝓛𝓤𝓦 ', 'x', '.', '0812 ', 'slot ', '\u0301'])(
  'of 50,000 times %j it is bounded as well',
  (unit) => {
    const text = `${unit.repeat(50_000 / unit.length)} slot gacor KELUWIH88`
    expect(evidenceIn(text).length).toBeLessThanOrEqual(21)
  },
)

it('is what the reason carries', () => {
  const text = 'Gacor parah di KELUWIH88 bos'
  const [found] = learner.find(folding({ name: '', text, trap: '' }), wordsAlone)
  expect(found?.evidence).toEqual(evidenceIn(text))
})
