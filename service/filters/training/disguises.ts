import { type Chance, pick } from './chance.ts'

/** Writes a text so that people read it and word lists do not. */
export type Disguise = (text: string, chance: Chance) => string

const from = (first: number) => (offset: number) => String.fromCodePoint(first + offset)

type Alphabet = {
  capital?: (offset: number) => string
  small?: (offset: number) => string
  digit?: (offset: number) => string
}

/** Letter by letter from blocks that stand in the order of a–z; where there are no small letters, capitals serve. */
function alphabet({ capital, small = capital, digit }: Alphabet): Disguise {
  return (text) =>
    text.replace(/[A-Za-z0-9]/g, (letter) => {
      const code = letter.charCodeAt(0)
      if (code < 58) return digit ? digit(code - 48) : letter
      if (code < 91) return (capital ?? small)?.(code - 65) ?? letter
      return small?.(code - 97) ?? letter
    })
}

/** Single letters that look the same elsewhere; the others stay. */
function lookAlikes(pairs: string, share = 1): Disguise {
  const table = new Map(pairs.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))
  return (text, chance) =>
    text.replace(/[\s\S]/g, (letter) => {
      const other = table.get(letter)
      return other !== undefined && (share === 1 || chance() < share) ? other : letter
    })
}

const double = alphabet({ small: from(0x1d552), digit: from(0x1d7d8) })

const behindEach =
  (mark: string): Disguise =>
  (text) =>
    text.replace(/[A-Za-z0-9]/g, `$&${mark}`)
const between =
  (mark: string): Disguise =>
  (text) =>
    text.replace(/(?<=[A-Za-z0-9])(?=[A-Za-z0-9])/g, mark)

const letters = (list: string): ((offset: number) => string) => {
  const all = [...list]
  return (offset) => all[offset] ?? ''
}

const single = [
  alphabet({ capital: from(0x1d400), small: from(0x1d41a), digit: from(0x1d7ce) }),
  alphabet({ capital: from(0x1d63c), small: from(0x1d656), digit: from(0x1d7ec) }),
  lookAlikes('aа eе oо pр cс xх yу iі sѕ AА BВ EЕ KК MМ HН OО PР CС TТ XХ IІ SЅ'),
  alphabet({ capital: from(0xff21), small: from(0xff41), digit: from(0xff10) }),
  alphabet({ capital: from(0x24b6), small: from(0x24d0) }),
]

/** A letter of this, a letter of that, as a ransom note is cut out; some stay plain. */
const mixed: Disguise = (text, chance) => {
  const share = 0.4 + chance() * 0.6
  return [...text].map((letter) => (chance() < share ? pick(single, chance)(letter, chance) : letter)).join('')
}

/** Words cut in groups of two to four, as it comes or all alike. */
const inGroups: Disguise = (text, chance) => {
  const each = chance() < 0.4 ? 3 + Math.floor(chance() * 2) : 0
  return text.replace(/[A-Za-z0-9]{3,}/g, (word) => {
    let apart = ''
    for (let from = 0; from < word.length;) {
      const to = from + (each || 2 + Math.floor(chance() * 3))
      apart += (from > 0 ? ' ' : '') + word.slice(from, to)
      from = to
    }
    return apart
  })
}

/** Most vowels dropped, as chats do and names that are told and not shown. */
const withoutVowels: Disguise = (text, chance) =>
  text.replace(/(?<=[A-Za-z])[aeiouAEIOU]/g, (vowel) => (chance() < 0.75 ? '' : vowel))

/** Most vowels behind a first letter hidden, each under the same sign or under one of its own. */
const withHiddenVowels: Disguise = (text, chance) => {
  const signs = pick(['*', '*', '*', '.', '-', '_', '#', '*#-', '*.x'], chance)
  const share = 0.6 + chance() * 0.4
  return text.replace(/(?<=[A-Za-z])[aeiouAEIOU]/g, (vowel) => (chance() < share ? pick([...signs], chance) : vowel))
}

