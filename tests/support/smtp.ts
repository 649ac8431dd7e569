// A mail server on this machine that keeps what it is given: as much of RFC 5321 as a client needs.
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Letter = { to: string; subject: string; text: string }

export type MailServer = {
  url: string
  letters: Letter[]
  /** Resolves with the next letter that is not in `letters` yet. */
  next(): Promise<Letter>
  close(): void
}

const decoded = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()

/** An encoded word of a header (RFC 2047). */
const word = (header: string): string =>
  header.replace(/=\?UTF-8\?([QB])\?(.*?)\?=\s*/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : decoded(text.replaceAll('_', ' ')),
  )

function letterOf(to: string, data: string): Letter {
  const [head = '', ...rest] = data.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const header = (name: string): string =>
    new RegExp(`^${name}: ((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? ''
  const encoding = header('Content-Transfer-Encoding')
  const text =
    encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === '7bit' ? body : decoded(body)
  return { to, subject: word(header('Subject')), text: text.replaceAll('\r\n', '\n') }
}

export async function startMailServer(): Promise<MailServer> {
  const letters: Letter[] = []
  const waiting: ((letter: Letter) => void)[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    let [to, data, held] = ['', null as string | null, '']
    const say = (line: string): void => void socket.write(`${line}\r\n`)
    say('220 surat.test')
    socket.on('data', (bytes) => {
      held += bytes.toString('latin1')
      if (data !== null) {
        const end = held.indexOf('\r\n.\r\n')
        if (end < 0) return
        const letter = letterOf(to, held.slice(0, end).replaceAll('\r\n..', '\r\n.'))
        held = held.slice(end + 5)
        data = null
        letters.push(letter)
        waiting.shift()?.(letter)
        say('250 taken')
      }
      for (let end = held.indexOf('\r\n'); end >= 0 && data === null; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end)
        held = held.slice(end + 2)
        if (/^RCPT TO:/i.test(line)) to = /<(.*?)>/.exec(line)?.[1] ?? ''
        if (/^DATA/i.test(line)) data = ''
        say(/^DATA/i.test(line) ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 ok')
      }
    })
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
