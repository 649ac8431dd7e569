import type { Bilingual } from './languages.ts'

/**
 * Ready reasons for a rejection: each is the sentence its author will read. Authors write in Indonesian, so that is
 * what is sent; the English stands beside it for whoever works at the desk in English. Figures name them by code.
 */
export const readyReasons: readonly (Bilingual & { code: string })[] = [
  { code: 'off-topic', id: 'Komentar Anda tidak membahas berita ini.', en: 'Your comment is not about this news.' },
  {
    code: 'advert',
    id: 'Komentar Anda berisi promosi atau iklan.',
    en: 'Your comment contains promotion or advertising.',
  },
  {
    code: 'personal-data',
    id: 'Komentar Anda memuat data pribadi, seperti NIK, nomor telepon, atau alamat. Silakan kirim lagi tanpa data itu.',
    en: 'Your comment contains personal data, such as a NIK, phone number or address. Please send it again without.',
  },
  {
    code: 'attack',
    id: 'Komentar Anda menyerang orang, bukan membahas persoalannya. Silakan kirim lagi dengan kata yang santun.',
    en: 'Your comment attacks a person instead of the matter. Please send it again in civil words.',
  },
  {
    code: 'demeaning',
    id: 'Komentar Anda merendahkan suku, agama, ras, atau golongan tertentu.',
    en: 'Your comment demeans an ethnic group, religion, race or community.',
  },
  {
    code: 'untrue',
    id: 'Komentar Anda memuat keterangan tentang pemilu yang tidak benar.',
    en: 'Your comment contains information about the election that is not true.',
  },
  {
    code: 'repeated',
    id: 'Komentar yang sama dari Anda sudah kami terima.',
    en: 'We already have the same comment from you.',
  },
]
