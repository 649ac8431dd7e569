import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../service/identity/keys.ts'
import { openMemberAddress, sealMemberAddress } from '../../../service/identity/member-addresses.ts'
import { lookupOf, newPerson, openAddress } from '../../../service/identity/people.ts'
import { noon, seededChance } from '../making.ts'

const chance = seededChance('people')
const keys = deriveKeys(seededChance('master').bytes(32))
const otherKeys = deriveKeys(seededChance('another master').bytes(32))
const email = 'siti.rahayu@example.com'
const siti = () => newPerson(keys, chance, { id: 'p1', email, now: noon })

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const at = bit % (copy.length * 8)
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7))
  return copy
}

describe('a sealed address', () => {
  it('opens again, whatever it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const { person, key } = newPerson(keys, chance, { id: 'p', email: address, now: noon })
        expect(openAddress(keys, person, key)).toBe(address.trim())
      }),
      { numRuns: 50 },
    )
  })

  it('is found by a keyed hash, the same for each spelling, another under another secret', () => {
    const { person } = siti()
    expect(person.lookup).toBe(lookupOf(keys, ' SITI.Rahayu@example.com '))
    expect(person.lookup).not.toBe(lookupOf(otherKeys, email))
  })

  it('shows nothing of the address, and never the same bytes twice', () => {
    const [one, other] = [siti(), siti()]
    expect(Buffer.from(one.person.sealed).toString('latin1')).not.toContain('siti')
    expect(one.person.sealed).not.toEqual(other.person.sealed)
    expect(one.key.wrapped).not.toEqual(other.key.wrapped)
    expect(one.person.sealed[0]).toBe(1)
  })

  it('is gone for good with its key', () => {
    const { person } = siti()
    expect(openAddress(keys, person, null)).toBeNull()
  })

  it('does not open under another secret, another’s key, or in another’s record', () => {
    const { person, key } = siti()
    const other = newPerson(keys, chance, { id: 'p2', email: 'budi@example.com', now: noon })
    expect(openAddress(otherKeys, person, key)).toBeNull()
    expect(openAddress(keys, person, other.key)).toBeNull()
    expect(openAddress(keys, { ...person, id: 'p2' }, key)).toBeNull()
    expect(openAddress(keys, { id: 'p2', sealed: person.sealed }, other.key)).toBeNull()
  })

  it('does not open with a single bit changed, cut short, or empty', () => {
    const { person, key } = siti()
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(60), (bit, length) => {
        expect(openAddress(keys, { ...person, sealed: flipped(person.sealed, bit) }, key)).toBeNull()
        expect(openAddress(keys, person, { ...key, wrapped: flipped(key.wrapped, bit) })).toBeNull()
        const cut = person.sealed.slice(0, Math.min(length, person.sealed.length - 1))
        expect(openAddress(keys, { ...person, sealed: cut }, key)).toBeNull()
      }),
      { numRuns: 100 },
    )
  })
})

describe('a member’s address', () => {
  it('opens again under the same secret alone', () => {
    const sealed = sealMemberAddress(keys, chance, ' ketua@example.com ')
    expect(openMemberAddress(keys, sealed)).toBe('ketua@example.com')
    expect(() => openMemberAddress(otherKeys, sealed)).toThrow(/does not open/)
    expect(() => openMemberAddress(keys, flipped(sealed, 300))).toThrow(/does not open/)
  })

  it('is no reader’s: neither opens as the other', () => {
    const { person } = siti()
    expect(() => openMemberAddress(keys, person.sealed)).toThrow()
  })
})
