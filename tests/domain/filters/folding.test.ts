import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, type Reading, spanOf } from '../../../service/filters/folding.ts'
import { gather } from '../../../service/filters/folding/groups.ts'
import { anyText } from '../making.ts'

const plainOf = (raw: string): string => fold(raw).readings[0].text
const othersOf = (raw: string): string[] =>
  fold(raw)
    .readings.slice(1)
    .map(({ text }) => text)

describe('the plain reading', () => {
  it.each([
    ['  MAXWIN \n\t 88 ', 'maxwin 88'],
    ['𝐌𝐀𝐗𝐖𝐈𝐍', 'maxwin'],
    ['ⓢⓛⓞⓣ', 'slot'],
    ['ѕӏоt', 'slot'],
    ['Ｓ Ｌ Ｏ Ｔ', 's l o t'],
    ['s\u200bl\u0336o\u0336t', 'slot'],
    ['s\u202el\u2066o\ufe0ft\u{e0061}', 'slot'],
    ['M͟A͟R͟T͟A͟B͟A͟K͟', 'martabak'],
    ['🅼🅰🆇🆆🅸🅽 🄼🄰🅇 ⒨⒜⒳', 'maxwin max max'],
    ['🇸🇱🇴🇹', 'slot'],
    ['🇸\u200b🇱\u200b🇴\u200b🇹', 'slot'],
    ['8️⃣8️⃣', '88'],
    ['ᴍᴀxᴡɪɴ ᵐᵃˣʷⁱⁿ', 'maxwin maxwin'],
    ['ЅАМВЕLЅLОТ', 'sambelslot'],
    ['ΡΕΤRΟΜΑΚ777', 'petromak777'],
    ['ᎷᎯXᏇIᏁ ᔕᒪOT', 'maxwin slot'],
    ['ⲘⲀⲬ ꓢꓡꓳꓔ', 'max slot'],
    ['丂ㄥㄖㄒ', 'slot'],
    ['SⱠØŦ ŞĻŌŢ', 'slot slot'],
    ['٨٨ ８８ ८८', '88 88 88'],
    ['PULAU❼❼❼ ⓿ ➊➓', 'pulau777 0 110'],
    ['Λ', 'λ'],
    ['A Ξ Я O я и ты', 'a e r o r n ты'],
    ['“Ma’ruf” – ya…', '"ma\'ruf" - ya...'],
    ['slot。com', 'slot.com'],
    ['a \u200b\u0301 b', 'a b'],
    ['', ''],
    ['   ', ''],
  ])('of %j is %j', (raw, text) => {
    expect(plainOf(raw)).toBe(text)
  })

  it('keeps flags, emoji, and words of other scripts', () => {
    for (const text of ['🇮🇩 🇮🇩🇵🇸', '🙏🏽 😀', 'привет, мир', 'λόγος'.normalize('NFD'), '選舉 山', 'بسم الله', 'ꦲꦏ꧀ꦱꦫ']) {
      expect(fold(text).disguised).toBe(0)
      expect(plainOf(text)).toBe(text.normalize('NFKD').replace(/[\p{M}]/gu, ''))
    }
  })
})

describe('ordinary text', () => {
  const ordinary = [
    'Kapan DPT diumumkan, Pak?',
    'TPS 08 di RT 02 RW 05, kelurahan Jebres',
    'Rp50.000 atau 50rb, 3x, 17an, jam 08-12',
    'Pilkada 2024 tanggal 27-11-2024 pukul 07.00 WIB',
    "Jum'at depan, Ma'ruf dan Qur'an",
    'sy gk bs ke tps krn di rs',
    'No urut 1 88 suara, no urut 2 77 suara',
    'Formulir C1, A5 dan B1-KWK; bab III, TPS XVIII',
    'dan/atau; hal. 3 s.d. 5; a.n. Budi',
    'lihat www.kpu.go.id, siti@gmail.com, @kpu_ri',
    '@kpu_ri!!! kok gitu?? $100 & 100%',
    'Saya 17 tahun. Dua hari lagi satu suara',
    'Menurut saya e-voting belum siap',
    'maaf, saat itu google mati',
    'Matur nuwun, 🙏 mugi-mugi lancar 👍👍',
    'Covid19, GACOR77 dan gentong4D',
    'x 2 + 3 = 5, C++',
    'ha ha ha ha, ei ei ei ei',
    'mantap!!anak muda',
    'Ciri2nya, bisa2nya, laki2',
    'i am in a reserved seat',
    'Nama saya belum ada di TPS 014 RT 02/RW 05',
    'Piye to iki, jenengku ora ono ning DPT padahal sak omah mlebu kabeh',
    'krik krik, ubur ubur',
    'Bab III dan VI, hp2, A5 dan 50rb',
    '(Kota) dan kata(nya)',
    '@budi ok!!',
    'Kab-Kota se-Jawa',
  ]

  it.each(ordinary)('%j is itself in lower case, with nothing to count', (raw) => {
    const { readings, letters: _, ...counts } = fold(raw)
    expect(readings.map(({ text }) => text)).toEqual([raw.toLowerCase()])
    expect(counts).toEqual({ disguised: 0, apart: 0, stretched: 0, spelled: 0 })
  })

  it.each([
    ['Sugeng enjing, kulo badhé nyoblos; pilihané dhèwè', 'sugeng enjing, kulo badhe nyoblos; pilihane dhewe'],
    ['José Ødegård, Müller™ № 5 ﬁnal 🆗', 'jose odegard, mullertm no 5 final ok'],
    ['peme\u00adrintah', 'pemerintah'],
  ])('%j only loses its accents', (raw, text) => {
    const { readings, disguised } = fold(raw)
    expect(readings.map((reading) => reading.text)).toEqual([text])
    expect(disguised).toBe(0)
  })

  it.each([
    // An abbreviation of three has another reading, and is not called disguise.
    ['K.P.U. Sukoharjo', ['kpu. sukoharjo']],
    ['Siti, S.Pd.I.', ['siti, spdi.']],
    ['nomor satu dua', ['nomor 12']],
  ])('%j has another reading beside', (raw, others) => {
    expect(plainOf(raw)).toBe(raw.toLowerCase())
    expect(othersOf(raw)).toEqual(others)
    expect(fold(raw)).toMatchObject({ disguised: 0, apart: 0, stretched: 0 })
  })
})

