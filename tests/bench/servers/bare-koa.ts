// The baseline of every read: Koa and its router, sending bytes that are already there.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Router from '@koa/router'
import Koa from 'koa'
import { report } from './report.ts'

const file = process.argv[2]
const bytes = file ? readFileSync(file) : Buffer.from('{"status":"ok"}')
const app = new Koa()
const router = new Router()
router.get('/v1/sites/:site/thread', (context) => {
  context.set('Content-Encoding', 'gzip')
  context.type = 'application/json'
  context.body = bytes
})
router.get('/healthz', (context) => {
  context.body = { status: 'ok' }
})
app.use(router.routes())
const server = app.listen(0, '127.0.0.1', () => {
  report(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '/healthz')
})
process.on('SIGTERM', () => process.exit(0))
