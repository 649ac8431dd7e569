// Loaded into the service where its queries are timed: how long each took that the main thread made of SQLite, where
// everybody waits for it, and each that a MongoDB server answered, where the thread is free meanwhile. Tells the longest
// since it was last asked.
import { StatementSync } from 'node:sqlite'
import { isMainThread } from 'node:worker_threads'

/** @type {{ took: number, query: string }} */
let longest = { took: 0, query: '' }

/** @param {number} took @param {string} query */
function noted(took, query) {
  if (took > longest.took) longest = { took, query }
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
    const ended = ({ requestId, duration }) => {
      const { lsid: _lsid, $db: _db, ...command } = asked.get(requestId) ?? {}
      asked.delete(requestId)
      noted(duration, JSON.stringify(command))
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
