import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseOrigin, normalisePageUrl, originOf, pageKeyOf } from '../../service/domain/page-urls.ts'
import { anyText } from './making.ts'

describe('an address of a page', () => {
  it.each([
    ['https://KPU.example.go.id/Berita', 'https://kpu.example.go.id/Berita'],
    ['https://kpu.example.go.id/berita/', 'https://kpu.example.go.id/berita'],
    ['https://kpu.example.go.id/berita//', 'https://kpu.example.go.id/berita'],
    ['https://kpu.example.go.id', 'https://kpu.example.go.id/'],
    ['https://kpu.example.go.id:443/a', 'https://kpu.example.go.id/a'],
    ['http://kpu.example.go.id:80/a', 'http://kpu.example.go.id/a'],
    ['http://kpu.example.go.id:8701/a', 'http://kpu.example.go.id:8701/a'],
    ['https://siti:rahasia@kpu.example.go.id/a', 'https://kpu.example.go.id/a'],
    ['https://kpu.example.go.id/a#komentar', 'https://kpu.example.go.id/a'],
    ['https://kpu.example.go.id/a?', 'https://kpu.example.go.id/a'],
    ['https://kpu.example.go.id/a?b=2&a=1&b=1', 'https://kpu.example.go.id/a?b=2&a=1&b=1'],
    ['https://kpu.example.go.id/a?q=%7e+x%20y&&z', 'https://kpu.example.go.id/a?q=%7e+x%20y&&z'],
    ['https://kpu.example.go.id/a?utm_source=fb&id=7&UTM_Campaign=x', 'https://kpu.example.go.id/a?id=7'],
    ['https://kpu.example.go.id/a?fbclid=x&gclid=y&FBCLID', 'https://kpu.example.go.id/a'],
    ['https://kpu.example.go.id/a?utm%5Fsource=x', 'https://kpu.example.go.id/a'],
    ['https://kpu.example.go.id/a?utmost=1&gclids=2', 'https://kpu.example.go.id/a?utmost=1&gclids=2'],
    ['https://kpu.example.go.id/a?x=utm_source=1', 'https://kpu.example.go.id/a?x=utm_source=1'],
    ['https://kpu.example.go.id/a?%E0%A4=1', 'https://kpu.example.go.id/a?%E0%A4=1'],
    ['https://pilkada.example/désa', 'https://pilkada.example/d%C3%A9sa'],
  ])('%s is known as %s', (raw, known) => {
    expect(normalisePageUrl(raw)).toBe(known)
  })

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'berita/1'],
    ['nothing', ''],
    ['a line break within', 'https://kpu.example.go.id/a\r\nb'],
    ['a NUL', 'https://kpu.example.go.id/a\u0000'],
    ['half a surrogate pair', 'https://kpu.example.go.id/\ud800'],
    ['more than 2,000', `https://kpu.example.go.id/${'a'.repeat(2_000)}`],
    ['more than 2,000 once written out', `https://kpu.example.go.id/${'é'.repeat(1_000)}`],
  ])('%s is none', (_, raw) => {
    expect(normalisePageUrl(raw)).toBeNull()
  })

  it('stays the same when it is normalised again, whatever it is', () => {
    const query = fc
      .array(fc.constantFrom('a=1', 'utm_x=2', '', 'b=%20', 'fbclid', 'c=ü', '%75tm_id=3'))
      .map((all) => all.join('&'))
    const address = fc.oneof(
      anyText().map((rest) => `https://kpu.example.go.id/${rest}`),
      fc
        .tuple(fc.constantFrom('', '/', '//', '/a/', '/a//b'), query)
        .map(([path, q]) => `http://user@Kpu.Example:80${path}?${q}#x`),
      anyText(),
    )
    fc.assert(
      fc.property(address, (raw) => {
        const once = normalisePageUrl(raw)
        if (once === null) return
        expect(normalisePageUrl(once)).toBe(once)
        expect(once).not.toMatch(/#|^https?:\/\/[^/]*@|[?&](?:utm_|fbclid)/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what identifies a page', () => {
  const url = 'https://kpu.example.go.id/a'

  it('is its address, or the key its site gives it', () => {
    expect(pageKeyOf({ url: `${url}/?utm_source=x` })).toEqual({ key: `url:${url}`, url })
    expect(pageKeyOf({ url, page: 'berita-7' })).toEqual({ key: 'page:berita-7', url })
  })

  it.each(['', ' ', 'a'.repeat(201), 'a\nb', '\ud800'])('is not the key %j', (page) => {
    expect(pageKeyOf({ url, page })).toBeNull()
  })

  it('needs a good address also beside a key', () => {
    expect(pageKeyOf({ url: 'javascript:1', page: 'berita-7' })).toBeNull()
  })
})

describe('an origin', () => {
  it.each([
    ['https://KPU.example.go.id', 'https://kpu.example.go.id'],
    [' https://kpu.example.go.id/ ', 'https://kpu.example.go.id'],
    ['http://127.0.0.1:8701', 'http://127.0.0.1:8701'],
    ['https://kpu.example.go.id:443', 'https://kpu.example.go.id'],
  ])('%s is %s', (raw, origin) => {
    expect(normaliseOrigin(raw)).toBe(origin)
  })

  it.each([
    'null',
    '*',
    'https://*.go.id',
    'https://a.example/b',
    'https://u@a.example',
    'https://a.example?',
    'https://a.example#',
    'ftp://a.example',
    '',
  ])('%s is none', (raw) => {
    expect(normaliseOrigin(raw)).toBeNull()
  })

  it('of what has none is the word null, which no site bears', () => {
    expect(originOf('https://a.example:444/b')).toBe('https://a.example:444')
    expect(originOf('data:,x')).toBe('null')
    expect(originOf('x')).toBe('null')
    expect(normaliseOrigin(originOf('x'))).toBeNull()
  })
})
