import type { Language } from '../contract/languages.ts'
import type { PersonHoldView } from '../contract/case-views.ts'
import type { PersonHold } from '../domain/person-holds.ts'
import { iso } from './times.ts'
import type { OfficeName } from '../contract/office-name.ts'

/** `by`: a member's name; null for one who is gone. */
export type PersonHoldShown = { hold: PersonHold; by: string | null; office: OfficeName }

const gone = { id: 'petugas', en: 'officer' }

/** Who is held, never by what name the store knows them: a browser or a person is no one's to read. */
export function personHoldView({ hold, by, office }: PersonHoldShown, language: Language): PersonHoldView {
  const { id, name, comment, reason, from, until, person } = hold
  return {
    id,
    name,
    comment,
    office,
    by: by ?? gone[language],
    reason,
    from: iso(from),
    until: iso(until),
    address: person !== null,
  }
}
