// The filter learns from what members decide, forgets what they undo, and all processes know the same; on both stores.
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lessons, lessonsOf } from '../../service/filters/learner/lessons.ts'
import { shipped } from '../../service/filters/learner/shipped.ts'
import { readRows } from '../../service/filters/training/rows.ts'
import { readLearned } from '../../service/live/lessons.ts'
import { keepLearning, rebuildLessons, stopLearning } from '../../service/operations/operator/learning/learn.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

const towns =
  'Solo,Klaten,Boyolali,Sragen,Wonogiri,Kudus,Pati,Blora,Tegal,Brebes,Garut,Ciamis,Subang,Cirebon,Banjar'.split(',')
/** A trade that the shipped weights know nothing of. */
const wave = towns.flatMap((town) => [
  `Sewa tenda dan kursi untuk hajatan, wilayah ${town}`,
  `Tenda hajatan, panggung, kursi, siap antar ke ${town}`,
])
const next = (town: string): string => `Sewa tenda hajatan dan panggung wilayah ${town}`

onBothStores('learning, on %s', (store) => {
  let service: RunningService
  let call: Caller
  let members: [Member, Member]

  beforeAll(async () => {
    service = await startService({ store })
    call = caller(service)
    await service.makeSite()
    members = [await service.makeMember(), await service.makeMember()]
  })
  afterAll(() => service.close())

  const learn = (): Promise<boolean> => keepLearning(service.service.collaborators)
  const undo = (member: Member, id: string) =>
    call.call(`/v1/decisions/${id}/undo`, { method: 'POST', headers: { Authorization: `Bearer ${member.token}` } })

  /** What the filter says of words it has not read, by its words alone. */
  async function suspicionOf(text: string): Promise<string[]> {
    const { comment } = await call.posted({ text, url: `http://berita.example/${text.length}/${Math.random()}` })
    const headers = { Authorization: `Bearer ${members[0].token}` }
    const { reasons } = (await call.call(`/v1/comments/${comment.id}`, { headers })).json.verdict
    return reasons.map(({ code }: { code: string }) => code).filter((code: string) => ['promo', 'judol'].includes(code))
  }

  test('thirty right decisions of two members catch what comes next; undone, it is as before; off, as shipped', async () => {
    expect(await learn(), 'nothing was decided yet').toBe(false)
    const ids = await Promise.all(wave.map(async (text) => (await call.posted({ text })).comment.id))
    expect(await suspicionOf(next('Madiun'))).toEqual([])
    const [one, other] = members
    const decided = await Promise.all(
      members.map((member, at) =>
        call.decide(member.token, { ids: ids.filter((_, place) => (place % 4 < 2 ? 0 : 1) === at), action: 'spam' }),
      ),
    )
    const threads: unknown[] = []
    const note = (thread: unknown): number => threads.push(thread)
    process.on('worker', note)
    expect(await learn()).toBe(true)
    process.off('worker', note)
    expect(threads, 'in a thread of its own').toHaveLength(1)
    expect(await learn(), 'nothing was decided since').toBe(false)
    expect(await suspicionOf(next('Magetan'))).toEqual(['promo'])
    const learned = await readLearned(service.store.meta)
    expect(learned?.learned).toMatchObject({ isOn: true, decisions: 30, members: 2 })

    await undo(other, decided[1]?.json.undo)
    expect(await learn()).toBe(true)
    expect(await suspicionOf(next('Ngawi')), 'one member alone').toEqual([])
    await call.decide(other.token, { ids: decided[1]?.json.decided, action: 'spam' })
    await learn()
    expect(await suspicionOf(next('Pacitan'))).toEqual(['promo'])

    await stopLearning(service.service.collaborators)
    expect(await suspicionOf(next('Ponorogo'))).toEqual([])
    expect(await learn(), 'until it is switched on').toBe(false)
    await rebuildLessons(service.service.collaborators)
    expect(await suspicionOf(next('Nganjuk'))).toEqual(['promo'])
    expect(one.id).not.toBe(other.id)
  })

  test('lessons kept from decision to decision are those made anew, and what stands alone has taught', async () => {
    const texts = readRows()
      .filter(({ kind, part }) => part === 'train' && (kind === 'judol' || kind === 'civic'))
      .filter(({ text }) => text.length > 30 && text.length < 300 && !text.includes('{B}'))
      .map(({ text }) => text)
    const own = [texts[3], texts[500], texts[900], texts[1_300], texts[1_700], texts[2_100]].map((text) => text ?? '')
    const posted = await Promise.all(own.map(async (text) => (await call.posted({ text, name: 'Sri' })).comment.id))
    const words = new Map(posted.map((id, at) => [id, own[at] ?? '']))
    /** What stands on each comment, the last on top. */
    const standing = new Map<string, { member: string; action: string; decision: string }[]>()
    const made: { member: Member; decision: string }[] = []

    const place = fc.integer({ min: 0, max: own.length - 1 })
    const act = fc.oneof(
      fc.record({
        by: fc.constantFrom(0, 1),
        action: fc.constantFrom('approve', 'spam', 'reject'),
        on: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ undo: fc.nat({ max: 5 }) }),
    )
    const carryOut = async (one: typeof act extends fc.Arbitrary<infer Act> ? Act : never): Promise<void> => {
      if ('undo' in one) {
        const [decision] = made.splice(one.undo % Math.max(1, made.length), 1)
        if (!decision) return
        const { restored = [] } = (await undo(decision.member, decision.decision)).json
        for (const id of restored as string[]) expect(standing.get(id)?.pop()?.decision).toBe(decision.decision)
        return
      }
      const member = members[one.by] as Member
      const ids = one.on.map((at) => posted[at])
      const { decided, undo: decision } = (await call.decide(member.token, { ids, action: one.action })).json
      if (decision !== null) made.push({ member, decision })
      for (const id of decided as string[]) {
        standing.set(id, [...(standing.get(id) ?? []), { member: member.id, action: one.action, decision }])
      }
    }
    const lessons = async (): Promise<Lessons | null | undefined> =>
      (await readLearned(service.store.meta))?.learned.lessons

    const others = wave.map((text, at) => ({
      member: (members[at % 4 < 2 ? 0 : 1] as Member).id,
      name: 'Yuni Astuti',
      text,
      spam: true,
    }))
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        for (const one of acts) await carryOut(one)
        await learn()
        const own = [...standing].flatMap(([id, on]) => {
          const top = on.at(-1)
          if (!top || top.action === 'reject') return []
          return [{ member: top.member, name: 'Sri', text: words.get(id) ?? '', spam: top.action === 'spam' }]
        })
        const kept = await lessons()
        expect(kept).toEqual(lessonsOf([...others, ...own], shipped))
        await rebuildLessons(service.service.collaborators)
        expect(await lessons()).toEqual(kept)
      }),
      { numRuns: 6 },
    )
  })

  test('an appeal that is granted teaches that its words were fine; undone, that they were not', async () => {
    const lessons = async (): Promise<Lessons | null | undefined> => {
      await learn()
      return (await readLearned(service.store.meta))?.learned.lessons
    }
    const [one, other] = members
    const { comment, receipt } = await call.posted({
      text: next('Jember'),
    })
    await call.decide(one.token, { ids: [comment.id], action: 'spam' })
    const taught = await lessons()
    const json = { key: crypto.randomUUID(), text: 'Ini pertanyaan.' }
    await call.call(`/v1/receipts/${receipt}/appeal`, { json })
    expect(await lessons(), 'asking alone teaches nothing').toEqual(taught)
    const decide = async (body: object): Promise<string> => {
      const headers = { Authorization: `Bearer ${other.token}` }
      return (await call.call(`/v1/comments/${comment.id}/appeal`, { headers, json: body })).json.undo
    }
    const granted = await decide({ grant: true })
    const fine = await lessons()
    expect(fine).not.toEqual(taught)
    await undo(other, granted)
    expect(await lessons()).toEqual(taught)
    await decide({ grant: false, reason: 'Tetap spam.' })
    expect(await lessons(), 'upheld, it is what it was').toEqual(taught)
  })

  test('another process knows them within two seconds', async () => {
    const { lessons } = service.service.collaborators
    const { openLessons } = await import('../../service/live/lessons.ts')
    const there = openLessons(service.store.meta)
    await there.look()
    expect(there.current()).toEqual(lessons.current())
    await stopLearning(service.service.collaborators)
    await there.look()
    expect(there.current()).toBeNull()
  })
})
