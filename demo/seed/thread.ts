// What citizens wrote and what the office answered. Everybody here is invented, and so are their addresses.
import type { Answered, Moment, Written } from './script.ts'

const approved = (at: Moment): Pick<Written, 'moves'> => ({ moves: [{ act: 'approve', at }] })

export const published: Written[] = [
  {
    key: 'fitri-kuliah',
    page: 'pindah-memilih',
    at: [12, '13:20'],
    name: 'Fitri Nur Aini',
    email: 'fitri.na@example.com',
    text: 'Saya kuliah di luar provinsi, KTP tetap Sukamaju. Berarti saya termasuk pindah memilih, ya? Apakah harus pulang dulu untuk mengurus?',
    ...approved([12, '15:02']),
  },
  {
    key: 'hendra-dirawat',
    page: 'pindah-memilih',
    at: [11, '08:05'],
    name: 'Hendra Wibawa',
    email: 'hendra.w@example.org',
    text: 'Bagaimana kalau mendadak dirawat di rumah sakit pada hari itu? Tahun lalu kakek saya tidak sempat mengurus apa pun.',
    ...approved([11, '09:30']),
  },
  {
    key: 'lestari-terima-kasih',
    page: 'pindah-memilih',
    at: [9, '19:41'],
    name: 'Lestari',
    email: 'lestari@example.com',
    text: 'Jelas sekali bedanya. Terima kasih.',
    ...approved([8, '08:10']),
  },
  {
    key: 'yuni-pindah',
    page: 'cek-nama-anda',
    at: [5, '10:12'],
    name: 'Yuni Astuti',
    email: 'yuni.astuti@example.com',
    text: 'Saya baru pindah dari Desa Karangasri ke Kelurahan Mekarjaya bulan lalu, KTP sudah alamat baru. Apakah nama saya otomatis pindah di daftar, atau saya harus lapor ke posko?',
    ...approved([5, '11:40']),
  },
  {
    key: 'bambang-kk',
    page: 'cek-nama-anda',
    replyTo: 'yuni-pindah',
    at: [5, '19:30'],
    name: 'Bambang Prasetyo',
    email: 'bambang.p@example.org',
    text: 'Ikut bertanya. Kalau KTP belum jadi tetapi kartu keluarga sudah alamat baru, apakah bisa dilaporkan?',
    ...approved([4, '07:55']),
  },
  {
    key: 'slamet-meninggal',
    page: 'cek-nama-anda',
    at: [4, '07:50'],
    name: 'Slamet Wagiman',
    email: 'slamet.w@example.com',
    text: 'Ibu saya meninggal bulan Mei, tetapi namanya masih ada di daftar yang ditempel di balai desa. Apa yang harus dibawa supaya dihapus?',
    ...approved([4, '08:15']),
  },
  {
    key: 'yuni-selesai',
    page: 'cek-nama-anda',
    replyTo: 'yuni-pindah',
    at: [4, '12:04'],
    name: 'Yuni Astuti',
    email: 'yuni.astuti@example.com',
    text: 'Terima kasih jawabannya. Tadi pagi saya ke posko, lima menit selesai dan diberi tanda terima.',
    ...approved([4, '13:20']),
  },
  {
    key: 'ratna-jam-posko',
    page: 'cek-nama-anda',
    at: [4, '20:15'],
    name: 'Ratna Kusumawardani',
    email: 'ratna.k@example.com',
    text: `Saya ingin menyampaikan satu usul. Posko hanya buka hari kerja sampai tengah hari, padahal banyak warga di desa kami berangkat ke pabrik pukul enam pagi dan pulang menjelang magrib. Mereka justru yang paling sering berganti alamat, karena kontrakannya berpindah-pindah.

Dua tahun lalu suami saya sampai mengambil cuti setengah hari hanya untuk menanyakan satu huruf yang keliru di namanya. Petugasnya ramah dan urusannya selesai, tetapi tidak semua orang bisa mengambil cuti.

Mohon dipertimbangkan:
1. Posko keliling pada Sabtu pagi di pasar atau lapangan desa.
2. Satu petugas di depan gerbang pabrik pada jam pulang, cukup sekali dalam sebulan.
3. Daftar yang sama dipasang juga di masjid, gereja, dan warung yang ramai, bukan hanya di balai desa.

Saya percaya data yang baik dimulai dari warga yang sempat memeriksanya. Terima kasih sudah membuka ruang bertanya di sini.`,
    ...approved([3, '08:02']),
  },
  {
    key: 'agus-setuju',
    page: 'cek-nama-anda',
    replyTo: 'ratna-jam-posko',
    at: [3, '18:22'],
    name: 'Agus Setiabudi',
    email: 'agus.setiabudi@example.org',
    text: 'Setuju dengan usul nomor dua. Di tempat kerja saya ada sekitar dua ratus orang dari luar kecamatan.',
    ...approved([3, '18:50']),
  },
  {
    key: 'joko-benar',
    page: 'cek-nama-anda',
    at: [3, '06:40'],
    name: 'Joko',
    email: 'joko.tegalrejo@example.com',
    text: 'Nama saya sudah benar. Terima kasih infonya.',
    ...approved([3, '08:02']),
  },
  {
    key: 'sri-huruf-kecil',
    page: 'cek-nama-anda',
    at: [2, '09:18'],
    name: 'Sri Widayati',
    email: 'sri.widayati@example.com',
    text: 'Daftar di Balai Desa Tegalrejo ditempel terlalu tinggi dan hurufnya kecil sekali. Orang tua saya tidak bisa membacanya, padahal sengaja datang.',
    ...approved([2, '10:05']),
  },
  {
    key: 'nanang-sama',
    page: 'cek-nama-anda',
    replyTo: 'sri-huruf-kecil',
    at: [1, '06:50'],
    name: 'Nanang',
    email: 'nanang@example.org',
    text: 'Di desa kami juga begitu. Semoga ikut diperiksa.',
    ...approved([1, '08:05']),
  },
  {
    key: 'wahyu-17-tahun',
    page: 'cek-nama-anda',
    at: [1, '16:33'],
    name: 'Wahyu Hidayat',
    email: 'wahyu.h@example.com',
    text: 'Anak saya genap 17 tahun bulan depan dan belum rekam KTP. Apakah sudah bisa dicatat sekarang?',
    ...approved([1, '17:05']),
  },
]

