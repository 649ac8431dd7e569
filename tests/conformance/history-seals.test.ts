import { expect, test } from 'vitest'
import { emptyChain } from '../../service/domain/chain.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { checkChain } from '../../service/operations/operator/audit/check.ts'
import { sealEntries } from '../../service/operations/operator/audit/seal.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

let turns = 0
const chance = { bytes: (length: number) => new Uint8Array(length).fill((turns += 1) % 256) }
const sealing = (store: Store): Promise<number> => sealEntries({ store, chance, clock: { now: () => madeAt } })

async function written(store: Store, over: Partial<Comment> = {}): Promise<Comment> {
  const page = aPage()
  const comment = aComment(page, { state: 'held', ...over })
  await store.comments.insert(comment, page)
  return comment
}

async function moved(store: Store, { id }: Comment, to: 'published' | 'rejected'): Promise<void> {
  const present = await store.comments.byId(id)
  if (present) await store.comments.apply([aMove(present, to)])
}

const names = async (store: Store): Promise<string[]> =>
  (await store.audit.sealed({ from: 1, limit: 500 })).map(({ line }) => line.entry)

onEveryStore('the histories of comments in the chain', (_, fresh) => {
  test('every line is sealed once, in the order of its history, also those that come later', async () => {
    const stand = await fresh()
    const { store } = stand
    const [one, other] = [await written(store), await written(store)]
    await moved(store, one, 'published')
    expect(await store.audit.countUnsealed(), 'comments with something to seal').toBe(2)
    expect((await store.audit.unsealedHistory(1)).map(({ comment, place }) => [comment, place])).toEqual([
      [one.id, 0],
      [one.id, 1],
    ])
    expect(await sealing(store)).toBe(3)
    expect(await store.audit.countUnsealed()).toBe(0)
    expect(await store.audit.unsealedHistory(9)).toEqual([])
    await moved(store, one, 'rejected')
    await moved(store, other, 'published')
    expect(await sealing(store)).toBe(2)
    const of = (comment: Comment, place: number): string => `${comment.site}/${comment.id}/${place}`
    expect(await names(store)).toEqual([of(one, 0), of(one, 1), of(other, 0), of(one, 2), of(other, 1)])
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 5, broken: null })
    await stand.end()
  })

  test('what moves while several processes seal is sealed by one of them', async () => {
    const stand = await fresh()
    const stores = [stand.store, await stand.openAgain()]
    const { store } = stand
    const comments: Comment[] = []
    for (let n = 0; n < 40; n += 1) comments.push(await written(store))
    const deciding = async (): Promise<void> => {
      for (const comment of comments) await moved(store, comment, 'published')
    }
    await Promise.all([deciding(), ...stores.map(sealing)])
    await sealing(store)
    expect(await store.audit.countUnsealed()).toBe(0)
    const all = await names(store)
    expect(new Set(all).size).toBe(80)
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 80, broken: null })
    await stand.end()
  })

  test('a person erased, and a site removed by somebody who says so, leave it whole; a site that is only gone does not', async () => {
    const stand = await fresh()
    const { store } = stand
    const site = { id: 'kpu-sukoharjo', code: 'skh', name: 'S', office: 'a', origins: [], createdAt: 1 }
    await store.offices.addSite(site)
    const comment = await written(store)
    await moved(store, comment, 'published')
    await sealing(store)
    const present = (await store.comments.byId(comment.id)) as Comment
    const author = { ...present.author, name: '' }
    const erasing = aMove(present, 'rejected', { act: 'erased', reason: null })
    await store.comments.apply([{ ...erasing, set: { ...erasing.set, text: '', author } }])
    expect(await sealing(store)).toBe(1)
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 3, broken: null })

    await written(store)
    expect(await store.offices.removeSite(site.id)).toBe(2)
    expect(await store.audit.countUnsealed(), 'what was not sealed went with it').toBe(0)
    const found = await checkChain({ store }, emptyChain)
    expect(found.broken).toEqual({ line: 1, entry: `kpu-sukoharjo/${comment.id}/0`, fault: 'entry-missing' })
    await store.audit.append({
      id: 'said',
      at: 1,
      by: { kind: 'operator' },
      act: 'site-removed',
      offices: ['a'],
      subjects: ['kpu-sukoharjo'],
      reason: null,
      undone: null,
    })
    await sealing(store)
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: 4, broken: null })
    await stand.end()
  })

  test('a backup takes the seals before what they seal: read back the chain is whole, and goes on', async () => {
    const [one, other] = [await fresh(), await fresh()]
    const comment = await written(one.store)
    await sealing(one.store)
    const records = one.store.meta.dump()
    await other.store.meta.load(
      (async function* () {
        for await (const record of records) {
          yield record
          // Whoever writes while a backup is taken is in it or is not.
          if (record.kind === 'seal') await moved(one.store, comment, 'published')
          await sealing(one.store)
        }
      })(),
    )
    const { store } = other
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ broken: null })
    await sealing(store)
    expect(await store.audit.countUnsealed()).toBe(0)
    const { history = [] } = (await store.comments.byId(comment.id)) ?? {}
    expect(await checkChain({ store }, emptyChain)).toMatchObject({ lines: history.length, broken: null })
    await Promise.all([one.end(), other.end()])
  })
})
