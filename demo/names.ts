import { rootOffice } from '../service/domain/offices.ts'

/** What the demo is called in the store: by these names it is made, and found again to be removed. */
export const demo = {
  parent: rootOffice,
  office: { id: 'kpu-sukamaju', name: 'KPU Kabupaten Sukamaju' },
  site: { id: 'kpu-sukamaju', name: 'Situs KPU Kabupaten Sukamaju' },
  // The address for which `npm start` prints a link.
  owner: { email: 'petugas@contoh.example', name: 'Petugas contoh' },
  moderator: { email: 'rina@sukamaju.example.org', name: 'Rina Lestari' },
  blockedPhrases: ['slot gacor', 'maxwin', 'situs slot', 'bonus new member'],
}
