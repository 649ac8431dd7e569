import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldAddress, isAddress, maskAddress } from '../../../service/identity/addresses.ts'
import { anyText } from '../making.ts'

describe('an address', () => {
  it.each([
    'siti@gmail.com',
    'siti.rahayu+kpu@kpu-sukoharjo.go.id',
    "o'brien@x.co",
    'a@b.id',
    'sité@désa.id',
    'SITI@GMAIL.COM',
  ])('%s is one', (address) => {
    expect(isAddress(address)).toBe(true)
  })

  it.each([
    '',
    'siti',
    '@gmail.com',
    'siti@',
    'siti@gmail',
    'siti@@gmail.com',
    'siti@a@gmail.com',
    '.siti@gmail.com',
    'siti.@gmail.com',
    'si..ti@gmail.com',
    'siti@gmail..com',
    'siti@-gmail.com',
    'siti@gmail-.com',
    'siti@10.0.0.1',
    'siti@[10.0.0.1]',
    'siti rahayu@gmail.com',
    ' siti@gmail.com',
    'siti@gmail.com\r\nBcc: x@example.com',
    'siti\u0000@gmail.com',
    '"siti"@gmail.com',
    'siti@gmail.com,x@y.com',
    'Siti <siti@gmail.com>',
    'siti@gm\u200bail.com',
    `${'a'.repeat(65)}@gmail.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(126)}com`,
    '{"$gt":""}',
  ])('%j is none', (address) => {
    expect(isAddress(address)).toBe(false)
  })

  it('is the same in another spelling, but keeps dots and tags, whose meaning is the provider’s', () => {
    expect(foldAddress(' Siti@Gmail.COM ')).toBe('siti@gmail.com')
    expect(foldAddress('sité@x.id')).toBe(foldAddress('sité@x.id'))
    expect(foldAddress('s.iti+kpu@gmail.com')).toBe('s.iti+kpu@gmail.com')
    fc.assert(fc.property(anyText(), (raw) => foldAddress(foldAddress(raw)) === foldAddress(raw)))
  })

  it('is masked alike whatever its length', () => {
    expect(maskAddress('siti@gmail.com')).toBe('s••••@g••••.com')
    expect(maskAddress('s@kpu-sukoharjo.go.id')).toBe('s••••@k••••.id')
    expect(maskAddress('𝐬iti@x.id')).toBe('𝐬••••@x••••.id')
  })
})
