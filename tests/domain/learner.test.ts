import { describe, expect, it } from 'vitest'
import { settings } from '../../service/domain/policy.ts'
import { fold } from '../../service/filters/folding.ts'
import { judge, type JudgeContext, wordsAlone } from '../../service/filters/judge.ts'
import { learnerWith } from '../../service/filters/phases/learner.ts'
import { learner } from '../../service/filters/phases/learner.ts'
import { shipped } from '../../service/filters/learner/shipped.ts'
import { linesOf } from '../../service/filters/learner/line.ts'
import type { Model } from '../../service/filters/learner/model.ts'
import { type Odd, oddIn } from '../../service/filters/learner/odd-letters.ts'
import { strangeName } from '../../service/filters/learner/strange-names.ts'
import { phases } from '../../service/filters/phases.ts'
import { fresh, known, keptOut } from '../../service/filters/training/disguises.ts'
import { seeded } from '../../service/filters/training/chance.ts'

const bands = settings.filterBands.default
const context: JudgeContext = {
  ...wordsAlone,
  officeNames: ['KPU Kabupaten Sukoharjo'],
  ownOrigins: ['https://berita.example'],
}

const verdictOn = (text: string, name = 'Siti') => judge({ name, text, trap: '' }, context)

/** What is marked as evidence, word for word. */
function marked(text: string, name = 'Siti'): string[] {
  const fields = { name, text }
  return verdictOn(text, name).reasons.flatMap(({ evidence = [] }) =>
    evidence.map(({ field, from, to }) => fields[field].slice(from, to)),
  )
}

describe('adverts for gambling', () => {
  it.each([
    'Gacor parah di GARUDAHOKI88 bos, daftar sekarang',
    'Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, daftar sekarang',
    'Cuma main di Ⓖⓐⓡⓤⓓⓐⓗⓞⓚⓘ88 langsung maxwin',
    'Cuma main di gаrudаhоki88 langsung maxwin',
    'modal receh di G A R U D A H O K I 8 8 langsung jepe',
    'modal receh di g.a.r.u.d.a.h.o.k.i.8.8 langsung jepe',
    'modal receh di GA RU DA HO KI 88 langsung jepe',
    's\u0336l\u0336o\u0336t\u0336 g\u0336a\u0336c\u0336o\u0336r\u0336 terpercaya, bonus member baru 100%',
    's\u200bl\u200bo\u200bt gacor malam ini di zeus99',
    'Sc4tt3r h1tam b3rtubi tubi di n4g4t0t0',
    'Cuma main di KEL UWI H88 langsung maxwin',
    'modal receh di GARU DAHO KI88 langsung jepe',
    'Cuma main di $U|T@N88 langsung maxwin',
    'Cuma main di €|@NGTOTO langsung maxwin',
    'sslloott ggaaccoorr ddii KKEELLUUWWIIHH88 llaannggssuunngg mmaaxxwwiinn',
    'sl*t g*c*r malam ini di K*L*W*H88 l*ngs*ng m*xw*n',
    'slt gcr mlm ni d KLWH88 lgsg mxwn',
    'SITUS GACOR DAN GAMPANG JACKPOT HANYA DI KELUWIH88',
    'Sambil menunggu hasil cek data, coba Slöt Gãcór di tempat kami. Modal receh, Maxwin tiap malam',
  ])('%s: not published', (text) => {
    const { outcome, score, reasons } = verdictOn(text)
    expect(outcome).not.toBe('publish')
    expect(score).toBeGreaterThan(bands.odd)
    expect(reasons.map(({ code }) => code)).toEqual([expect.stringMatching(/^(judol|judol-disguised|disguised)$/)])
  })

  it('in an invented name and any lettering, known to training or not', () => {
    const chance = seeded(9)
    const all = Object.entries({ ...known, ...keptOut, ...fresh })
    const missed = all.filter(([, disguise]) => {
      const name = disguise('KELUWIHTOTO77', chance)
      return verdictOn(`Semalam menang lima juta di ${name}, buruan daftar`).outcome === 'publish'
    })
    expect(missed.map(([name]) => name)).toEqual([])
  })

  it.each(['Siti Aminah', 'Budi', 'Yohanes Prasetyo Wibowo', 'warga RT 05'])(
    'short ones are found beside the name %s as without one',
    (name) => {
      for (const text of ['gacor di keluwih88', 'KELUWIH88 jepe terus', 'maxwin malam ini di keluwih77']) {
        expect(verdictOn(text, '').outcome).not.toBe('publish')
        expect(verdictOn(text, name).outcome).not.toBe('publish')
      }
    },
  )

  it('split over name and text, or in the name alone', () => {
    expect(verdictOn('maxwin tiap malam, link di profil', 'ZEUS88 slot gacor').outcome).not.toBe('publish')
    expect(marked('Halo semua', 'Slot gacor ZEUS88 maxwin').join(' ')).toContain('ZEUS88')
  })
})

