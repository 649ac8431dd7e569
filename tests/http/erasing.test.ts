// Whoever is erased at their own request leaves nothing behind, not even what they were writing at that very moment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '../../service/operations/operator/people.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, threadPath } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeSite()
    const lead = await service.makeMember()
    const settings = { moderation: { value: 'post' } }
    const headers = { Authorization: `Bearer ${lead.token}` }
    await http.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings }, headers })
  })
  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/hapus/${(pages += 1)}`
  const address = (name: string): string => `${name}-${store}@surat.example`
  const posted = (text: string, email: string, url = newPage()) => http.posted({ url, text, email })
  const erased = (email: string) => erasePerson(service.service.collaborators, email)
  const stored = (id: string) => service.store.comments.byId(id)
  const personOf = async (id: string): Promise<string | null> => {
    const author = (await stored(id))?.author
    return author?.kind === 'reader' ? author.person : null
  }
  /** Nobody is named by it, nothing of it is to be read, and the page does not show it. */
  async function isGone(id: string, person: string, url: string): Promise<void> {
    expect(await stored(id)).toMatchObject({ state: 'removed', text: '', author: { person: null, reader: null } })
    expect(await service.store.comments.ofPerson(person)).toEqual([])
    expect((await http.call(threadPath(url))).json.comments).toEqual([])
  }

  test('erased between being known and being stored: the comment goes as those before it', async () => {
    const email = address('menulis')
    const first = await posted('Pertanyaan pertama saya', email)
    const person = (await personOf(first.comment.id)) ?? ''
    const { comments } = service.store
    const { insert } = comments
    comments.insert = async (...inserted) => {
      comments.insert = insert
      expect(await erased(email)).toEqual({ comments: 1 })
      return insert(...inserted)
    }
    const url = newPage()
    const late = await posted('Pertanyaan kedua saya', email, url)
    await isGone(late.comment.id, person, url)
    expect(await service.store.people.byId(person)).toBeNull()
  })

  test('stored between the last look at their comments and the end of their record: it goes with them', async () => {
    const email = address('bersamaan')
    const first = await posted('Usul pertama saya', email)
    const person = (await personOf(first.comment.id)) ?? ''
    const { people } = service.store
    const { erase } = people
    const url = newPage()
    let late = ''
    people.erase = async (id) => {
      people.erase = erase
      late = (await posted('Usul kedua saya', email, url)).comment.id
      return erase(id)
    }
    expect(await erased(email)).toEqual({ comments: 2 })
    await isGone(late, person, url)
  })

  test('whoever writes again afterwards is somebody new, whose comment stays', async () => {
    const email = address('kembali')
    const first = await posted('Saran pertama saya', email)
    const person = await personOf(first.comment.id)
    await erased(email)
    const again = await posted('Saran kedua saya', email)
    expect(await stored(again.comment.id)).toMatchObject({ state: 'published', text: 'Saran kedua saya' })
    expect(await personOf(again.comment.id)).not.toBe(person)
  })
})
