// A server on loopback that speaks as Akismet does: right, or late, broken, hanging, or not taking the key.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

export type Mood = 'right' | 'late' | 'broken' | 'hanging' | 'wrong-key' | 'babbling'

/** One request as it came: which call, and its form. */
export type Asked = { call: string; form: URLSearchParams; body: string }

export type FakeAkismet = {
  endpoint: string
  mood: Mood
  asked: Asked[]
  /** whether it takes a text for spam */
  isSpam: (text: string) => boolean
  /** requests of one kind about a text */
  about(text: string, call?: string): Asked[]
  /** answers what hangs */
  relent(): void
  close(): Promise<void>
}

export async function startAkismet(): Promise<FakeAkismet> {
  const hanging = new Set<() => void>()
  const fake: FakeAkismet = {
    endpoint: '',
    mood: 'right',
    asked: [],
    isSpam: (text) => text.includes('promo'),
    about: (text, call = 'comment-check') =>
      fake.asked.filter((one) => one.call === call && one.form.get('comment_content') === text),
    relent() {
      for (const answer of hanging) answer()
      hanging.clear()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  function answer(response: ServerResponse, { call, form }: Asked): void {
    if (fake.mood === 'broken') return void response.writeHead(500).end('upstream is gone')
    if (fake.mood === 'wrong-key') return void response.end('invalid')
    if (fake.mood === 'babbling') return void response.end('<html>Welcome</html>')
    if (call === 'verify-key') return void response.end('valid')
    if (call !== 'comment-check') return void response.end('Thanks for making the web a better place.')
    const say = (): void => void response.end(String(fake.isSpam(form.get('comment_content') ?? '')))
    if (fake.mood === 'right') return say()
    hanging.add(say)
    // Late is what still is in time.
    if (fake.mood === 'late') setTimeout(say, 300)
  }

  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const one = { call: request.url?.split('/').at(-1) ?? '', form: new URLSearchParams(body), body }
    fake.asked.push(one)
    answer(response, one)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  fake.endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/1.1/`
  return fake
}
