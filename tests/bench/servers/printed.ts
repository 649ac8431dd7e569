// The baseline of the widget: what its place would be if the page's one script already held the comments. It stands
// where `embed.js` stands, is compressed and named by content as a thread is, and, since comments get old, may be kept
// no longer than a thread. Argument: the file of a thread as the service answers it.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { prepare } from '../../../service/http/files.ts'
import type { CommentView, ThreadView } from '../../../service/contract/views.ts'

type Printed = { name: string; time: string; text: string; isReply: boolean }

/** Runs in the browser: writes each comment after the script's own tag, as plainly as can be. */
function print(comments: Printed[]): void {
  const section = document.createElement('section')
  const put = (parent: Element, tag: string, text = ''): HTMLElement => {
    const element = document.createElement(tag)
    element.textContent = text
    parent.append(element)
    return element
  }
  put(section, 'h2', `${comments.length} komentar`)
  for (const { name, time, text, isReply } of comments) {
    const article = put(section, 'article')
    if (isReply) article.className = 'reply'
    put(article, 'b', name)
    put(article, 'time', time)
    put(article, 'p', text)
  }
  document.currentScript?.after(section)
}

const [, , file = ''] = process.argv
const { comments } = JSON.parse(readFileSync(file, 'utf8')) as ThreadView
const date = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' })
const printed = ({ author, text, createdAt, parent }: CommentView): Printed => ({
  name: author?.name ?? '',
  time: date.format(new Date(createdAt)),
  text,
  isReply: parent !== null,
})
const held = comments.flatMap((comment) => [comment, ...comment.replies]).map(printed)
const { type, bytes } = prepare(Buffer.from(`;(${print.toString()})(${JSON.stringify(held)})`), '.js')
const etag = `"${bytes.digest}-b"`

createServer((request, response) => {
  if (request.url === '/readyz') return void response.end()
  if (request.url !== '/embed.js') return void response.writeHead(404).end()
  response.setHeader('ETag', etag)
  response.setHeader('Cache-Control', 'public, max-age=0, s-maxage=2')
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Access-Control-Allow-Origin', '*')
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Encoding', 'br')
  response.end(bytes.br)
}).listen(Number(process.env['PORT']), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
