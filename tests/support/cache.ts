// Where the tests keep what is made once a machine.
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A folder in the user's cache that outlives checkouts. */
export function userCache(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), name)
}