it.each([
  'Pinjaman tanpa jaminan cair hari ini, hubungi WA admin kami di profil',
  'Jasa tambah followers dan subscriber murah, bergaransi, order sekarang',
  'URGENT! You have won a free prize, call 09000000000 now to claim',
  'Check out my channel and subscribe, I subscribe back',
])('other adverts: %s', (text) => {
  expect(verdictOn(text).outcome).not.toBe('publish')
})

describe('citizens are not held', () => {
  it.each([
    ['a question', 'Kapan DPT diumumkan? Nama saya belum ada di TPS 014 RT 02/RW 05'],
    ['a complaint', 'Kecewa sekali, sudah antre tiga jam di TPS 7 dan surat suara habis'],
    ['shouting', 'TOLONG YA PAK, ITU PANITIA JAM 12 SUDAH BUBAR PADAHAL MASIH ADA YANG ANTRE!!!'],
    ['anger', 'goblok banget sih sistemnya, login saja muter-muter'],
    ['Javanese', 'Piye to iki, jenengku ora ono ning DPT padahal sak omah mlebu kabeh'],
    ['Javanese, polite', 'Nuwun sewu, menapa saged milih ngangge suket menawi KTP kula ical?'],
    ['Sundanese', 'Naha nami pun biang teu aya dina DPT, padahal ti baheula milih di dieu wae'],
    ['Minangkabau', 'Ndak ado namo ambo di DPT, ka sia ambo malapor ko?'],
    ['English', 'Where can I find the results of my polling station?'],
    ['a victim', 'Suami saya kecanduan judi slot sampai rumah digadaikan, tolong pemerintah bertindak'],
    ['a reporter', 'Min, kolom komentar penuh iklan slot gacor, tolong dihapus'],
    ['a warning', 'Jangan klik tautan di atas, itu situs togel'],
    ['a figure of speech', 'Debatnya gacor, semua pertanyaan dijawab. Slot waktunya saja yang kurang'],
    ['a gambling word alone', 'slot'],
    ['another alone', 'gacor'],
    ['an address of a public site', 'Coba cek di https://cekdptonline.kpu.go.id masukkan NIK'],
    ['numbers', 'TPS 21: 01 = 88, 02 = 77, 03 = 12, tidak sah 4, total 181'],
    ['fancy letters', '✨ 𝓢𝓮𝓵𝓪𝓶𝓪𝓽 ✨ untuk PPS terpilih se-Kecamatan Grogol, semoga amanah'],
    ['prices', 'Harga beras 15rb sekilo, telur 30rb, perekonomian kami begini kok debatnya soal game'],
    ['a list with slashes', 'Regu voli PPS: Yanto/Udin/Wahyu R./Koko/Anton lawan KPPS nanti sore'],
    ['a broken encoding', 'Semoga lancar ðŸ™ðŸ™ â€œjujur dan adilâ€ itu janji'],
    ['a slogan in fancy letters', '𝗣𝗲𝗺𝗶𝗹𝘂 𝗗𝗮𝗺𝗮𝗶 milik kita semua, jaga TPS masing-masing'],
    ['short words nobody knows', 'Lao ma hita tu TPS, molo dang boi lao panggil ma ahu'],
    ['acronyms', 'PDIP PKB PKS PAN PPP PSI sama saja, KPU RI dan DKPP diam'],
    ['set apart', 'J U J U R dan A D I L itu bukan cuma slogan pak'],
    ['emoji', '🇮🇩🇮🇩🇮🇩 sudah nyoblos 💜💜💜'],
    ['chat shorthand', 'sy bgt krn tdk ada yg bs bantu, tlg dgn sgt pak, sdh 3 hr blm dpt jwbn'],
    ['words not said aloud', 'b*ngs*t, antre tiga jam surat suara habis. anj*ng emang panitianya'],
    ['doubled spelling', 'Maaf, saat assalaamualaikum tadi committee dan massa saling siap, aamiin'],
    ['a code of three letters', 'Motor dinas KPU kok parkir di blok B12, plat H88 punya siapa'],
  ])('%s: %s', (_, text) => {
    expect(verdictOn(text)).toEqual({ outcome: 'publish', score: 0, reasons: [] })
  })
})

