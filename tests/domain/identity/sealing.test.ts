import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../service/identity/sealing.ts'
import { seededChance } from '../making.ts'

const chance = seededChance('sealing')
const key = chance.bytes(32)
const plain = Buffer.from('siti@example.com')

describe('what is sealed', () => {
  const sealed = seal(key, chance, 'person/p1', plain)

  it('opens with its key, for what it was sealed about', () => {
    expect(Buffer.from(unseal(key, 'person/p1', sealed) ?? []).toString()).toBe('siti@example.com')
    expect(unseal(key, 'person/p2', sealed)).toBeNull()
    expect(unseal(chance.bytes(32), 'person/p1', sealed)).toBeNull()
  })

  it('is version, nonce, ciphertext and tag, so that another version can be told', () => {
    expect(sealed).toHaveLength(1 + 12 + plain.length + 16)
    expect(sealed[0]).toBe(1)
    expect(unseal(key, 'person/p1', Uint8Array.of(2, ...sealed.slice(1)))).toBeNull()
  })

  it('may be empty, but not less', () => {
    expect(unseal(key, 'x', seal(key, chance, 'x', new Uint8Array(0)))).toEqual(new Uint8Array(0))
    expect(unseal(key, 'x', Uint8Array.of(1))).toBeNull()
    expect(unseal(key, 'x', new Uint8Array(0))).toBeNull()
  })
})
