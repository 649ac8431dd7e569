// Where the master secret lies: in the environment, or in a file for its owner's eyes alone.
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { BadConfig, type Config } from './config.ts'
import type { Chance } from './domain/world.ts'
import { parseSecret } from './identity/keys.ts'

type Where = Pick<Config, 'secret' | 'data'>

const secretBytes = 32

/** The master secret, and the key file if it was made just now: a store that knows another must not leave it there. */
export type Master = { secret: Uint8Array; madeFile: string | null }

/** Where the master secret lies. */
export const keyFileOf = ({ data }: Pick<Config, 'data'>): string => join(data, 'secret.key')
/** Where the next secret waits while everything is sealed anew under it. */
export const nextFileOf = ({ data }: Pick<Config, 'data'>): string => join(data, 'secret.next.key')

/** The master secret: what the environment says, else the key file, which is made once, for its owner's eyes alone. */
export function masterSecret(config: Where, chance: Chance): Master {
  if (config.secret) return { secret: config.secret, madeFile: null }
  const { secret, isMine } = readOrMake(keyFileOf(config), chance)
  return { secret, madeFile: isMine ? keyFileOf(config) : null }
}

/** The same where there is one already; null where it would have to be made. */
export const presentSecret = (config: Where): Uint8Array | null => config.secret ?? readKeyFile(keyFileOf(config))

/** The secret of the rotation that was begun; null where none was. */
export const begunSecret = (config: Pick<Config, 'data'>): Uint8Array | null => readKeyFile(nextFileOf(config))

/** The secret to go over to: that of the rotation that was begun, else one made now. */
export const nextSecret = (config: Pick<Config, 'data'>, chance: Chance): Uint8Array =>
  readOrMake(nextFileOf(config), chance).secret

/**
 * Puts the next secret into the place of the present one, which is kept under a name of its own; gives that. Where the
 * secret stands in the environment, only its owner can do so: null.
 */
export function adoptNext(config: Where, oldFingerprint: string): string | null {
  if (config.secret) return null
  const kept = join(config.data, `secret.${oldFingerprint}.key`)
  if (!existsSync(kept)) linkSync(keyFileOf(config), kept)
  renameSync(nextFileOf(config), keyFileOf(config))
  return kept
}

/** When a key file was made, in milliseconds; null where there is none. */
export const ageOfKeyFile = (config: Where): number | null =>
  config.secret || !existsSync(keyFileOf(config)) ? null : statSync(keyFileOf(config)).mtimeMs

function readOrMake(path: string, chance: Chance): { secret: Uint8Array; isMine: boolean } {
  const kept = readKeyFile(path)
  if (kept) return { secret: kept, isMine: false }
  const isMine = makeKeyFile(path, chance.bytes(secretBytes))
  const secret = readKeyFile(path)
  if (!secret) throw new BadConfig([`${path} cannot be read back.`])
  return { secret, isMine }
}

function readKeyFile(path: string): Uint8Array | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new BadConfig([`The key file ${path} cannot be read: ${error instanceof Error ? error.message : ''}`])
  }
  const secret = parseSecret(text)
  if (secret) return secret
  throw new BadConfig([
    `The key file ${path} is damaged: it must hold 32 bytes in base64. Put the copy back that you kept.`,
  ])
}

/** Written whole and then given its name, so that of two processes which start together one wins; whether we did. */
function makeKeyFile(path: string, secret: Uint8Array): boolean {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, `${Buffer.from(secret).toString('base64')}\n`, { mode: 0o600, flag: 'w', flush: true })
    chmodSync(draft, 0o600)
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw new BadConfig([`The key file ${path} cannot be written: ${error instanceof Error ? error.message : ''}`])
  } finally {
    rmSync(draft, { force: true })
  }
}