describe('evidence', () => {
  it('points at the advert and not at the civic words around it', () => {
    const advert = '𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑 𝐙𝐄𝐔𝐒𝟖𝟖'
    const civic = 'Mohon penjelasan kapan rekapitulasi di kecamatan kami diumumkan kepada warga. '
    const found = marked(`${civic}${advert} maxwin. Terima kasih petugas KPPS di TPS 7, ramah sekali sama lansia.`)
    expect(found.join(' ')).toContain('𝐙𝐄𝐔𝐒𝟖𝟖')
    expect(found.join(' ')).not.toMatch(/rekapitulasi|kecamatan|petugas|lansia/)
  })

  it('covers letters set apart and the marks on them', () => {
    expect(marked('modal receh di Z E U S 8 8 langsung jepe').join('|')).toContain('Z E U S 8 8')
  })
})

describe('odd lettering', () => {
  /** What is counted in the reading that has most of it. */
  const most = (text: string, of: keyof Odd) =>
    Math.max(
      ...linesOf({ name: '', text }, { name: fold(''), text: fold(text) }).map(
        (line) => oddIn({ line, from: 0, to: line.length })[of],
      ),
    )

  it.each(['𝐤𝐚𝐭𝐚', 'k a t a', 'ka.ta.bi.as', 'KA TA BI AS AA', 'kаtа dаn sl0t'])('%s', (text) => {
    expect(most(text, 'letters')).toBeGreaterThanOrEqual(3)
  })

  it.each(['kata biasa', 'RT 02', 'Anies, KPU dan DPP PKS PKB', 'ðŸ™ðŸ™ðŸ˜„ â€œyaâ€', 'omg psg lyon into t1 kc'])(
    'is not in %s',
    (text) => {
      expect(most(text, 'letters')).toBeLessThan(3)
    },
  )

  it('is told from groups that folding reads together, which names are cut in and short words stand in', () => {
    expect(most('KEL UWI H88', 'groups')).toBeGreaterThan(0)
    expect(most('KEL UWI H88', 'letters')).toBe(0)
  })
})

