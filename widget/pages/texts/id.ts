import type { SameTexts } from '../../kit/texts.ts'

/** The words of whole pages; what the widget says too stands in its own texts. `#` stands for a number, a name, a time. */
export const id = {
  other: 'English',
  skip: 'Langsung ke isi',
  install: 'Pasang Rembuk',
  news: 'Kabar komentar Anda',
  back: 'Kembali ke beritanya',
  backToThread: 'Semua komentar di halaman ini',

  write: 'Tulis komentar',
  trap: 'Biarkan kosong',
  optional: 'boleh kosong',
  all: 'Semua',
  answered: 'Dijawab',
  unanswered: 'Belum dijawab',
  filter: 'Saring',
  pinned: 'Disematkan',
  clarified: 'Klarifikasi #',
  reactions: 'Menurut pembaca, berita ini:',
  helpful: 'Bermanfaat #',
  share: 'Tautan',
  noneAnswered: 'Belum ada komentar yang dijawab.',
  noneUnanswered: 'Tidak ada komentar yang menunggu jawaban.',
  noneFurther: 'Tidak ada komentar lagi.',
  first: 'Kembali ke awal',
  feed: 'Langganan komentar halaman ini (Atom)',
  allReplies: '# balasan',
  repliesTo: 'Balasan untuk #',

  failed: 'Belum terkirim',
  kept: 'Tulisan Anda tetap di sini.',
  keyReused:
    'Kiriman ini sudah kami terima dengan isi yang lain. Kalau yang ini memang komentar baru, kirim sekali lagi.',

  which: 'Komentar untuk halaman mana?',
  whichHint: 'Tempel alamat berita yang ingin Anda komentari atau baca komentarnya.',
  address: 'Alamat berita',
  open: 'Buka',

  code: 'Kode komentar',
  codeHint: 'Kode itu Anda terima setelah mengirim komentar.',
  codeForm: 'Isinya tiga kata dan singkatan situs, misalnya padi-biru-jalan-skh. Huruf besar dan spasi tidak masalah.',
  codeUnknown: 'Kode ini tidak kami kenal.',
  codeCheck:
    'Periksa lagi ejaannya. Kode tidak pernah kedaluwarsa, tetapi hilang bila datanya dihapus atas permintaan Anda.',
  see: 'Lihat kabarnya',
  seeAnother: 'Lihat kode lain',
  keep: 'Simpan kode ini untuk melihat kabarnya kapan saja.',
  covered: 'Petugas menyamarkan data pribadi di komentar Anda, agar tidak dibaca orang lain.',
  masked: 'Nomor identitas disembunyikan sebelum disimpan.',
  received: 'Diterima',
  checked: 'Diperiksa',
  shown: 'Tampil',
  notShown: 'Tidak ditampilkan',
  gone: 'Tidak lagi ditampilkan',
  withdrawn: 'Ditarik',
  repliedTo: 'Dijawab',
  isHeld: 'Menunggu diperiksa',
  isPublished: 'Komentar Anda tampil',
  isAnswered: 'Komentar Anda sudah dijawab',
  isRejected: 'Komentar Anda tidak ditampilkan',
  isRemoved: 'Komentar Anda tidak lagi ditampilkan',
  isWithdrawn: 'Komentar ini Anda tarik',
  usual: 'Biasanya selesai #.',
  by: 'Yang memeriksa: #',
  reason: 'Alasannya',
  next: 'Yang bisa Anda lakukan',
  nextHeld:
    'Tidak perlu apa-apa lagi. Buka halaman ini kapan saja untuk melihat kabarnya; mengirim ulang tidak mempercepat.',
  nextPublished: 'Buka beritanya untuk membaca komentar Anda. Jawaban resmi, bila ada, tampil di bawahnya.',
  nextAnswered: 'Buka beritanya untuk membaca jawaban resmi di bawah komentar Anda.',
  nextRejected:
    'Anda boleh menulis lagi dengan memperhatikan alasan di atas. Merasa keliru? Hubungi # dan sebutkan kode ini.',
  nextWithdrawn: 'Tidak perlu apa-apa lagi. Anda boleh menulis komentar baru kapan saja.',

  isItSettled: 'Sudah terjawab? Bila belum, katakan paling lambat #. Kantor akan diminta menjawab lagi.',
  unsettled: 'Belum terjawab',
  isReopened: 'Anda menyatakan belum terjawab',
  isSettled: 'Komentar Anda sudah dijawab dan selesai',
  reopened: 'Dijawab lagi',
  nextReopened: 'Tidak perlu apa-apa lagi. Kantor diminta menjawab lagi; buka halaman ini untuk melihat kabarnya.',
  nextSettled: 'Waktu untuk menyatakan belum terjawab sudah lewat. Anda boleh menulis komentar baru kapan saja.',

  shareOf: 'Komentar # pada berita',
  read: 'Buka di beritanya',
  notAnswered: 'Belum ada jawaban resmi.',

  tagline:
    'Kotak komentar untuk halaman berita kantor publik. Warga bertanya, memberi saran, atau mengeluh tanpa akun; petugas memeriksa dan menjawab.',
  desk: 'Buka meja petugas',
  stepSite: 'Daftarkan situs',
  stepSiteWords:
    'Di meja petugas, pada menu Situs, tambahkan situs Anda dengan alamatnya. Anda mendapat ID situs, misalnya kpu-sukamaju.',
  stepPaste: 'Tempel satu baris',
  stepPasteWords: 'Tempel di templat berita, tepat di tempat komentar akan tampil.',
  stepPasteId: 'Ganti ID-SITUS dengan ID situs Anda.',
  stepTry: 'Coba',
  stepTryWords:
    'Buka satu berita dan tulis komentar. Komentar itu menunggu di meja petugas; setelah disetujui, ia tampil tanpa halaman dimuat ulang.',
  plain: 'Baris biasa',
  plainWords: 'Cukup untuk hampir semua situs.',
  fast: 'Baris cepat',
  fastWords:
    'Meminta komentar selagi skripnya masih diunduh; paling cepat di head, sebelum lembar gaya. Di ponsel lambat, komentar pertama tampil setelah 0,71 detik, bukan 0,85, pada kunjungan pertama, dan 0,66, bukan 0,71, pada kunjungan berikutnya.',
  noscript: 'Tanpa JavaScript',
  noscriptWords:
    'Taruh setelahnya, supaya peramban tanpa skrip dan mesin pencari tetap bisa membaca dan menulis. Ganti ALAMAT dengan alamat berita itu, yang sudah disandikan untuk URL.',
  csp: 'Bila situs Anda mengirim Content-Security-Policy, izinkan:',
  cspFast: 'Baris cepat memuat skrip sebaris, jadi situs itu juga perlu mengizinkannya:',
  copy: 'Salin',
  copied: 'Tersalin',
  preview: 'Begini tampilnya',
  previewMade: 'Contoh: orang dan kantornya rekaan.',
  previewOf: 'Dari #.',
} as const

export type PageTexts = SameTexts<typeof id>
