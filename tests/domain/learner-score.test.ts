import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, '../../service/cli/main.ts')

/** `npm run rembuk -- score`, fed with these lines: no store is opened, so no folder is needed. */
async function score(lines: string[]): Promise<{ code: unknown; answers: Record<string, unknown>[]; said: string }> {
  const env = { ...process.env, REMBUK_DATA: '/nowhere/to/be/found', MONGODB_URL: '' }
  const child = spawn(process.execPath, [main, 'score'], { env })
  child.stdin.end(lines.join('\n'))
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  const answers = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, answers, said }
}

describe('rembuk score', () => {
  it('answers each line in its order: score, verdict, reasons', async () => {
    const { code, answers } = await score([
      JSON.stringify({ text: 'Kapan DPT diumumkan?' }),
      '',
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
      '{"text":"halo"}',
    ])
    expect(code).toBe(1)
    expect(answers.map(({ error }) => error)).toEqual([
      'not JSON',
      'text is missing',
      'not an object',
      'text is missing',
      'name is not a text',
      undefined,
    ])
    expect(said).toContain('5 lines could not be read')
  })
})
