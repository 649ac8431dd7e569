import type { Phase } from '../judged.ts'

/** A field that no person sees was filled in. */
export const trap: Phase = {
  name: 'trap',
  find: ({ trap: filled }) => (filled.trim() === '' ? [] : [{ code: 'trap', weight: 'spam', score: 1 }]),
}