/** Most letters written twice. */
const twice: Disguise = (text, chance) => {
  const share = 0.7 + chance() * 0.3
  return text.replace(/[A-Za-z]/g, (letter) => (chance() < share ? letter + letter : letter))
}

/** What is done to whole texts rather than to a name: nobody sets all of an advert in circles, but some shorten all of it. */
export const hiding: readonly Disguise[] = [withoutVowels, withHiddenVowels, twice]

const alike = new Map(
  'a@∆4 s$§5 i!¡1 e€∃3 l|£1 o0ø t†+7 c¢( u∪ n∩'.split(' ').map((row) => [row.charAt(0), row.slice(1)]),
)

/** Most letters that have signs of their likeness become one of them. */
const inSigns: Disguise = (text, chance) =>
  text.replace(/[A-Za-z]/g, (letter) => {
    const signs = alike.get(letter.toLowerCase())
    return signs !== undefined && chance() < 0.6 ? pick([...signs], chance) : letter
  })

/** Those that training applies: what spam of 2025 wears, as the collectors found it. */
export const known: Readonly<Record<string, Disguise>> = {
  'math bold': alphabet({ capital: from(0x1d400), small: from(0x1d41a), digit: from(0x1d7ce) }),
  'math bold italic': alphabet({ capital: from(0x1d468), small: from(0x1d482), digit: from(0x1d7ce) }),
  'sans bold': alphabet({ capital: from(0x1d5d4), small: from(0x1d5ee), digit: from(0x1d7ec) }),
  'sans bold italic': alphabet({ capital: from(0x1d63c), small: from(0x1d656), digit: from(0x1d7ec) }),
  'bold script': alphabet({ capital: from(0x1d4d0), small: from(0x1d4ea) }),
  monospace: alphabet({ capital: from(0x1d670), small: from(0x1d68a), digit: from(0x1d7f6) }),
  fullwidth: alphabet({ capital: from(0xff21), small: from(0xff41), digit: from(0xff10) }),
  circled: alphabet({ capital: from(0x24b6), small: from(0x24d0) }),
  strikethrough: behindEach('\u0336'),
  'line below': behindEach('\u0332'),
  cyrillic: lookAlikes('aа eе oо pр cс xх yу iі sѕ AА BВ EЕ KК MМ HН OО PР CС TТ XХ IІ SЅ'),
  greek: lookAlikes('aα oο iι nη uυ AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ XΧ YΥ ZΖ', 0.7),
  mixed,
  leet: lookAlikes('a4 e3 i1 o0 s5 t7 A4 E3 I1 O0 S5 T7', 0.7),
  spaced: between(' '),
  'pairs apart': (text) => text.replace(/([A-Za-z0-9]{2})(?=[A-Za-z0-9])/g, '$1 '),
  'groups apart': inGroups,
  signs: inSigns,
  'letters left out': withoutVowels,
  'letters hidden': withHiddenVowels,
  'letters twice': twice,
  dotted: between('.'),
  dashed: between('-'),
  'zero width space': between('\u200b'),
  'emoji between': (text, chance) => between(pick(['🔥', '⭐', '💎', '🎰'], chance))(text, chance),
}

/** Those that people set a greeting or a slogan in, for no other reason than that it looks good: J U J U R, 𝗱𝗮𝗺𝗮𝗶. */
export const ornaments: readonly Disguise[] = [
  'math bold',
  'math bold italic',
  'sans bold',
  'sans bold italic',
  'bold script',
  'monospace',
  'circled',
  'strikethrough',
  'spaced',
  'dotted',
].flatMap((name) => known[name] ?? [])

/** No disguise, and yet other bytes. */
export const cases: Readonly<Record<string, Disguise>> = {
  'case mix': (text) => [...text].map((letter, at) => (at % 2 ? letter.toLowerCase() : letter.toUpperCase())).join(''),
  capitals: (text) => text.toUpperCase(),
  'small letters': (text) => text.toLowerCase(),
}

