import { describe, expect, it } from 'vitest'
import { deriveKeys, fingerprint, parseSecret } from '../../../service/identity/keys.ts'
import { seededChance } from '../making.ts'

const master = seededChance('master').bytes(32)

describe('keys', () => {
  it('are one a purpose, 32 bytes, and the same whenever derived from the same secret', () => {
    const keys = Object.values(deriveKeys(master)).map((key) => Buffer.from(key).toString('hex'))
    expect(keys).toHaveLength(10)
    expect(new Set(keys).size).toBe(10)
    expect(keys.every((key) => key.length === 64)).toBe(true)
    expect(deriveKeys(master)).toEqual(deriveKeys(Uint8Array.from(master)))
    expect(keys).not.toContain(Buffer.from(master).toString('hex'))
  })

  it('are others from a secret that differs by one bit', () => {
    const other = Uint8Array.from(master)
    other[31] = (other[31] ?? 0) ^ 1
    const [ours, theirs] = [deriveKeys(master), deriveKeys(other)]
    for (const purpose of Object.keys(ours) as (keyof typeof ours)[]) expect(theirs[purpose]).not.toEqual(ours[purpose])
    expect(fingerprint(other)).not.toBe(fingerprint(master))
  })

  it('a fingerprint is no key and no part of one', () => {
    const bytes = Buffer.from(fingerprint(master), 'base64url').toString('hex')
    expect(bytes).toHaveLength(32)
    const keys = Object.values(deriveKeys(master)).map((key) => Buffer.from(key).toString('hex'))
    expect(keys.some((key) => key.includes(bytes))).toBe(false)
  })
})

describe('a master secret', () => {
  const text = Buffer.from(master).toString('base64')

  it('is 32 bytes of base64, in either alphabet, padded or not', () => {
    for (const form of [text, text.replace('=', ''), `${text}\n`, Buffer.from(master).toString('base64url')]) {
      expect(parseSecret(form)).toEqual(master)
    }
  })

  it.each([
    '',
    'rahasia',
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
    `${'a'.repeat(42)}!=`,
    'ab'.repeat(32),
  ])('%j is none', (form) => {
    expect(parseSecret(form)).toBeNull()
  })
})
