import { posesAsOffice } from '../../domain/names.ts'
import type { Phase } from '../judged.ts'

/** A name that lets readers think the office itself is speaking. */
export const officeNames: Phase = {
  name: 'office-names',
  find({ name }, { officeNames: offices }) {
    const found = posesAsOffice(name, offices)
    return found
      ? [{ code: 'poses-as-office', weight: 'hold', score: 0.4, evidence: [{ field: 'name', ...found }] }]
      : []
  },
}
