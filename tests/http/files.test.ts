// What the build made, as it is sent: the widget's file, the desk's, and the policy under which our own pages run.
import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { startService } from '../support/service.ts'
import { caller, plainly } from './calling.ts'

const service = await startService()
const reader = caller(service)
afterAll(() => service.close())

describe('the widget’s file', () => {
  test('is the same for everybody, and may be kept', async () => {
    const digests = new Set()
    for (const headers of [
      {},
      { Origin: 'https://siapa.example' },
      { Referer: 'https://siapa.example/x' },
      { Cookie: 'x=1' },
    ]) {
      const answer = await reader.call('/embed.js', { headers: headers as Record<string, string> })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('cache-control')).toBe('public, max-age=3600, stale-while-revalidate=604800')
      expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
      expect(answer.headers.get('etag')).toMatch(/^"[^"]+"$/)
      digests.add(createHash('sha256').update(answer.text).digest('hex'))
    }
    expect(digests.size).toBe(1)
    for (const accept of ['br', 'gzip', 'identity']) {
      const { headers } = await plainly(service, '/embed.js', { 'Accept-Encoding': accept })
      expect(headers['content-encoding'] ?? 'identity').toBe(accept)
      const again = await plainly(service, '/embed.js', {
        'Accept-Encoding': accept,
        'If-None-Match': String(headers['etag']),
      })
      expect(again.status).toBe(304)
    }
  })
})

describe('our own pages', () => {
  test.each(['/', '/desk'])('%s is framed by nobody and loads nothing from elsewhere', async (path) => {
    const { status, headers, text } = await reader.call(path)
    expect(status).toBe(200)
    const policy = (headers.get('content-security-policy') ?? '').split('; ')
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]))
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBeTruthy()
    expect(text).not.toMatch(/ style=| on\w+=/)
  })

  test('the desk’s files are named by their content, and kept for good', async () => {
    const { text } = await reader.call('/desk')
    const files = [...text.matchAll(/\/desk\/assets\/[\w.-]+/g)].map(([path]) => path)
    expect(files.length).toBeGreaterThan(0)
    for (const path of files) {
      const { status, headers } = await reader.call(path)
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
  })
})
