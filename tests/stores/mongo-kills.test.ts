// What becomes of comments and their publication, wherever the server is killed.
import { expect } from 'vitest'
import type { Store } from '../../service/store/store.ts'
import { prepareMongo } from '../support/mongo/server.ts'
import { aComment, aCommentBy, aMove, anOffice, aPage, aPerson, aReply, madeAt } from '../support/records.ts'
import { type Act, killAtEachWrite } from './mongo-killing.ts'

await prepareMongo()

const [page, other] = [aPage(), aPage()]
const top = aComment(page)
const middle = aReply(page, top)
const leaf = aReply(page, middle, { state: 'held' })
const late = aReply(page, top)
const answer = aReply(page, middle, { author: anOffice })
const newcomer = aPerson()
const elsewhere = aCommentBy(newcomer, other)
const ids = [top, middle, leaf, late, answer].map(({ id }) => id)
const approval = aMove(leaf, 'published')
const rejection = aMove(middle, 'rejected')

/** A page with a published comment and a reply to it, and a reply to that, which waits. */
async function seed(store: Store): Promise<void> {
  for (const one of [top, middle, leaf]) await store.comments.insert(one, page)
  await store.pages.publish(page.id, [top.id, middle.id], madeAt)
}

const inserted = (person: string | null) => ({ outcome: 'inserted', person })
const acts: Record<string, Act> = {
  // Their key, the newcomer, the page, the comment.
  'a comment of a newcomer on a new page': {
    writes: 4,
    run: (store) => store.comments.insert(elsewhere, other, newcomer),
    answer: inserted(newcomer.person.id),
  },
  'a reply': { writes: 1, run: (store) => store.comments.insert(late, page), answer: inserted(null) },
  'two changes': {
    writes: 1,
    run: (store) => store.comments.apply([approval, rejection]),
    answer: [leaf.id, middle.id],
  },
  'two changes and their publication': {
    writes: 5,
    async run(store) {
      await store.comments.apply([approval, rejection])
      return store.pages.publish(page.id, [leaf.id, middle.id], madeAt)
    },
    answer: expect.objectContaining({ comments: 2 }),
  },
  // Comment; ticket, figures of two above, raise, settle.
  "an office's answer and its publication": {
    writes: 5,
    async run(store) {
      await store.comments.insert(answer, page)
      return store.pages.publish(page.id, [answer.id], madeAt)
    },
    answer: expect.objectContaining({ comments: 3 }),
  },
}

killAtEachWrite({ page, ids, seed, acts, when: ['before', 'after'], alsoTrue: expectAuthor })

/** No comment stands there without its author, no author without their key, and nobody twice. */
async function expectAuthor(store: Store): Promise<void> {
  const { id, lookup } = newcomer.person
  const [comment, person] = [await store.comments.byId(elsewhere.id), await store.people.byLookup(lookup)]
  if (comment) expect(comment.author).toMatchObject({ person: person?.id ?? 'nobody' })
  if (person) expect(person).toEqual(newcomer.person)
  if (person) expect(await store.people.key(id)).toEqual(newcomer.key)
}
