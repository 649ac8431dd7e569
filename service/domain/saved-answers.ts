/**
 * What an office answers again and again, kept for itself and all offices below it. `{nama}`, `{kantor}`, `{halaman}`
 * and `{kode}` in its words are filled in where a member takes it into a draft.
 */
export type SavedAnswer = {
  id: string
  office: string
  title: string
  text: string
  /** when it was changed last */
  at: number
}
