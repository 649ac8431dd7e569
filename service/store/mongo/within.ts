import { states } from '../../domain/states.ts'

/** A filter of what is these offices'. */
export const within = (offices: string[] | 'all'): { office?: { $in: string[] } } =>
  offices === 'all' ? {} : { office: { $in: offices } }

/** True of every comment. With it, the indexes that begin with the state serve where the state is not asked for. */
export const inAnyState = { state: { $in: [...states] } }