describe('bands', () => {
  /** A model of one mind: whatever it reads, it is this sure. */
  const sure = (score: number): Model => ({
    ...shipped,
    table: new Int8Array(shipped.table.length),
    bias: 0,
    steep: 1,
    shift: Math.log(score / (1 - score)),
  })
  const outcome = (score: number, text: string, different: Partial<JudgeContext['policy']> = {}) =>
    judge({ name: '', text, trap: '' }, { ...context, policy: { ...context.policy, ...different } }, [
      learnerWith(sure(score)),
    ]).outcome

  it('plain words: published below the band, held within, and never in the folder for the score alone', () => {
    expect(outcome(bands.hold - 0.01, 'kata biasa')).toBe('publish')
    expect(outcome(bands.hold + 0.01, 'kata biasa')).toBe('hold')
    expect(outcome(0.9999, 'kata biasa')).toBe('hold')
  })

  it.each([
    ['odd lettering', '𝐤𝐚𝐭𝐚 biasa', {}],
    ['a link beside words of the trade', 'main slot https://berita.example.com', {}],
    ['a phrase the office blocks', 'kata biasa', { blockedPhrases: ['kata biasa'] }],
    ['the shape of a site’s name', 'kata biasa zeus88', {}],
  ])('a second signal, %s, sends to the folder from there on', (_, text, policy) => {
    expect(outcome(bands.spam + 0.005, text, policy)).toBe('spam')
    expect(outcome(bands.spam - 0.01, text, policy)).toBe('hold')
  })

  it('near copies on other pages second it, a few on one page do not', () => {
    const similar = { copies: 3, pages: 2, offices: 2, rule: null }
    const folder = (seen: typeof similar) =>
      judge({ name: '', text: 'kata biasa', trap: '' }, { ...context, similar: seen }, [learnerWith(sure(0.9999))])
        .outcome
    expect(folder(similar)).toBe('spam')
    expect(folder({ ...similar, pages: 1 })).toBe('hold')
  })

  it('a link alone seconds nothing, for citizens point to news', () => {
    expect(outcome(0.9999, 'lihat https://berita.example.com/1')).toBe('hold')
  })

  it('odd lettering asks for a look earlier, and does not do it alone', () => {
    expect(outcome(bands.odd + 0.01, '𝐤𝐚𝐭𝐚 biasa')).toBe('hold')
    expect(outcome(bands.odd - 0.01, '𝐤𝐚𝐭𝐚 biasa')).toBe('publish')
  })

  it('are the policy’s: whoever sets others gets others', () => {
    const filterBands = { hold: 0.4, odd: 0.1, spam: 0.6 }
    expect(outcome(0.41, 'kata biasa', { filterBands })).toBe('hold')
    expect(outcome(0.39, 'kata biasa', { filterBands })).toBe('publish')
    expect(outcome(0.11, '𝐤𝐚𝐭𝐚 biasa', { filterBands })).toBe('hold')
    expect(outcome(0.61, '𝐤𝐚𝐭𝐚 biasa', { filterBands })).toBe('spam')
    expect(outcome(0.9999, 'kata biasa', { filterBands })).toBe('hold')
    expect(outcome(0.9, '𝐤𝐚𝐭𝐚 biasa', { filterBands: { hold: 1, odd: 1, spam: 1 } })).toBe('publish')
  })

  it('never hold odd lettering later than plain words', () => {
    const filterBands = { hold: 0.5, odd: 0.9, spam: 0.99 }
    expect(outcome(0.6, '𝐤𝐚𝐭𝐚 biasa', { filterBands })).toBe('hold')
  })

  it('a name with a number, as sites have them, asks for a look from half way, and does not do it alone', () => {
    const half = (bands.odd + bands.hold) / 2
    expect(outcome(half + 0.01, 'kata biasa zeus88')).toBe('hold')
    expect(outcome(half - 0.01, 'kata biasa zeus88')).toBe('publish')
    expect(outcome(bands.hold - 0.01, 'kata biasa Erwin, gameplay RT 02 TPS7')).toBe('publish')
  })

  it('a word nobody knows in capitals among small letters asks for a look an eighth of the way on', () => {
    const eighth = bands.odd + (bands.hold - bands.odd) / 8
    expect(outcome(eighth + 0.01, 'kata biasa KELUWIH')).toBe('hold')
    expect(outcome(eighth - 0.01, 'kata biasa KELUWIH')).toBe('publish')
  })

  it.each([
    ['without its vowels', 'kata biasa KLWHH88'],
    ['with a star for each', 'kata biasa K*L*W*H88'],
    ['cut in groups', 'kata biasa KEL UWI H88'],
  ])('%s sooner than odd lettering', (_, text) => {
    const sooner = bands.odd - (bands.hold - bands.odd) / 3
    expect(outcome(sooner + 0.01, text)).toBe('hold')
    expect(outcome(sooner - 0.01, text)).toBe('publish')
  })

  it.each([
    ['', 0.25, 0.7],
    [', however early the office asks for odd lettering', 0.05, 0.7],
    [', nor where all bands are low', 0.1, 0.4],
  ])('but never by itself%s', (_, odd, hold) => {
    expect(outcome(0.01, 'kata biasa KLWHH88', { filterBands: { odd, hold, spam: 0.99 } })).toBe('publish')
  })

  it('and never where the office holds nothing', () => {
    expect(outcome(0.9, 'kata biasa KLWHH88', { filterBands: { hold: 1, odd: 1, spam: 1 } })).toBe('publish')
  })

  it('tells how strange a name is in the reading that shows it', () => {
    const strangest = (text: string) => {
      const lines = linesOf({ name: '', text }, { name: fold(''), text: fold(text) })
      const [line] = lines
      return line ? strangeName(lines, { line, from: 0, to: line.length }, shipped.words) : null
    }
    expect(strangest('main di KEL UWI H88 saja')).toBe('hidden')
    expect(strangest('main di K*L*W*H saja')).toBe('hidden')
    expect(strangest('main di KELUWIH88 saja')).toBe('new')
    expect(strangest('main di MJX69 saja')).toBe('hidden')
    expect(strangest('main di KEluWIh saja')).toBe('hidden')
    expect(strangest('main di kElUwIh saja')).toBe('hidden')
    expect(strangest('bersama #KeluwihTeduh dan KelUwih saja')).not.toBe('hidden')
    expect(strangest('ke kantor DPP PKS dan KPU saja')).toBe('none')
    // abbreviations and words that stand side by side
    expect(strangest('hadir dalam APEC CEO di sana')).not.toBe('hidden')
    expect(strangest('kata CAK NUN kemarin')).toBe('none')
    expect(strangest('warga biasa di RT 02 TPS7 dan RW 05')).toBe('none')
    // nobody chose the letters of an address
    expect(strangest('baca http://bit.ly/2X9aSxx ya')).toBe('none')
    expect(strangest('baca today.example/s/mUcMddN ya')).toBe('none')
  })

  it.each([
    ['a word that people know', 'kata biasa REKAPITULASI'],
    ['an abbreviation', 'kata biasa XQZ'],
    ['a known one with its number', 'kata biasa KPPS7'],
    ['small letters', 'kata biasa keluwih'],
    ['a person', 'kata biasa Keluwih'],
    ['a shout', 'KATA KELUWIH BIASA'],
  ])('%s is none', (_, text) => {
    expect(outcome((bands.odd + bands.hold) / 2 + 0.01, text)).toBe('publish')
  })

  it('letters of an address are no odd lettering either', () => {
    expect(outcome(bands.hold - 0.01, 'kata biasa http://dlvr.example/R2n40v1b3')).toBe('publish')
  })

  it('what a broken encoding shows is no odd lettering', () => {
    expect(outcome(bands.hold - 0.01, 'kata biasa ðŸ™ðŸ™ðŸ˜„ â€œyaâ€')).toBe('publish')
    expect(outcome(bands.hold - 0.01, 'kátá bíàsà')).toBe('hold')
  })

  it('under the policy that checks everything, obvious adverts go to the folder and the rest waits', () => {
    const pre = { ...context, policy: { ...context.policy, moderation: 'pre' as const } }
    const advert = { name: 'Siti', text: 'Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, daftar sekarang', trap: '' }
    expect(judge(advert, pre).outcome).toBe('spam')
    expect(judge({ ...advert, text: 'Kapan DPT diumumkan?' }, pre)).toMatchObject({ outcome: 'hold', score: 0 })
  })
})

it('is one of the phases', () => {
  expect(phases).toContain(learner)
})
