// The baseline of every read: Koa and its router, sending bytes that are already there, with the headers that say
// what they are and how long they hold. Plain JavaScript, as bare as it gets. Argument: the file of the bytes, or none.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Router from '@koa/router'
import Koa from 'koa'

const [, , file = ''] = process.argv
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
router.get('/readyz', (context) => {
  context.body = { status: 'ok' }
})
app.use(router.routes())
app.listen(Number(process.env['PORT']), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
