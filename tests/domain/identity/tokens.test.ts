import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import jwt from 'jsonwebtoken'
import { describe, expect, it } from 'vitest'
import { contentHash, type Content } from '../../../service/identity/content-hash.ts'
import { editToken, isEditToken } from '../../../service/identity/edit-tokens.ts'
import { deriveKeys } from '../../../service/identity/keys.ts'
import { linkHash, newLinkToken } from '../../../service/identity/links.ts'
import { avatarOf, newReader, readerToken, readReaderToken } from '../../../service/identity/reader-tokens.ts'
import { readSession, signSession } from '../../../service/identity/sessions.ts'
import { noon, seededChance } from '../making.ts'

const chance = seededChance('tokens')
const keys = deriveKeys(seededChance('master').bytes(32))
const otherKeys = deriveKeys(seededChance('another master').bytes(32))
const hour = 3_600_000
const session = { member: 'm1', session: 's1' }
const signed = (): string => signSession(keys, { ...session, expiresAt: noon + hour, now: noon })

/** A token with one character replaced by another. */
const altered = (token: string, at: number, by: string): string => {
  const place = at % token.length
  return token.slice(0, place) + by + token.slice(place + 1)
}

describe('the token of a browser', () => {
  it('names it, and nobody can name another', () => {
    const reader = newReader(chance)
    const token = readerToken(keys, reader)
    expect(token.length).toBeLessThanOrEqual(200)
    expect(readReaderToken(keys, token)).toBe(reader)
    expect(readReaderToken(otherKeys, token)).toBeNull()
    expect(readReaderToken(keys, readerToken(keys, newReader(chance)).slice(0, 26) + token.slice(26))).toBeNull()
  })

  it('is refused when altered, empty or something else altogether', () => {
    const token = readerToken(keys, newReader(chance))
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...'aB0-_.= \n'), (at, by) => {
        const other = altered(token, at, by)
        if (other !== token) expect(readReaderToken(keys, other)).toBeNull()
      }),
    )
    for (const wrong of ['', 'r1.', `${token}x`, `${token}\n`, '__proto__', 'r1..'])
      expect(readReaderToken(keys, wrong)).toBeNull()
  })

  it('gives a seed of three hexadecimal digits, 000 to 7ff, that leads back to nothing', () => {
    const seeds = Array.from({ length: 300 }, () => avatarOf(keys, newReader(chance)))
    expect(seeds.every((seed) => /^[0-7][0-9a-f]{2}$/.test(seed))).toBe(true)
    expect(new Set(seeds).size).toBeGreaterThan(200)
    expect(avatarOf(keys, 'x')).toBe(avatarOf(keys, 'x'))
  })
})

describe('the token of an author', () => {
  it('is the same at every answer, good for its comment alone', () => {
    expect(editToken(keys, 'c1')).toBe(editToken(keys, 'c1'))
    expect(isEditToken(keys, 'c1', editToken(keys, 'c1'))).toBe(true)
    expect(isEditToken(keys, 'c2', editToken(keys, 'c1'))).toBe(false)
    expect(isEditToken(otherKeys, 'c1', editToken(keys, 'c1'))).toBe(false)
    for (const wrong of ['', 'e1.', `${editToken(keys, 'c1')}=`]) expect(isEditToken(keys, 'c1', wrong)).toBe(false)
  })
})

describe('tokens of different purposes', () => {
  it('never stand in for one another, also where they are made for the same name', () => {
    const name = newReader(chance)
    const tokens = {
      reader: readerToken(keys, name),
      edit: editToken(keys, name),
      session: signSession(keys, { member: name, session: name, expiresAt: noon + hour, now: noon }),
      link: newLinkToken(chance).token,
    }
    for (const [purpose, token] of Object.entries(tokens)) {
      expect(readReaderToken(keys, token) !== null).toBe(purpose === 'reader')
      expect(isEditToken(keys, name, token)).toBe(purpose === 'edit')
      expect(readSession(keys, token, noon) !== null).toBe(purpose === 'session')
    }
    const [mac = ''] = tokens.edit.split('.').slice(-1)
    expect(readReaderToken(keys, `r1.${name}.${mac}`)).toBeNull()
  })
})