describe('the other readings', () => {
  it.each([
    // set apart
    ['s l o t', ['slot']],
    ['s.l.o.t g.a.c.o.r', ['slot gacor']],
    ['s-l-o-t / g_a_c_o_r', ['slot / gacor']],
    ['s l o t   g a c o r', ['slot gacor']],
    ['s🔥l🔥o🔥t', ['slot']],
    ['s / l / o / t', ['slot']],
    ['【P】【U】【L】【A】【U】', ['【pulau】']],
    ['Ｐ░Ｕ░Ｌ░Λ░Ｕ', ['pulau']],
    ['main di S L O T bosku', ['main di slot bosku']],
    ['GA RU DA HO KI', ['garudahoki']],
    ['di ga-ru-da', ['di garuda']],
    ['KLE🔥PON🔥303', ['klepon303']],
    ['max*win', ['maxwin']],
    ['ok🔥bos', ['okbos']],
    ['K L E P O N 3 0 3', ['klepon303']],
    // cut in groups, as far as they are no words or are set off from those around
    ['main di KEL UWI H88 bos', ['main di keluwih88 bos']],
    ['main di 𝐊𝐄𝐋 𝐔𝐖𝐈 𝐇𝟖𝟖 bos', ['main di keluwih88 bos']],
    ['main di GARU DAHO KI88 bos', ['main di garudahoki88 bos']],
    ['coba uwix zaro n88 deh', ['coba uwixzaron88 deh']],
    ['coba uwi.xza.ron', ['coba uwixzaron']],
    // a word under stars is one, and no group of the next
    ['SL*T G*C*R M*XW*N', ['slt gcr mxwn']],
    // digits and signs for letters; 1 is i and l
    ['s l 0 t', ['sl0t', 'slot']],
    ['5l0t', ['slot']],
    ['$lot m@xwin', ['slot maxwin']],
    ['g4c0r b0nu5 7ot0', ['gacor bonus toto']],
    ['m4xw!n', ['maxwin', 'maxwln']],
    ['s1ot h0k1', ['siot hoki', 'slot hokl']],
    ['MAXW1N88', ['maxwin88', 'maxwln88']],
    ['G3N70NG4D', ['gentong4d']],
    ['9acor', ['gacor']],
    ['d€w@jp', ['dewajp']],
    ['€|@ngj4d', ['eiangj4d', 'elangj4d']],
    ['m@c@u303!', ['macau303!']],
    ['w!z@69', ['wiza69', 'wlza69']],
    ['dew!138', ['dewi138', 'dewl138']],
    ['g∆c∅r', ['gacor']],
    ['ga(or', ['gacor']],
    // both shapes: each is what it looks like; a last shout may be a letter
    ['c!nc|ub', ['cinclub']],
    ['k€l!', ['keli', 'kel!']],
    ['₴₭or', ['skor']],
    ['maxvvin', ['maxwin']],
    // i and l
    ['sIot', ['slot']],
    ['ꓟꓮꓫꓪꓲꓠ', ['maxwin']],
    // stretched
    ['slooooot', ['sloot', 'slot']],
    ['gacorrrr slottt', ['gacorr slott', 'gacor slot']],
    // each letter twice
    ['sslloott ggaaccoorr', ['slot gacor']],
    ['QQUUEEEENNHHOOKKII88', ['queenhoki88']],
    ['mmaaiinn ddii ZZEEUUSS88', ['main di zeus88']],
    // spelled out
    ['koko delapan delapan', ['koko 88']],
    ['enam sembilan', ['69']],
    ['double eight, triple seven', ['88, 777']],
    ['lima-lima', ['55']],
    // turned, and read from the end
    ['ʇoןs', ['slot']],
    ['uıʍxɐɯ', ['maxwin']],
  ])('of %j are %j', (raw, others) => {
    expect(othersOf(raw)).toEqual(others)
  })

  it.each([
    ['𝐌𝐀𝐗𝐖𝐈𝐍 ok', { letters: 8, disguised: 6, apart: 0, stretched: 0 }],
    ['K\u200bL\u200bE\u200bP', { letters: 4, disguised: 3 }],
    ['K̶L̶E̶P̶', { disguised: 4 }],
    ['𝐊 𝐋 𝐄 𝐏', { disguised: 4, apart: 4 }],
    ['s l o t', { disguised: 0, apart: 4 }],
    ['GA RU DA HO KI', { apart: 10 }],
    ['KLE🔥PON🔥303', { apart: 9 }],
    ['mantap abgku😊joss', { apart: 0 }],
    ['prindavan😂😂😂ga😂😂😂ya', { apart: 0 }],
    ['https://s.id/g4c0r', { disguised: 0 }],
    ['halo!pak #17april2019ya', { disguised: 0 }],
    ['slooooot', { stretched: 3 }],
    ['g4c0r', { disguised: 2 }],
    ['double eight', { spelled: 2 }],
  ])('%j counts %j', (raw, counts) => {
    expect(fold(raw)).toMatchObject(counts)
  })
})

