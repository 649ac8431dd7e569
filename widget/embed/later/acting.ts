/**
 * The third file, which comes at the first use: support and reactions, menus, one's own comments and whether they are
 * settled, personal numbers.
 */
export { sendReaction, sendSupport } from './engaging.ts'
export { Below } from './below.tsx'
export { tellElsewhere } from './elsewhere.ts'
export { toggleMenu } from './menu.tsx'
export { Nothing } from './nothing.tsx'
export { Numbers, numberKindsIn } from './numbers.tsx'
export { edit } from './owning.ts'
export { hear } from './report.tsx'
export { actingWordsOf } from './second.ts'
