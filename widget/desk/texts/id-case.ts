/** What is said in Indonesian where an opened comment is worked on besides being decided. */
export const idCase = {
  /** what the office says above a comment that spreads an error */
  clarify: {
    title: 'Klarifikasi atas komentar ini',
    by: 'Klarifikasi #',
    of: 'Klarifikasi #',
    about: 'Tampil di atas komentar, yang tetap ada. Sebut yang benar, dan di mana bisa diperiksa.',
    send: 'Tampilkan klarifikasi',
    save: 'Simpan perubahan',
    withdraw: 'Tarik klarifikasi',
    cancel: 'Batal',
  },
  /** an official answer put right */
  correct: {
    title: 'Perbaiki jawaban ini',
    of: 'Jawaban #, diperbaiki',
    about: 'Pembaca melihat bahwa jawaban diperbaiki, dan bisa membuka kata-kata sebelumnya.',
    hide: 'Kata-kata sebelumnya memuat data pribadi: jangan tampilkan',
    send: 'Simpan perbaikan',
    before: 'Sebelum diperbaiki',
    until: 'Sampai #',
    notShown: 'Tidak ditampilkan karena memuat data pribadi.',
  },
  /** what was posted by mistake, behind dots */
  cover: {
    title: 'Samarkan yang terkirim tanpa sengaja',
    about:
      'Yang disamarkan tampil sebagai titik bagi semua orang. Penulisnya diberi tahu, dan Anda bisa mengurungkannya selama sesi ini.',
    none: 'Tidak ada nomor atau alamat yang dikenali. Sorot bagian yang perlu disamarkan, lalu tambahkan.',
    kinds: {
      nik: 'NIK',
      kk: 'nomor KK',
      phone: 'nomor telepon',
      account: 'nomor rekening',
      email: 'alamat email',
      chosen: 'Anda sorot',
    },
    words: 'Tulisannya',
    name: 'Namanya',
    add: 'Tambahkan yang disorot',
    addOf: 'Tambahkan yang disorot: #',
    send: 'Samarkan',
    cancel: 'Batal',
  },
  notes: {
    title: 'Catatan petugas',
    field: 'Tulis catatan',
    who: 'Hanya petugas yang membacanya.',
    save: 'Simpan catatan',
    withdraw: 'Tarik',
    withdrawOf: 'Tarik catatan: #',
  },
  /** what helps to answer: what is saved, and what was answered before */
  helping: {
    saved: 'Jawaban tersimpan',
    find: 'Cari jawaban tersimpan',
    none: 'Tidak ada yang cocok.',
    whose: 'Milik #',
    alike: 'Pertanyaan serupa di kantor ini',
    alikeHint: 'Yang Anda pilih mendapat jawaban yang sama di bawahnya.',
    before: 'Pernah dijawab',
    beforeHint: 'Alt dan angkanya memasukkan jawaban ke draf.',
    insert: 'Masukkan jawaban #',
    see: 'Lihat di beritanya',
    helped: 'Membantu # pembaca',
    inserted: 'Jawaban dimasukkan ke draf.',
  },
} as const
