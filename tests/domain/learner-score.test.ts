import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, '../../service/cli/main.ts')

type Scored = { code: unknown; answers: Record<string, unknown>[]; said: string }

/** `npm run rembuk -- score`, fed with this: no store is opened, so no folder is needed. */
async function scoreOf(input: string | Uint8Array): Promise<Scored> {
  const env = { ...process.env, REMBUK_DATA: '/nowhere/to/be/found', MONGODB_URL: '' }
  const child = spawn(process.execPath, [main, 'score'], { env })
  child.stdin.end(input)
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  const lines = out.split('\n')
  expect(lines.pop()).toBe('')
  return { code, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>), said }
}

const score = (lines: string[]): Promise<Scored> => scoreOf(lines.join('\n'))

const answer = {
  score: expect.any(Number),
  verdict: expect.stringMatching(/^(publish|hold|spam)$/),
  reasons: expect.any(Array),
}

describe('rembuk score', () => {
  it('answers each line in its order: score, verdict, reasons', async () => {
    const { code, answers } = await score([
      JSON.stringify({ text: 'Kapan DPT diumumkan?' }),
      JSON.stringify({ text: 'Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, daftar sekarang', name: 'Siti' }),
      JSON.stringify({ text: 'Baca https://berita.example/1 tentang rekapitulasi kemarin' }),
    ])
    expect(code).toBe(0)
    expect(answers).toEqual([
      { score: expect.toSatisfy((value: number) => value >= 0 && value < 0.5), verdict: 'publish', reasons: [] },
      {
        score: expect.toSatisfy((value: number) => value > 0.9 && value <= 1),
        verdict: 'spam',
        reasons: [
          { code: 'judol-disguised', evidence: expect.arrayContaining([expect.objectContaining({ field: 'text' })]) },
        ],
      },
      expect.objectContaining({ verdict: 'publish', reasons: [] }),
    ])
  })

  it('answers a bad line with an error in its place, goes on, and says so at the end', async () => {
    const { code, answers, said } = await score([
      '{',
      '[1]',
      'null',
      '{"text":1}',
      '{"text":"a","name":2}',
      '{"name":"a"}',
      '{"text":"halo","name":null}',
    ])
    expect(code).toBe(1)
    expect(answers.map(({ error }) => error)).toEqual([
      'not JSON',
      'not an object',
      'not an object',
      'text is not a text',
      'name is not a text',
      'text is missing',
      undefined,
    ])
    expect(said).toContain('6 lines could not be read')
  })

  it('answers blank lines as well, so that the nth answer is the nth line’s, and they are no mistake', async () => {
    const { code, answers } = await scoreOf('\n{"text":"halo"}\n  \n{"text":"halo"}\r\n\n')
    const isBlank = { error: 'blank line' }
    expect(answers).toEqual([isBlank, answer, isBlank, answer, isBlank])
    expect(code).toBe(0)
  })

  it('cuts lines where JSON lines are cut: CRLF, a mark at the beginning, no end at the end, U+2028 within', async () => {
    const { code, answers } = await scoreOf(
      '\uFEFF{"text":"halo"}\r\n{"text":"satu\u2028dua\u2029tiga"}\n{"text":"halo"}',
    )
    expect(answers).toEqual([answer, answer, answer])
    expect(code).toBe(0)
  })

  it('judges half surrogate pairs, and what is no UTF-8', async () => {
    const { answers } = await scoreOf(
      Buffer.concat([
        Buffer.from('{"text":"slot \\ud800 gacor ZEUS88 maxwin \\udfff"}\n{"text":"'),
        Uint8Array.of(0xff, 0xc3, 0x28),
        Buffer.from('"}'),
      ]),
    )
    expect(answers).toEqual([expect.objectContaining({ verdict: 'spam' }), answer])
  })

  it('judges a long line, answers one that no memory should hold with an error, and goes on', async () => {
    const { code, answers } = await score([
      JSON.stringify({ text: `${'Kapan DPT diumumkan? '.repeat(10_000)}Gacor ZEUS88 maxwin` }),
      JSON.stringify({ text: 'a'.repeat(3_000_000) }),
      JSON.stringify({ text: 'halo' }),
    ])
    expect(answers).toEqual([answer, { error: 'longer than 1 MiB' }, answer])
    expect(code).toBe(1)
  })

  it('ends without a complaint where nobody reads on', async () => {
    const env = { ...process.env, REMBUK_DATA: '/nowhere/to/be/found', MONGODB_URL: '' }
    const child = spawn(process.execPath, [main, 'score'], { env })
    child.stdin.on('error', () => undefined)
    child.stdin.end('{"text":"halo"}\n'.repeat(20_000))
    child.stdout.once('data', () => child.stdout.destroy())
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect({ said, code }).toEqual({ said: '', code: 0 })
  })
})
