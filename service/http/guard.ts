import type { Call } from './call.ts'

/** One thing that is asked of a caller. It passes, or throws the refusal. */
export type Guard = (call: Call) => void | Promise<void>
