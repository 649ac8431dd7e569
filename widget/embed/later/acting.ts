/**
 * The third file, which comes at the first use: support and reactions, menus, one's own comments and whether they are
 * settled, personal numbers.
 */
export { sendReaction, sendSupport } from './engaging.ts'
export { Menu, dressMenus } from './menu.tsx'
export { Numbers, numberKindsIn } from './numbers.tsx'
export { OwnActions, OwnNote } from './own.tsx'
export { edit } from './owning.ts'
export { hear } from './report.tsx'
export { Settling } from './settling.tsx'
