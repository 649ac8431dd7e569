import { describe, expect, it } from 'vitest'
import { hashNetwork, networkOf } from '../../../service/identity/network-addresses.ts'
import { seededChance } from '../making.ts'

describe('one caller', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['', 'unknown'],
    ['unix:', 'unknown'],
    ['192.0.2.7, 10.0.0.1', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is hashed under the day’s secret, with the program where it is given', () => {
    const secret = seededChance('day').bytes(32)
    const hash = hashNetwork(secret, '2001:db8::1', 'Firefox')
    expect(hash).toBe(hashNetwork(secret, '2001:db8::2', 'Firefox'))
    expect(hash).not.toBe(hashNetwork(secret, '2001:db8::1', 'Chrome'))
    expect(hash).not.toBe(hashNetwork(secret, '2001:db8::1'))
    expect(hash).not.toBe(hashNetwork(seededChance('the next day').bytes(32), '2001:db8::1', 'Firefox'))
    expect(hash).not.toContain('2001')
  })
})
