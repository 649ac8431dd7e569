// The baseline of every read: Koa and its router, sending bytes that are already there, with the headers that say
// what they are and how long they hold. Arguments: the file of the bytes, or none; the port, or none.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Router from '@koa/router'
import Koa from 'koa'
import { report } from './report.ts'

const [, , file = '', port = '0'] = process.argv
const bytes = file === '' ? Buffer.from('{"status":"ok"}') : readFileSync(file)
const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}-g"`
const app = new Koa()
const router = new Router()
router.get('/v1/sites/:site/thread', (context) => {
  context.set('ETag', etag)
  context.set('Cache-Control', 'public, max-age=0, s-maxage=2')
  context.set('Vary', 'Origin, Accept-Encoding')
  context.set('Content-Encoding', 'gzip')
  context.set('Content-Type', 'application/json; charset=utf-8')
  context.body = bytes
})
router.get('/healthz', (context) => {
  context.body = { status: 'ok' }
})
app.use(router.routes())
const server = app.listen(Number(port), '127.0.0.1', () => {
  report(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '/healthz')
})
process.on('SIGTERM', () => process.exit(0))
