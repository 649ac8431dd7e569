import type { Phase } from '../judged.ts'

/** More comes in than people write: those nobody knows wait first, and everybody where it does not stop. */
export const underAttack: Phase = {
  name: 'under-attack',
  find: (_, { attack, firstTime }) =>
    attack === 'everybody' || (attack === 'newcomers' && firstTime)
      ? [{ code: 'under-attack', weight: 'hold', score: 0.2 }]
      : [],
}
