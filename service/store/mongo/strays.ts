import type { Database } from './database.ts'

const readTogether = 1_000

/** Notes whoever has comments and no record as being erased. Done twice, it says the same. */
export async function eraseStrays({ comments, people, erasures }: Database): Promise<void> {
  let after = ''
  let isOver = false
  while (!isOver) {
    const read = { projection: { _id: 0, author: 1 }, sort: { 'author.person': 1 }, limit: readTogether } as const
    const found = await comments.find({ 'author.person': { $gt: after } }, read).toArray()
    const ids = new Set(found.flatMap(({ author }) => (author.kind === 'reader' ? (author.person ?? []) : [])))
    const known = await people.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray()
    for (const _id of ids.difference(new Set(known.map((one) => one._id))))
      await erasures.updateOne({ _id }, { $setOnInsert: { begunAt: 0 } }, { upsert: true })
    // Whoever stands last may have more comments than were read: they are known by now, and passed over whole.
    const last = [...ids].at(-1)
    isOver = last === undefined || found.length < readTogether
    after = last ?? after
  }
}
