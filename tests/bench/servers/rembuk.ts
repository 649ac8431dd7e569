// What is measured: the whole service, composed as `npm run service` composes it, on a free port and with its log
// written. Argument: the folder of its data.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { readConfig } from '../../../service/config.ts'
import { openService } from '../../../service/service.ts'
import { report } from './report.ts'

const [, , folder = ''] = process.argv
const log = pino({ base: null, level: 'info' }, pino.destination({ fd: 1, sync: false }))
const config = readConfig({ REMBUK_DATA: folder, PORT: '0' })
const service = await openService({ config, origin: 'http://127.0.0.1:8700', world: { log } })
const server = createServer({ maxHeaderSize: 64 * 1024, requestTimeout: 30_000, keepAliveTimeout: 65_000 })
server.on('request', service.listener)
server.listen(0, '127.0.0.1', () => {
  report(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '/healthz')
})
process.on('SIGTERM', () => {
  server.closeAllConnections()
  void service.close().then(() => process.exit(0))
})