const accents = [...'\u0300\u0301\u0302\u0303\u0308']

/** Those that were written when everything else stood: nothing was tuned while looking at what they find. */
export const fresh: Readonly<Record<string, Disguise>> = {
  'double-struck': (text, chance) => double(text.toLowerCase(), chance),
  'brackets around': (text) => text.replace(/[A-Za-z0-9]/g, '[$&]'),
  'commas between': between(','),
  'letters doubled': (text) => text.replace(/[A-Za-z]/g, '$&$&'),
  'vowels as stars': (text) => text.replace(/(?<=[A-Za-z])[aeiouAEIOU]/g, '*'),
  'accents on vowels': (text, chance) =>
    text.replace(/[aeiouAEIOU]/g, (vowel) => (vowel + pick(accents, chance)).normalize('NFC')),
  cherokee: lookAlikes('AᎪ BᏴ CᏟ DᎠ EᎬ GᏀ HᎻ IᏆ JᎫ KᏦ LᏞ MᎷ PᏢ RᎡ SᏚ TᎢ VᏙ WᎳ YᎩ ZᏃ'),
  'parts in other cases': (text) =>
    [...text].map((letter, at) => (at % 4 < 2 ? letter.toUpperCase() : letter.toLowerCase())).join(''),
  'hearts between pairs': (text) => text.replace(/([A-Za-z0-9]{2})(?=[A-Za-z0-9])/g, '$1❤'),
}

/** Those that training never applies: what the bench asks instead of tomorrow. */
export const keptOut: Readonly<Record<string, Disguise>> = {
  'negative squared': alphabet({ capital: from(0x1f170) }),
  squared: alphabet({ capital: from(0x1f130) }),
  'negative circled': alphabet({ capital: from(0x1f150) }),
  parenthesised: alphabet({ capital: from(0x249c), small: from(0x249c) }),
  regional: alphabet({ capital: (offset) => `${from(0x1f1e6)(offset)}\u200b` }),
  'small capitals': alphabet({ capital: letters('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ') }),
  superscript: alphabet({ capital: letters('ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ'), digit: letters('⁰¹²³⁴⁵⁶⁷⁸⁹') }),
  fraktur: alphabet({ capital: from(0x1d56c), small: from(0x1d586) }),
  'canadian syllabics': alphabet({ capital: letters('ᗩᗷᑕᗪEᖴGᕼIᒍKᒪᗰᑎOᑭᑫᖇᔕTᑌᐯᗯ᙭YZ') }),
  'upside down': (text) => {
    const turned = letters('ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz')
    return [...text.toLowerCase()]
      .map((letter) => (/[a-z]/.test(letter) ? turned(letter.charCodeAt(0) - 97) : letter))
      .toReversed()
      .join('')
  },
  'ring above': behindEach('\u030a'),
  'tilde through': behindEach('\u0334'),
  'two marks': behindEach('\u0353\u033d'),
  'word joiner': between('\u2060'),
  'soft hyphen': between('\u00ad'),
  slashes: between('/'),
  'fours apart': (text) => text.replace(/([A-Za-z0-9]{4})(?=[A-Za-z0-9])/g, '$1 '),
  'leet and dots': (text, chance) =>
    between('.')(lookAlikes('a4 e3 i1 o0 s5 A4 E3 I1 O0 S5', 0.5)(text, chance), chance),
  'vowels left out': (text) => text.replace(/(?<=[A-Za-z])[aeiouAEIOU]/g, ''),
  'threes apart': (text) => text.replace(/([A-Za-z0-9]{3})(?=[A-Za-z0-9])/g, '$1 '),
  'underscores between': between('_'),
  stretched: (text) => text.replace(/[aeiouAEIOU]/g, '$&$&$&$&'),
  'signs for letters': lookAlikes('a@ s$ i! e€ l| A@ S$ I! E€ L|'),
}
