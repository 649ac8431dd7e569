import type { Kind } from '../contract/matters.ts'

/** What a published comment can be, in the order the desk offers them. */
export const kinds = ['question', 'aspiration', 'complaint', 'thanks'] as const satisfies Kind[]

const words = (...some: string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${some.join('|')})(?![\p{L}\p{N}])`, 'u')

const complains = words(
  'keluh(?:an|kan)?',
  'mengeluh(?:kan)?',
  'kecewa',
  'mengecewakan',
  'kesal',
  'dipersulit',
  'tidak dilayani',
  'belum juga',
  'tidak (?:kunjung|bisa dibuka|ada tanggapan|ditanggapi)',
  'pungli',
  'rusak',
  'lambat',
  'lamban',
  'merugikan',
)
const asks = words(
  'apa(?:kah)?',
  'siapa(?:kah)?',
  'kapan(?:kah)?',
  'di ?mana(?:kah)?',
  'ke ?mana',
  'bagaimana(?:kah)?',
  'gimana',
  'berapa(?:kah)?',
  'mengapa',
  'kenapa',
  'bolehkah',
  'bisakah',
  'adakah',
)
const asksToBeTold = words(
  '(?:mohon|tolong|minta) (?:\\p{L}+ )?(?:info(?:rmasi)?(?:nya)?|penjelasan(?:nya)?|dijelaskan|diberi ?tahu|jawaban(?:nya)?|petunjuk(?:nya)?)',
)
const wishes = words(
  'mohon',
  'tolong',
  'usul(?:an)?',
  'saran',
  'sebaiknya',
  'semoga',
  'harap(?:an)?',
  'berharap',
  'diharapkan',
  'alangkah baiknya',
)
const thanks = words('terima ?kasih', 'makasih', 'trims', 'matur nuwun', 'apresiasi')

/**
 * What a comment seems to be, for a member to confirm; null where its words tell nothing. Whoever complains in a
 * question complains; whoever thanks and asks, asks.
 */
export function suggestedKind(text: string): Kind | null {
  const said = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')
  if (complains.test(said)) return 'complaint'
  if (said.includes('?') || asksToBeTold.test(said)) return 'question'
  if (wishes.test(said)) return 'aspiration'
  if (asks.test(said)) return 'question'
  return thanks.test(said) ? 'thanks' : null
}
