/** What runs inside the threads of a store: one of them writes, the other reads what may take long. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../domain/refusal.ts'
import { asRefusal, closeDatabases, openDatabases, passingInMemory, type Databases, type Files } from './database.ts'
import { longReads } from './verbs.ts'
import { commitTogether, runVerb, type Answer, type Job } from './writer.ts'

export type ThreadData = { role: 'write' | 'read'; files: Files; busyTimeout: number }

export type Asked = Job & { id: number }

/** One batch's answers. Errors lose their class on the way, so that what they mean is said beside them. */
export type Told = ({ id: number } & ({ value: unknown } | { away: unknown } | { defect: unknown }))[]

/** Beyond this a commit would keep those who came first waiting. */
const mostTogether = 500

const port = portOf(parentPort)
const { role, files, busyTimeout } = workerData as ThreadData
// Who reads long reads far and wide, little of it twice: what it would hold is in the system's own cache as well.
const cache = role === 'read' ? 4_000 : 16_000
const db = openDatabases(files, { readOnly: role === 'read', busyTimeout, cache })
// A savepoint keeps copies of what it may have to bring back: nobody's words are to lie in a file elsewhere for that.
if (role === 'write') for (const file of Object.values(db)) file.exec(passingInMemory)
const run: (db: Databases, jobs: Job[]) => Answer[] = role === 'write' ? commitTogether : readEach

port.on('message', (first: Asked[] | 'close') => {
  const { jobs, closing } = waiting(first)
  if (jobs.length > 0) port.postMessage(told(jobs, run(db, jobs)))
  if (!closing) return
  closeDatabases(db)
  port.close()
})

function portOf(found: MessagePort | null): MessagePort {
  if (!found) throw new Error('This file runs in a thread of the store.')
  return found
}

/**
 * Everything that was told while the last commit went to the disk: the next commit takes it all. Nothing waits for more
 * to come: told all at once, twice as many share a commit of a fast disk and a tenth fewer are served, for then the
 * threads take turns; a slow disk makes them wait together anyhow.
 */
function waiting(first: Asked[] | 'close'): { jobs: Asked[]; closing: boolean } {
  const jobs: Asked[] = []
  let next: Asked[] | 'close' | undefined = first
  while (next !== undefined && next !== 'close') {
    jobs.push(...next)
    if (jobs.length >= mostTogether) break
    next = receiveMessageOnPort(port)?.message as Asked[] | 'close' | undefined
  }
  return { jobs, closing: next === 'close' }
}

function readEach(databases: Databases, jobs: Job[]): Answer[] {
  return jobs.map((job) => {
    try {
      return { value: runVerb(longReads, databases, job) }
    } catch (error) {
      return { error: asRefusal(error) }
    }
  })
}

function told(jobs: Asked[], answers: Answer[]): Told {
  return jobs.map(({ id }, index) => {
    const answer = answers[index] as Answer
    if ('value' in answer) return { id, value: answer.value }
    const { error } = answer
    return error instanceof Refusal ? { id, away: error.cause } : { id, defect: error }
  })
}
