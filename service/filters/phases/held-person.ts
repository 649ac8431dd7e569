import type { Phase } from '../judged.ts'

/** A member wants to see first what this person writes, for a while; that says nothing of the words. */
export const heldPerson: Phase = {
  name: 'held-person',
  find: (_, { heldPerson: held }) => (held ? [{ code: 'held-person', weight: 'hold', score: 0, ...held }] : []),
}
