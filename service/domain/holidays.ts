/** A day on which the country's offices are closed, in the country's own calendar (`2026-08-17`). */
export type Holiday = {
  day: string
  name: string
  /** `leave`: cuti bersama, on which civil servants do not work */
  kind: 'national' | 'leave'
}

const national = (day: string, name: string): Holiday => ({ day, name, kind: 'national' })
const leave = (day: string, name: string): Holiday => ({ day, name: `Cuti bersama ${name}`, kind: 'leave' })

/**
 * The table of holidays. A day stands here once a decree says so; `service/README.md` says how a year is added.
 *
 * 2026: Keputusan Bersama Menteri Agama Nomor 1497, Menteri Ketenagakerjaan Nomor 2 and Menteri PANRB Nomor 5 Tahun
 * 2025. 2027: what Keputusan Presiden Nomor 8 Tahun 2024 fixes by a date of its own, and what follows from Easter (28
 * March). Those that go by the moon are decreed each year, and are not there yet.
 */
export const holidays: readonly Holiday[] = [
  national('2026-01-01', 'Tahun Baru Masehi'),
  national('2026-01-16', 'Isra Mikraj Nabi Muhammad S.A.W.'),
  leave('2026-02-16', 'Tahun Baru Imlek'),
  national('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'),
  leave('2026-03-18', 'Hari Suci Nyepi'),
  national('2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
  leave('2026-03-20', 'Idul Fitri'),
  national('2026-03-21', 'Idul Fitri 1447 Hijriah'),
  national('2026-03-22', 'Idul Fitri 1447 Hijriah'),
  leave('2026-03-23', 'Idul Fitri'),
  leave('2026-03-24', 'Idul Fitri'),
  national('2026-04-03', 'Wafat Yesus Kristus'),
  national('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)'),
  national('2026-05-01', 'Hari Buruh Internasional'),
  national('2026-05-14', 'Kenaikan Yesus Kristus'),
  leave('2026-05-15', 'Kenaikan Yesus Kristus'),
  national('2026-05-27', 'Idul Adha 1447 Hijriah'),
  leave('2026-05-28', 'Idul Adha'),
  national('2026-05-31', 'Hari Raya Waisak 2570 BE'),
  national('2026-06-01', 'Hari Lahir Pancasila'),
  national('2026-06-16', '1 Muharam, Tahun Baru Islam 1448 Hijriah'),
  national('2026-08-17', 'Proklamasi Kemerdekaan'),
  national('2026-08-25', 'Maulid Nabi Muhammad S.A.W.'),
  leave('2026-12-24', 'Kelahiran Yesus Kristus'),
  national('2026-12-25', 'Kelahiran Yesus Kristus'),

  national('2027-01-01', 'Tahun Baru Masehi'),
  national('2027-03-26', 'Wafat Yesus Kristus'),
  national('2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)'),
  national('2027-05-01', 'Hari Buruh Internasional'),
  national('2027-05-06', 'Kenaikan Yesus Kristus'),
  national('2027-06-01', 'Hari Lahir Pancasila'),
  national('2027-08-17', 'Proklamasi Kemerdekaan'),
  national('2027-12-25', 'Kelahiran Yesus Kristus'),
]
