// The baseline of reads that nothing has prepared: Koa, its router, and the same rows from the same store, as they are.
// Arguments: the folder of the store, the id of the page.
import Router from '@koa/router'
import Koa from 'koa'
import { openSqliteStore } from '../../../service/store/sqlite/open.ts'

const [, , folder = '', page = ''] = process.argv
const store = await openSqliteStore({ folder })
const app = new Koa()
const router = new Router()
router.get('/v1/sites/:site/thread', async (context) => {
  const after = context.query['after']
  const cursor = typeof after === 'string' ? { id: after, supports: 0 } : null
  const record = await store.pages.byId(page)
  const rows = await store.comments.thread({ page, sort: 'new', limit: 20, after: cursor, answered: null })
  context.type = 'application/json'
  context.body = JSON.stringify({ record, comments: rows.comments, replies: [...rows.replies] })
})
router.get('/readyz', (context) => {
  context.body = { status: 'ok' }
})
app.use(router.routes())
app.listen(Number(process.env['PORT']), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
