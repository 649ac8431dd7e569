import { createHmac } from 'node:crypto'
import type { Chance } from '../domain/world.ts'
import { sameSecret } from './equal.ts'
import { keyedHash, type Keys } from './keys.ts'

const idBytes = 16
const form = /^r1\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/

/** A name for a browser, made by chance and carrying nothing of the person: 22 characters. */
export function newReader(chance: Chance): string {
  return Buffer.from(chance.bytes(idBytes)).toString('base64url')
}

/** What the browser keeps: its name, signed, so that nobody else can claim a name they have seen. */
export function readerToken(keys: Keys, reader: string): string {
  return `r1.${reader}.${keyedHash(keys.reader, reader)}`
}

/** The browser's name, or null for a token that is not ours. */
export function readReaderToken(keys: Keys, token: string): string | null {
  const reader = form.exec(token)?.[1]
  return reader !== undefined && sameSecret(token, readerToken(keys, reader)) ? reader : null
}

/**
 * The seed of a browser's drawn figure, three hexadecimal digits, 000 to 7ff; keyed, so that it leads back to nothing.
 */
export function avatarOf(keys: Keys, reader: string): string {
  const seed = createHmac('sha256', keys.avatar).update(reader).digest().readUInt16BE() & 0x7ff
  return seed.toString(16).padStart(3, '0')
}