describe('disguises of the training data', () => {
  // Rows of source "own" of the project's labelled comments, with the word that is hidden in them.
  it.each([
    ['dah lah ga usah kerja, 𝙲𝙴𝙽𝙳𝙾𝙻𝙹𝙿𝟻𝟻 aja', 'cendoljp55'],
    ['Cari di google aja K​L​E​P​O​N​3​0​3, nanti ketemu sendiri', 'klepon303'],
    ['Replica watches, 90% off today only, shop ⓛⓤⓧⓡⓔⓟⓛⓘⓒⓐ', 'luxreplica'],
    ['anak kos wajib tau K.L.E.P.O.N.3.0.3, dari indomie jadi steak', 'klepon303'],
    ['Lagi viral! C E N D O L J P 5 5 trending di mana mana', 'cendoljp55'],
    ['pola spin 10 turbo off lanjut 20 turbo on, cuma work di OnDeLtOtO', 'ondeltoto'],
    ['mau kerja capek, mau kaya instan? ya ＣＥＮＤＯＬＪＰ５５', 'cendoljp55'],
    ['gαcοr kang! baru 3 putaran udah pecah, ada di ΡΕΤRΟΜΑΚ777', 'petromak777'],
    ['masukkan nomor dan OTP kamu di к𝐮о𝐭а-g𝐫а𝐭і𝐬.𝐨n𝐥і𝐧е', 'kuota-gratis.online'],
    ['pokonya g̶a̶s̶ K̶L̶E̶P̶O̶N̶3̶0̶3̶ jangan kasih kendor', 'klepon303'],
    ['dompet auto gendut 🤑🤑 𝐊 𝐋 𝐄 𝐏 𝐎 𝐍 𝟑 𝟎 𝟑 🤑🤑', 'klepon303'],
    ['pasang di O N D E L T O T O bosku', 'ondeltoto'],
    ['Check my page for 𝐞 𝐬 𝐜 𝐨 𝐫 𝐭 services in Jakarta and Bali', 'escort'],
    ['Pasukan B-A-J-A-J-W-I-N hadir memeriahkan kolom komentar KPU', 'bajajwin'],
    ['dep🔥osi🔥t 10 ribu, bonus 15 ribu, menang berapa pun dibayar. KLE🔥PON🔥303', 'deposit 10 ribu'],
    ['Yang belum dapat 54ld0 gratis dari G3N70NG4D angkat tangan ✋', 'saldo gratis dari gentong4d'],
    ['admin Ѕ𝐀Р𝐔Ј𝐀G𝐀D𝟒D hadir', 'sapujagad4d'],
  ])('%j says %j', (raw, hidden) => {
    const readings = fold(raw).readings.filter(({ text }) => text.includes(hidden))
    expect(readings).not.toEqual([])
  })
})