describe('a session', () => {
  const secret = Buffer.from(keys.session)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: 'm1', sid: 's1', aud: 'desk', exp: noon / 1000 + 60 }

  it('says who, which, for what and until when, and nothing else', () => {
    expect(readSession(keys, signed(), noon)).toEqual(session)
    const [, body = ''] = signed().split('.')
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({ ...claims, exp: (noon + hour) / 1000 })
  })

  it('ends by the clock it is asked with', () => {
    expect(readSession(keys, signed(), noon + hour - 1)).toEqual(session)
    expect(readSession(keys, signed(), noon + hour)).toBeNull()
    expect(() => signSession(keys, { ...session, expiresAt: noon, now: noon })).toThrow(RangeError)
  })

  it('is refused under another secret, altered, or as something else', () => {
    expect(readSession(otherKeys, signed(), noon)).toBeNull()
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...'aB0-_.'), (at, by) => {
        const token = signed()
        const other = altered(token, at, by)
        const read = readSession(keys, other, noon)
        // The last character of base64 holds bits that say nothing.
        if (other !== token && at % token.length !== token.length - 1) expect(read).toBeNull()
      }),
    )
    for (const wrong of ['', 'a.b.c', 'null', '..']) expect(readSession(keys, wrong, noon)).toBeNull()
  })

  it('is refused without a signature, and under any algorithm but HS256', () => {
    const none = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
    expect(readSession(keys, none, noon)).toBeNull()
    for (const algorithm of ['HS384', 'HS512'] as const) {
      expect(readSession(keys, jwt.sign(claims, secret, { algorithm }), noon)).toBeNull()
    }
    const mixed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
    expect(
      readSession(keys, `${mixed}.${createHmac('sha256', secret).update(mixed).digest('base64url')}`, noon),
    ).toBeNull()
  })

  it('is refused for another audience, or without one of its claims', () => {
    const signedClaims = (changed: object): string => jwt.sign({ ...claims, ...changed }, secret, { noTimestamp: true })
    expect(readSession(keys, signedClaims({}), noon)).toEqual(session)
    for (const changed of [
      { aud: 'privacy' },
      { aud: ['desk', 'privacy'] },
      { aud: undefined },
      { exp: undefined },
      { sub: undefined },
      { sid: undefined },
      { sid: 7 },
    ]) {
      expect(
        readSession(keys, jwt.sign(JSON.parse(JSON.stringify({ ...claims, ...changed })), secret), noon),
      ).toBeNull()
    }
  })
})

describe('a one-use link', () => {
  it('is kept as a hash of its token', () => {
    const { token, hash } = newLinkToken(chance)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(linkHash(token)).toBe(hash)
    expect(hash).not.toContain(token)
    expect(newLinkToken(chance).token).not.toBe(token)
  })
})

describe('the hash of what was sent', () => {
  const content: Content = {
    url: 'https://a.example/',
    page: undefined,
    parent: null,
    name: 'Siti',
    email: 'a@b.id',
    text: 'Halo',
  }

  it('is the same for the same, another for anything else', () => {
    expect(contentHash(keys, { ...content })).toBe(contentHash(keys, content))
    for (const changed of [
      { page: '' },
      { parent: 'x' },
      { name: 'Sitii' },
      { email: '' },
      { text: 'Halo!' },
      { url: 'https://b.example/' },
    ]) {
      expect(contentHash(keys, { ...content, ...changed })).not.toBe(contentHash(keys, content))
    }
    expect(contentHash(otherKeys, content)).not.toBe(contentHash(keys, content))
  })

  it('tells apart what only runs together alike', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', ':', '1', '-'), maxLength: 4 })
    const both = fc.record({ name: piece, email: piece, text: piece })
    fc.assert(
      fc.property(both, both, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(contentHash(keys, { ...content, ...one }) === contentHash(keys, { ...content, ...other })).toBe(same)
      }),
    )
  })
})
