// What people write under an office's pages, made up from a small stock: the same number gives the same words.

const names = [
  'Sri',
  'Agus',
  'Wahyuni',
  'Bambang',
  'Dewi',
  'Slamet',
  'Rina',
  'Joko',
  'Fitri',
  'Hendra',
  'Yohanes',
  'Maria',
]
const familyNames = [
  'Lestari',
  'Santoso',
  'Rahayu',
  'Prasetyo',
  'Siregar',
  'Wibowo',
  'Hutapea',
  'Nugroho',
  'Simanjuntak',
]

const sentences = [
  'Mohon penjelasan kapan jadwal rekapitulasi di kecamatan kami diumumkan.',
  'Nama saya belum ada di daftar pemilih, padahal sudah dua kali melapor ke PPS.',
  'Terima kasih atas informasinya, semoga pemilihan berjalan jujur dan damai.',
  'TPS di desa kami terlalu jauh untuk orang tua, apakah bisa dipindahkan?',
  'Bagaimana cara pindah memilih kalau saya bekerja di luar kota?',
  'Data di situs ini berbeda dengan yang ditempel di balai desa.',
  'Apakah pendaftaran anggota KPPS masih dibuka sampai minggu depan?',
  'Tolong tampilkan juga hasil per kelurahan supaya mudah diperiksa warga.',
  'Petugas di lapangan ramah, tetapi antreannya panjang sekali.',
  'Kami menunggu jawaban resmi dari KPU mengenai hal ini.',
]

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

/** A number that looks unlike its neighbours, the same for the same one: multiplication by an odd constant mixes the bits. */
const mixed = (at: number): number => Math.imul(at + 1, 0x9e3779b1) >>> 8

export const personName = (at: number): string => `${pick(names, mixed(at))} ${pick(familyNames, mixed(at + 7_919))}`

/** Three sentences, about 200 characters, and the comment's own number. */
export function commentText(at: number): string {
  const chosen = [mixed(at), mixed(at + 104_729), mixed(at + 1_299_709)].map((number) => pick(sentences, number))
  return `${chosen.join(' ')} (${at})`
}
