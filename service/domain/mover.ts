import type { Role } from '../contract/views.ts'

/** Who moves a comment. */
export type Mover =
  | { kind: 'author' }
  | { kind: 'member'; member: string; role: Role }
  | { kind: 'operator' }
  | { kind: 'machine' }
