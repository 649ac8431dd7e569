// A process of its own that erases somebody, or writes as somebody, and is killed at the worst moment: it says when it is
// about to do what matters, waits for a line, does it, and is gone before it can do anything more.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { pino } from 'pino'
import { readConfig } from '../../service/config.ts'
import { postComment } from '../../service/operations/reader/post-comment.ts'
import { erasePerson } from '../../service/operations/operator/people.ts'
import { machine, openWorkroom } from '../../service/service.ts'

const [what = '', email = '', url = ''] = process.argv.slice(2)
const { collaborators } = await openWorkroom(readConfig(), 'http://127.0.0.1', {
  ...machine,
  log: pino({ level: 'silent' }),
})

/** Says that it has come to this, waits until it may go on, does it, and dies. */
const cutAfter =
  <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    writeSync(1, 'now\n')
    await once(process.stdin, 'data')
    await act(...args)
    process.kill(process.pid, 'SIGKILL')
    return new Promise<Result>(() => undefined)
  }

const { people, comments } = collaborators.store
if (what === 'begin') people.beginErasing = cutAfter(people.beginErasing)
if (what === 'erase') people.erase = cutAfter(people.erase)
if (what === 'post') {
  comments.insert = cutAfter(comments.insert)
  const site = collaborators.directory.current().sites.get('kpu-sukamaju')
  if (!site) throw new Error('no site')
  const body = { key: crypto.randomUUID(), url, name: 'Yuni', email, text: 'Yang saya tulis terakhir' }
  await postComment(collaborators, { site, network: null, body })
} else await erasePerson(collaborators, email)
