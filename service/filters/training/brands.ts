import { type Chance, numberOf, pick } from './chance.ts'

const stems = (
  'garuda naga macan elang harimau singa rusa kancil merak banteng gajah bintang bulan mentari surya langit samudra ombak pantai ' +
  'gunung lembah hutan sungai danau pulau kota istana keraton candi menara benteng permata mutiara berlian emas perak intan zamrud ' +
  'raja ratu sultan pangeran dewa dewi ksatria panglima jawara juragan saudagar koko cici abang mbah wak opa oma sobat kawan ' +
  'rejeki hoki cuan untung makmur jaya mulia sakti sejati abadi perkasa ceria bahagia damai lucky royal golden mega super ultra ' +
  'alpha delta omega sigma phoenix dragon tiger falcon panda koala lion eagle shark cobra joker queen king ninja samurai viking ' +
  'bakso soto rendang martabak klepon cendol rujak tempe kopi teh sate gudeg pisang durian salak mangga nanas kelapa jagung ' +
  'jakarta bandung medan bali tokyo osaka macau vegas dubai paris roma berlin sydney hawaii texas kamboja laos ' +
  'roket pesawat kapal kereta motor becak sepeda layang gasing kelereng wayang angklung gamelan kendang seruling batik keris'
).split(' ')
const tails = (
  '88 77 99 777 888 138 168 303 4d 4D 5d jp JP bet BET win WIN toto TOTO slot SLOT play PLAY hoki HOKI spin gaming poker qq QQ ' +
  '365 188 69 55 21 212 328 333 89 78 123 707 808 hub club vip bos gacor jitu maxi cash'
).split(' ')
const syllables =
  'ba bi bo da di do ga gi go ja jo ka ki ko la li lo ma mi mo na ni pa pi po ra ri ro sa si so ta ti to wa wi za zi zo xa xi vo lu zu mu su'.split(
    ' ',
  )
const closers = ['', '', '', 'n', 'r', 's', 'x', 'k', 'l']

/** Half of the stems are never seen in training: the bench makes its brands of them. */
const trained = stems.filter((stem) => numberOf(stem) % 2 === 0)
const unseen = stems.filter((stem) => numberOf(stem) % 2 === 1)

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const made = (chance: Chance): string =>
  Array.from({ length: 2 + Math.floor(chance() * 2) }, () => pick(syllables, chance)).join('') + pick(closers, chance)

/** A name such as sites give themselves, of nobody's: stem or made-up syllables, mostly with digits or a tail. */
export function inventBrand(chance: Chance, of: 'trained' | 'unseen' = 'trained'): string {
  const known = of === 'trained' ? trained : unseen
  const stem = chance() < 0.5 ? pick(known, chance) : made(chance)
  const kind = chance()
  const name =
    kind < 0.72
      ? stem + pick(tails, chance)
      : kind < 0.86
        ? stem + pick(known, chance)
        : kind < 0.93
          ? pick(tails, chance) + stem
          : stem
  const writing = chance()
  return writing < 0.4 ? name.toUpperCase() : writing < 0.65 ? capitalised(name) : name
}

/** Words and digits side by side that no site is meant by, for the harmless twins of brand names. */
export function harmlessCode(chance: Chance): string {
  const number = (most: number): string => String(1 + Math.floor(chance() * most))
  const all = [
    () => `TPS ${number(60)}`,
    () => `TPS${number(60)}`,
    () => `RT0${number(9)}/RW${number(20)}`,
    () => `PKPU${number(30)}`,
    () => `Blok ${pick(['A', 'B', 'C', 'D', 'F'], chance)}${number(40)}`,
    () => `SMAN${number(12)}`,
    () => `SMPN ${number(40)}`,
    () => `pasal ${number(300)}`,
    () => `Pilkada20${number(70).padStart(2, '0')}`,
    () => `Rp${number(900)}rb`,
    () => `${number(99)}%`,
    () => `A${number(5)}`,
    () => `D${number(4)}`,
    () => `${number(12)}jt`,
    () => `2periode`,
    () => `KPPS${number(9)}`,
    () => `Dapil${number(9)}`,
    () => `HUT${number(90)}`,
    () => `(${number(9)}${number(900)})`,
    () => `08${number(90)}-0000-0000`,
    () => `B1KWK`,
    () => `ilham${number(99)}`,
    () => `@sari${number(2000)}`,
    () => `S1`,
    () => `covid19`,
    () => `orang2`,
    () => `cepat2`,
    () => `4x`,
    () => `jam 1${number(9)}.00`,
  ]
  return pick(all, chance)()
}

const publicHosts = (
  'infopemilu.kpu.go.id jdih.kpu.go.id cekdptonline.kpu.go.id kab-sukamaju.kpu.go.id www.bawaslu.go.id dkpp.go.id desa-tegalrejo.desa.id ' +
  'rw05.example.org 127.0.0.1:8701 localhost:3000 sma2.sch.id data.go.id www.facebook.com m.facebook.com www.youtube.com youtu.be twitter.com ' +
  'www.instagram.com bit.ly tmblr.co goo.gl www.google.com drive.google.com change.org id.wikipedia.org'
).split(' ')
const pressWords =
  'kabar berita pos suara media warta harian koran tribun info radar sinar fakta suluh gema lintas jurnal cahaya rakyat'.split(
    ' ',
  )
const pressPlaces =
  'kita kota desa nasional timur barat papua riau jateng jabar online news id 24 bali aceh nusantara daerah pagi'.split(
    ' ',
  )
const pressEndings = ['.com', '.com', '.com', '.co.id', '.id', '.net', '.news', '.co', '.org']

/** A paper's address, of nobody's: there are more of them than any list could hold. */
function pressHost(chance: Chance): string {
  const front = pick(['', '', 'www.', 'm.', 'news.', 'nasional.', 'ekonomi.'], chance)
  return front + pick(pressWords, chance) + pick(pressPlaces, chance) + pick(pressEndings, chance)
}

const slugOf = (words: readonly string[], joint: string): string =>
  words
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word !== '')
    .slice(0, 12)
    .join(joint)

/** An address that citizens point to; papers make the path of the words of their titles. */
export function harmlessLink(chance: Chance, words: readonly string[] = []): string {
  const scheme = pick(['https://', 'https://', 'http://', ''], chance)
  const number = String(Math.floor(chance() * 10 ** (1 + Math.floor(chance() * 15))))
  const slug = slugOf(words, pick(['-', '-', '_', '+'], chance))
  const paths = [
    '',
    '/',
    '/user',
    `/${number}`,
    '/pengumuman/2026/11',
    '/unduh/formulir.pdf',
    `/s/${number.slice(0, 5)}xBq`,
  ]
  const long = [
    `/read/${number}/${slug}`,
    `/berita/d-${number}/${slug.toLowerCase()}`,
    `/read/2019/04/14/${number}/${slug}-`,
    `/artikel/${slug.toLowerCase()}.html?utm_source=x&utm_medium=x`,
    `/a/${number}?app_id=${number}&gid=x&c=tw`,
    `/${slug.toLowerCase()}/`,
  ]
  const isPress = chance() < 0.7
  return `${scheme}${isPress ? pressHost(chance) : pick(publicHosts, chance)}${pick(isPress ? long : paths, chance)}`
}

/** An address of a site that does not exist. */
export const spamLink = (brand: string, chance: Chance): string =>
  pick(['https://', 'http://', '', 'www.', 'bit.ly/', 't.me/'], chance) +
  brand.toLowerCase() +
  pick(['.com', '.xyz', '.vip', '.net', '.site', ' . com', ' titik com', '.info', ''], chance)
