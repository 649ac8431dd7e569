import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldLetter } from '../../../service/domain/letters.ts'
import { makeShortWords } from '../../../service/filters/folding/make-short-words.ts'
import { commonWords, usualWords } from '../../../service/filters/folding/short-words.ts'
import { makeTable } from '../../../service/filters/folding/make-table.ts'

const root = join(import.meta.dirname, '../../../service')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('the table of look-alikes', () => {
  const table = read('domain/look-alikes.ts')

  it('is what the generator makes of the data beside it, and of the version it names', () => {
    const confusables = read('filters/folding/confusables.txt')
    expect(table).toBe(makeTable(confusables, read('filters/folding/names.txt')))
    expect(confusables).toContain('# Version: 17.0.0')
    expect(table).toContain('17.0.0')
  })

  it('is small, and plain ASCII, so that no letter of it can deceive who reads it', () => {
    expect(table.length).toBeLessThan(60_000)
    expect(table).toMatch(/^[\n -~©]*$/)
  })

  it.each([
    // UTS #39
    ['а е о р с у х ѕ і ј ԁ һ ԛ ԝ', 'a e o p c y x s i j d h q w'],
    ['Α Β Ε Η Ι Κ Μ Ν Ο Ρ Τ Χ Υ Ζ', 'a b e h i k m n o p t x y z'],
    ['Ꭺ Ᏼ Ꮯ Ꭰ Ꭼ Ꮋ Ꭻ Ꮶ Ꮇ Ꮲ Ꮪ Ꭲ Ꮩ Ꮃ Ꮓ', 'a b c d e h j k m p s t v w z'],
    ['ᗩ ᗷ ᑕ ᗪ ᖴ ᕼ ᒍ ᒪ ᗰ ᑎ ᑭ ᖇ ᔕ ᑌ ᐯ ᗯ ᙭', 'a b c d f h j l m n p r s u v w x'],
    ['ꓮ ꓐ ꓚ ꓓ ꓰ ꓝ ꓖ ꓧ ꓙ ꓗ ꓡ ꓟ ꓠ ꓳ ꓑ ꓣ ꓢ ꓔ ꓴ ꓦ ꓪ ꓫ ꓬ ꓜ', 'a b c d e f g h j k l m n o p r s t u v w x y z'],
    ['Ⲁ Ⲃ Ⲉ Ⲏ Ⲕ Ⲙ Ⲛ Ⲟ Ⲣ Ⲥ Ⲧ Ⲭ', 'a b e h k m n o p c t x'],
    // names
    ['ᴀ ʙ ᴄ ᴅ ᴇ ɢ ʜ ɪ ᴊ ᴋ ʟ ᴍ ɴ ᴏ ᴘ ʀ ꜱ ᴛ ᴜ ᴠ ᴡ ʏ ᴢ', 'a b c d e g h i j k l m n o p r s t u v w y z'],
    ['🄰 🅱 🅲 🅓 🆉 🇪 ⒡ ⓖ Ⓗ', 'a b c d z e f g h'],
    ['ø ł đ ħ ŧ ɨ ɇ ƀ ɏ ƶ', 'o l d h t i e b y z'],
    ['ɐ ɔ ǝ ɟ ƃ ɥ ᴉ ɾ ʞ ן ɯ ɹ ʇ ʌ ʍ ʎ', 'a c e f g h i r k l m r t v w y'],
    // Unicode's own decompositions
    ['𝐚 𝑏 𝒄 𝓭 𝔢 𝕗 𝗀 𝘩 𝙞 𝚓 ｋ ⁿ ᵐ ₒ', 'a b c d e f g h i j k n m o'],
    ['𝟎 ① ⑵ ３ ⁴ ₅ ٦ ७ ๘', '0 1 (2) 3 4 5 6 7 8'],
    // styles
    [
      '卂 乃 匚 ᗪ 乇 千 Ꮆ 卄 丨 ﾌ Ҝ ㄥ 爪 几 ㄖ 卩 尺 丂 ㄒ ㄩ ᐯ 山 乂 ㄚ 乙',
      'a b c d e f g h i j k l m n o p r s t u v w x y z',
    ],
    // what stands for itself
    ['× √ ∞ € ✓ ★', '× √ ∞ € ✓ ★'],
  ])('%s reads %s', (letters, plain) => {
    expect(letters.split(' ').map(foldLetter).join(' ')).toBe(plain)
  })
})

describe('the short words that people write', () => {
  const wordsOf = (lines: readonly string[]): Set<string> => new Set(lines.flatMap((line) => line.split(' ')))

  it('are what the generator makes of the rows', () => {
    const made = [...makeShortWords().matchAll(/'([a-z ]+)'/g)].map(([, line = '']) => line)
    expect([...commonWords, ...usualWords]).toEqual(made)
  })

  it('are of two to four letters, in one list each, those of offices among them', () => {
    const [common, usual] = [wordsOf(commonWords), wordsOf(usualWords)]
    expect([...common, ...usual].filter((word) => !/^[a-z]{2,4}$/.test(word))).toEqual([])
    expect(common.intersection(usual)).toEqual(new Set())
    expect(['tps', 'kpu', 'dpt', 'rt', 'yang'].filter((word) => !common.has(word))).toEqual([])
  })
})
