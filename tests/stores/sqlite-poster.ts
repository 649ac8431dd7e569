// A process that posts sixteen at a time without end, and says the id of each comment that was acknowledged.
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { aCommentBy, aPage, aPerson } from '../support/records.ts'

const [folder = '', prefix = ''] = process.argv.slice(2)
const store = await openSqliteStore({ folder })
const page = aPage({ id: 'page' })

async function post(): Promise<void> {
  for (;;) {
    const { person, key } = aPerson()
    const id = `${prefix}${person.id}`
    const newcomer = { person: { ...person, id, lookup: id }, key: { ...key, person: id } }
    const made = aCommentBy(newcomer, page)
    const comment = { ...made, id: `${prefix}${made.id}`, key: `${prefix}${made.id}`, receipt: `${prefix}${made.id}` }
    await store.comments.insert(comment, page, newcomer)
    writeSync(1, `${comment.id} ${id}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, post))
