/** What the desk says of questions and complaints on their way, in Indonesian. */
export const idMatters = {
  /** what a published comment is */
  kinds: { question: 'Pertanyaan', aspiration: 'Aspirasi', complaint: 'Keluhan', thanks: 'Terima kasih' },
  rising: { title: 'Jauh di atas biasanya sejak kemarin:', persons: '# orang', offices: '# kantor' },
  /** how far a question or complaint is */
  matter: {
    title: 'Jenis komentar',
    suggested: 'Usulan: #. Anda yang menentukan.',
    noClock: 'Tidak ada tenggat untuk jenis ini.',
    late: 'Terlambat',
    lateBy: 'Terlambat # hari kerja',
    lateShort: '# terlambat',
    today: 'Jawab hari ini',
    left: 'Sisa # hari kerja',
    answerBy: 'Jawab paling lambat #.',
    forwardBy: 'Bila ini urusan kantor lain, teruskan paling lambat #.',
    passedOn: 'Diteruskan #, tepat waktu.',
    passedOnLate: 'Diteruskan #, lewat waktu.',
    settles: 'Sudah dijawab',
    settleBy: 'Penulisnya bisa menyatakan belum terjawab sampai #.',
    closed: 'Selesai, penulisnya tidak menyatakan belum terjawab',
    reopened: 'Penulisnya # kali menyatakan belum terjawab.',
  },
} as const