export const answers: Answered[] = [
  {
    to: 'fitri-kuliah',
    at: [11, '09:12'],
    text: 'Benar, Saudari Fitri. Karena alamat di KTP tidak berubah, Anda termasuk pindah memilih. Tidak perlu pulang: pengurusan bisa dilakukan di kantor kabupaten atau kota tempat Anda kuliah dengan menunjukkan KTP dan kartu mahasiswa.',
  },
  {
    to: 'yuni-pindah',
    at: [5, '14:05'],
    text: 'Terima kasih, Ibu Yuni. Data dengan alamat KTP baru akan ikut berpindah pada pemutakhiran berikutnya, tetapi prosesnya memerlukan waktu. Supaya pasti, silakan datang ke posko Kelurahan Mekarjaya dengan membawa KTP atau kartu keluarga yang baru. Petugas mencatatnya hari itu juga.',
  },
  {
    to: 'bambang-kk',
    at: [4, '08:40'],
    text: 'Bisa, Bapak Bambang. Kartu keluarga dengan alamat baru sudah cukup sebagai dasar. KTP dapat menyusul.',
  },
  {
    to: 'slamet-meninggal',
    at: [4, '10:26'],
    text: 'Kami turut berduka, Bapak Slamet. Mohon bawa salinan akta kematian, atau surat keterangan dari kepala desa bila aktanya belum ada. Keluarga boleh mewakili, dan tidak dipungut biaya.',
  },
  {
    to: 'sri-huruf-kecil',
    at: [2, '15:30'],
    text: 'Terima kasih sudah mengabarkan, Ibu Sri. Petugas Desa Tegalrejo sudah menurunkan papan dan memasang cetakan berhuruf besar siang ini. Desa lain kami periksa pekan ini juga.',
  },
]
