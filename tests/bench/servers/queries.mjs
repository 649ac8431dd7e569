// Loaded into the service where its queries are timed: how long each took that the main thread made of SQLite, where
// everybody waits for it, and each that a MongoDB server answered, where the thread is free meanwhile. Tells the longest
// since it was last asked. `REMBUK_SLOW` names a file for all that took longer than a tenth of a second: one a line, with
// its milliseconds, how many documents came back, and the query.
import { appendFileSync } from 'node:fs'
import { StatementSync } from 'node:sqlite'
import { isMainThread } from 'node:worker_threads'

/** @type {{ took: number, query: string }} */
let longest = { took: 0, query: '' }

const slow = 100
const slowLog = process.env.REMBUK_SLOW

/** @param {number} took @param {string} query @param {number} [documents] */
function noted(took, query, documents = 0) {
  if (took > longest.took) longest = { took, query }
  if (slowLog && took > slow)
    appendFileSync(
      slowLog,
      `${took.toFixed(0)} ms, ${documents} back, ${new Date().toISOString()}: ${query.slice(0, 600)}\n`,
    )
}

function timeStatements() {
  for (const name of ['all', 'get', 'run']) {
    const verb = StatementSync.prototype[name]
    StatementSync.prototype[name] = function timed(...values) {
      const begun = performance.now()
      const found = verb.apply(this, values)
      noted(performance.now() - begun, this.sourceSQL)
      return found
    }
  }
}

async function timeCommands() {
  const { MongoClient } = await import('mongodb')
  const asked = new Map()
  const { connect } = MongoClient.prototype
  MongoClient.prototype.connect = function watched() {
    this.monitorCommands = true
    this.on('commandStarted', ({ requestId, command }) => asked.set(requestId, command))
    const ended = ({ requestId, duration, reply }) => {
      const { lsid: _lsid, $db: _db, ...command } = asked.get(requestId) ?? {}
      asked.delete(requestId)
      const { firstBatch, nextBatch } = reply?.cursor ?? {}
      noted(duration, JSON.stringify(command), (firstBatch ?? nextBatch)?.length ?? reply?.n)
    }
    this.on('commandSucceeded', ended).on('commandFailed', ended)
    return connect.call(this)
  }
}

if (isMainThread) {
  timeStatements()
  if (process.env.MONGODB_URL) await timeCommands()
  process.on('message', (asked) => {
    if (asked !== 'longest') return
    process.send?.({ longest })
    longest = { took: 0, query: '' }
  })
}