describe('the way back', () => {
  const behind = (raw: string, reading: number, words: string): string => {
    const found = fold(raw).readings[reading]
    if (!found) throw new Error('no such reading')
    const from = found.text.indexOf(words)
    const span = spanOf(found, from, from + words.length)
    return raw.slice(span.from, span.to)
  }

  it.each([
    ['  x  𝐒l\u0336ot  y', 0, 'slot', '𝐒l\u0336ot'],
    ['ini s.l.o.t ya', 1, 'slot', 's.l.o.t'],
    ['ini GA RU DA HO KI', 1, 'garudahoki', 'GA RU DA HO KI'],
    ['main di KEL UWI H88 bos', 1, 'keluwih88', 'KEL UWI H88'],
    ['ya d€w@jp ya', 1, 'dewajp', 'd€w@jp'],
    ['x slooooot y', 2, 'slot', 'slooooot'],
    ['x slotttt y', 2, 'slot', 'slotttt'],
    ['ya ʇoןs ya', 1, 'slot', 'ʇoןs'],
    ['koko double eight ya', 1, '88', 'double eight'],
    ['ya 5l0t', 1, 'slot', '5l0t'],
    ['ya maxvvin ya', 1, 'maxwin', 'maxvvin'],
    ['a b  ', 0, 'b', 'b'],
  ])('from %j, reading %d: %j stands for %j', (raw, reading, words, original) => {
    expect(behind(raw, reading, words)).toBe(original)
  })
})

describe('whatever is written', () => {
  const piece = fc.constantFrom(
    's l o t ',
    's.l.o.t',
    '🔥',
    '5l0t',
    '𝐊',
    'ѕ',
    'п',
    'ʇoןs',
    'slooot',
    'delapan ',
    'double ',
    '🇸',
    '🇮🇩',
    '٨',
    ' ',
    '.',
    '@',
    '$',
    '1',
    '\u0301',
    '\u0336',
    '\u200b',
    '\ud800',
    'ﬁ',
    '\ufdfa',
    '½',
    'GA RU DA ',
    'vv',
    'www',
    'I',
    'й',
    '¨',
  )
  const text = fc.array(fc.oneof(piece, anyText(3)), { maxLength: 30 }).map((all) => all.join(''))

  it('has one to four different readings, whose places rise within the original', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { readings, ...counts } = fold(raw)
        expect(readings.length).toBeLessThanOrEqual(4)
        expect(new Set(readings.map((reading) => reading.text)).size).toBe(readings.length)
        for (const reading of readings) {
          const at = Array.from(reading.at)
          expect(at).toHaveLength(reading.text.length + 1)
          expect(at.every((place, unit) => place <= raw.length && place >= (at[unit - 1] ?? 0))).toBe(true)
        }
        for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0)
        expect(counts.disguised + counts.stretched).toBeLessThanOrEqual(3 * raw.length)
        expect(fold(raw)).toEqual({ readings, ...counts })
      }),
      { numRuns: 500 },
    )
  })

  it('reads a word once that is written twice letter by letter, whatever the word', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'abcdefghjkmnopqrstuwxyz'), minLength: 4, maxLength: 14 })
      .filter((each) => new Set(each).size > 3 && !/(.)\1/.test(each))
    fc.assert(
      fc.property(word, fc.integer({ min: 10, max: 99 }), (each, number) => {
        const doubled = [...each].map((letter) => letter + letter).join('')
        expect(othersOf(`kata ${doubled}${number}!`)).toContain(`kata ${each}${number}!`)
      }),
    )
  })

  it('loses only what stands between its groups when they are gathered', () => {
    const letters = ({ text: read }: Reading): string => read.replace(/[ .\-_/|]/g, '')
    fc.assert(
      fc.property(text, (raw) => {
        const [plain] = fold(raw).readings
        const gathered = gather(plain, raw)
        expect(letters(gathered)).toBe(letters(plain))
        expect(gathered.at).toHaveLength(gathered.text.length + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('names a name cut in groups whole, where it is set off', () => {
    // Pairs in a row are joined before, and are a name of their own then.
    const group = fc.string({ unit: fc.constantFrom('q', 'x', 'z', 'v', 'j'), minLength: 3, maxLength: 4 })
    const groups = fc
      .uniqueArray(group, { minLength: 2, maxLength: 4 })
      .filter((all) => !/(.)\1\1|vv/.test(all.join('')) && all.every((each) => !/^[vx]+$/.test(each)))
    fc.assert(
      fc.property(groups, (all) => {
        const { readings } = fold(`semalam saya dan teman bertemu di ${all.join(' ').toUpperCase()} sampai pagi`)
        expect(readings.some((reading) => reading.text.includes(` ${all.join('')} `))).toBe(true)
      }),
    )
  })

  it('is plain when folded, and stays so', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = plainOf(raw)
        expect(plainOf(once)).toBe(once)
        expect(once).not.toMatch(/^\s|\s\s|\s$/)
      }),
      { numRuns: 500 },
    )
  })
})
