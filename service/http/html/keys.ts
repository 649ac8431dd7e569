import type { Chance } from '../../domain/world.ts'

/** A form's key (UUID, version 4): whoever sends the form twice has sent one comment. */
export function newKey(chance: Chance): string {
  const bytes = Uint8Array.from(chance.bytes(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const digits = Buffer.from(bytes).toString('hex')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
