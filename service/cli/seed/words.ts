import { type Chance, pick } from '../../filters/training/chance.ts'

// What citizens write under an office's news, put together from a stock of halves, so that a hundred thousand differ.

const given =
  'Sri Agus Wahyuni Bambang Dewi Slamet Rina Joko Fitri Hendra Yohanes Maria Ketut Made Asep Euis Ujang Siti Nur Rahmat Andi Baso Daeng Ronald Ester Yusuf Aminah Tono Lestari Putu Dedi Yanti Herman Ratna Gunawan Ayu Iwan Melati Hasan'.split(
    ' ',
  )
const family =
  'Lestari Santoso Rahayu Prasetyo Siregar Wibowo Hutapea Nugroho Simanjuntak Wijaya Suryana Saputra Handayani Nasution Tanjung Manurung Sihombing Pattinama Waromi Tabuni Lubis Harahap Setiawan Permana Hidayat Utami Susanto Halim'.split(
    ' ',
  )

export const personName = (chance: Chance): string =>
  chance() < 0.15 ? pick(given, chance) : `${pick(given, chance)} ${pick(family, chance)}`

const subjects = [
  ['pindah memilih', 'Syarat pindah memilih untuk perantau'],
  ['daftar pemilih', 'Daftar pemilih triwulan ini dibuka untuk tanggapan'],
  ['KTP elektronik', 'Perekaman KTP elektronik bagi pemilih pemula'],
  ['lokasi TPS', 'Penataan lokasi TPS bersama warga'],
  ['honor KPPS', 'Honor badan ad hoc dibayarkan bertahap'],
  ['pendaftaran PPS', 'Pendaftaran anggota PPS dibuka'],
  ['jadwal rekapitulasi', 'Jadwal rekapitulasi tingkat kecamatan'],
  ['akses kursi roda', 'TPS ramah penyandang disabilitas'],
  ['surat suara', 'Sortir dan lipat surat suara selesai'],
  ['dana kampanye', 'Laporan dana kampanye dapat diunduh'],
  ['debat calon', 'Debat terbuka disiarkan langsung'],
  ['alat peraga', 'Penertiban alat peraga kampanye'],
  ['kelas pemilih pemula', 'KPU mengajar di sekolah'],
  ['rumah sakit', 'Layanan memilih bagi pasien rumah sakit'],
  ['pemilih luar negeri', 'Memilih dari luar negeri'],
  ['hasil per TPS', 'Hasil penghitungan per TPS diumumkan'],
] as const
export type Subject = (typeof subjects)[number]

export const subjectOf = (chance: Chance): Subject => pick(subjects, chance)

const places = [
  'di desa kami',
  'di kelurahan saya',
  'untuk warga RT 04',
  'di kecamatan',
  'bagi santri di pondok',
  'untuk buruh pabrik',
  'di perumahan baru',
  'di pulau kami',
  'untuk mahasiswa kos',
  'di kampung halaman',
]
const questions = [
  (about: string, where: string) => `Bagaimana dengan ${about} ${where}, apakah sudah ada jadwalnya?`,
  (about: string, where: string) => `Mohon penjelasan soal ${about} ${where}.`,
  (about: string, where: string) => `Saya mau bertanya tentang ${about} ${where}, harus ke mana ya?`,
  (about: string, where: string) => `Kapan ${about} ${where} diumumkan?`,
  (about: string, where: string) => `Apakah ${about} ${where} bisa diurus lewat ponsel?`,
  (about: string, where: string) => `Kok informasi ${about} ${where} berbeda dengan yang ditempel di balai desa?`,
  (about: string, where: string) => `Usul: ${about} ${where} sebaiknya diumumkan lewat pengeras suara masjid juga.`,
  (about: string, where: string) => `Sudah dua kali saya melapor soal ${about} ${where} tetapi belum ada kabar.`,
]
const closers = [
  '',
  'Terima kasih.',
  'Matur nuwun.',
  'Hatur nuhun.',
  'Semoga lancar.',
  'Mohon dijawab, Pak/Bu.',
  'Ibu saya sudah 70 tahun.',
  'Kami menunggu.',
  'Antreannya panjang sekali kemarin.',
  'Petugasnya ramah, terima kasih.',
  'Saya bekerja sampai malam, jadi tidak sempat ke kantor.',
]
const replies = [
  'Saya juga mengalami hal yang sama.',
  'Coba tanya ke PPS, Mbak, kemarin saya dibantu.',
  'Betul, di tempat kami juga begitu.',
  'Setuju dengan usul ini.',
  'Kalau tidak salah sudah dijelaskan di balai desa.',
  'Terima kasih sudah ditanyakan, saya ikut menunggu jawabannya.',
  'Nuwun sewu, niku sampun diumumke wingi.',
]
const answers = [
  (about: string) =>
    `Terima kasih. Urusan ${about} dilayani di kantor kami pada jam kerja, dan di PPS setempat setiap Sabtu.`,
  (about: string) =>
    `Jadwal ${about} kami umumkan paling lambat tiga hari sebelumnya di situs ini dan di papan kantor kelurahan.`,
  (about: string) => `Masukan tentang ${about} sudah kami teruskan ke petugas lapangan, dan kami kabari lagi di sini.`,
]
const grumbles = [
  'KPU KERJANYA APA SIH!!! LAMBAT',
  'Percuma komentar di sini',
  'Dasar petugas tidak becus, si Anu tetangga saya itu',
  'tes tes',
  'hmmm',
]

export const question = ([about]: Subject, chance: Chance): string =>
  [pick(questions, chance)(about, pick(places, chance)), pick(closers, chance)].filter(Boolean).join(' ')
export const reply = (chance: Chance): string =>
  [pick(replies, chance), pick(closers, chance)].filter(Boolean).join(' ')
export const answer = ([about]: Subject, chance: Chance): string => pick(answers, chance)(about)
export const grumble = (chance: Chance): string => pick(grumbles, chance)
export const title = ([, headline]: Subject, office: string, chance: Chance): string =>
  chance() < 0.5 ? headline : `${headline}, ${office}`
