// The edges of the network: whose address a request bears, and streams that beat, fill up and end.
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddress, isFromThisMachine, networks } from '../../service/http/network.ts'
import { openStreams, streamLimits } from '../../service/http/streams.ts'

const asked = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage

describe('the address of a caller', () => {
  const trusted = networks(['10.0.0.0/8', '2001:db8::/32', '127.0.0.1'])
  test.each([
    ['203.0.113.5', undefined, '203.0.113.5'],
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '198.51.100.1,10.0.0.2 , 2001:db8::1', '198.51.100.1'],
    ['10.0.0.1', 'unknown', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, x', '10.0.0.1'],
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.1', '10.0.0.2, 10.0.0.3', '10.0.0.2'],
    ['2001:db8::7', '2400:cb00::1', '2400:cb00::1'],
  ])('from %s, forwarded for %s, is %s', (remote, forwarded, expected) => {
    expect(clientAddress(asked(remote, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), trusted)).toBe(
      expected,
    )
  })

  test('of this machine is no proxy’s', () => {
    expect(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'].map((one) => isFromThisMachine(asked(one)))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(isFromThisMachine(asked('203.0.113.5'))).toBe(false)
    for (const name of ['x-forwarded-for', 'forwarded'])
      expect(isFromThisMachine(asked('127.0.0.1', { [name]: '' }))).toBe(false)
  })

  test.each(['10.0.0.0/33', 'x', '10.0.0.0/x', '10.0.0.0/', '', '::/129'])('%j is no network', (entry) => {
    expect(() => networks([entry])).toThrow(RangeError)
  })
})

/** The half of a response that a stream uses. */
class Response extends EventEmitter {
  said = ''
  writableLength = 0
  destroyed = false
  write(text: string): void {
    this.said += text
  }
  end(): void {
    this.emit('close')
  }
  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }
}

describe('streams', () => {
  function setUp() {
    let beat = () => {}
    let period = 0
    const streams = openStreams({
      every(milliseconds, run) {
        period = milliseconds
        beat = run
        return () => undefined
      },
    })
    let listening = 0
    const open = (network: string | null = null) => {
      const response = new Response()
      let hint: (seen: { revision: number; comments: number }) => void = () => undefined
      streams.start(response as unknown as ServerResponse, network, (listener) => {
        listening += 1
        hint = listener
        return () => void (listening -= 1)
      })
      return { response, hint: (revision: number) => hint({ revision, comments: 1 }) }
    }
    return { streams, open, beat: () => beat(), period: () => period, listening: () => listening }
  }

  test('beat at least every 25 seconds, and carry hints', () => {
    const { open, beat, period } = setUp()
    const { response, hint } = open()
    expect(period()).toBeLessThanOrEqual(25_000)
    beat()
    hint(3)
    expect(response.said).toBe('retry: 5000\n\n:\n\nid: 3\nevent: thread\ndata: {"revision":3,"comments":1}\n\n')
  })

  test('forget who has gone, and whoever does not read', () => {
    const { streams, open, beat, listening } = setUp()
    const { response } = open()
    const slow = open()
    slow.response.writableLength = 1_000_000
    response.emit('close')
    expect([streams.count(), listening()]).toEqual([1, 1])
    beat()
    expect([streams.count(), listening(), slow.response.destroyed]).toEqual([0, 0, true])
  })

  test('are so many at most, from one network and in all', () => {
    const { streams, open } = setUp()
    for (let count = 0; count < streamLimits.ofNetwork; count += 1) {
      streams.admit('desa')
      open('desa')
    }
    expect(() => streams.admit('desa')).toThrow('rate-limited')
    streams.admit('kota')
    while (streams.count() < streamLimits.inAll) open()
    expect(() => streams.admit('kota')).toThrow('rate-limited')
    streams.close()
    expect(streams.count()).toBe(0)
    streams.admit('desa')
  })
})
