import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { AuditEntry } from '../../service/domain/audit.ts'
import { sealOf } from '../../service/domain/chain.ts'
import type { Store } from '../../service/store/store.ts'
import { Refusal } from '../../service/domain/refusal.ts'
import { aComment, aCommentBy, aMember, aMove, aPage, aPerson, madeAt, aFollowUp, aHold } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Matter } from '../../service/domain/comment-facts.ts'

onEveryStore('two handles on one store', (stand) => {
  test('see what the other wrote within 2 s', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const comment = aComment(page)
    await store.comments.insert(comment, page)
    await store.pages.publish(page.id, [comment.id], 1)
    await within2s(async () => {
      expect((await other.pages.byId(page.id))?.revision).toBe(1)
      const read = { page: page.id, sort: 'new', limit: 9, after: null, answered: null } as const
      expect((await other.comments.thread(read)).comments.map(({ id }) => id)).toEqual([comment.id])
    })
    await other.comments.apply([aMove(comment, 'removed')])
    await within2s(async () => expect((await store.comments.byId(comment.id))?.state).toBe('removed'))
  })

  const within2s = async (law: () => Promise<void>): Promise<void> => {
    for (const end = performance.now() + 2_000; performance.now() < end; await setTimeout(20)) {
      const holds = await law().then(
        () => true,
        () => false,
      )
      if (holds) return
    }
    await law()
  }
})

const aMatter = {
  kind: 'thanks',
  step: null,
  since: 0,
  due: null,
  forwardBy: null,
  reopened: 0,
  answeredAt: null,
  trail: [],
  turn: 1,
} satisfies Matter

/** Every write, on things that are there and things that are not. */
function everyWrite(store: Store): Record<string, () => Promise<unknown>> {
  const page = aPage()
  const comment = aComment(page)
  const newcomer = aPerson()
  const {
    comments,
    campaigns,
    pages,
    engagement,
    notes,
    personHolds,
    covers,
    savedAnswers,
    followUps,
    thanks,
    people,
    offices,
    members,
    audit,
    meta,
  } = store
  const reader = { reader: 'away', now: madeAt }
  const office = { id: 'away', name: 'A', kind: 'city', parent: null, settings: {} } as const
  const site = { id: 'away', code: 'away', name: 'A', office: 'away', origins: [], createdAt: madeAt }
  const by = { kind: 'operator' } as const
  const standing = {
    decision: 'd',
    action: 'spam',
    reason: null,
    by,
    office: 'a',
    from: 1,
    until: 2,
    endedAt: null,
  } as const
  const entry: AuditEntry = {
    id: 'away',
    at: 1,
    by,
    act: 'spam',
    offices: [],
    subjects: [],
    reason: null,
    undone: null,
  }
  const secret = { day: 'away', secret: new Uint8Array(1), createdAt: madeAt }
  return {
    insert: () => comments.insert(comment, page),
    apply: () => comments.apply([aMove(comment, 'spam')]),
    assign: () => comments.assign('wave', [{ id: comment.id, fingerprint: '00' }]),
    noteMatter: () => comments.noteMatter(comment.id, 0, aMatter, madeAt),
    begin: () => campaigns.begin({ id: 'wave', fingerprint: '00', standing: [] }),
    stand: () => campaigns.stand('wave', standing),
    endStanding: () => campaigns.endStanding('wave', 'd', 1),
    tell: () => meta.tell('away', 'x', 0),
    publish: () => pages.publish(page.id, [], 1),
    rename: () => pages.rename(page.id, 'x'),
    pin: () => pages.pin(page.id, comment.id, true),
    unpin: () => pages.pin(page.id, comment.id, false),
    support: () => engagement.support({ comment: comment.id, on: true, ...reader }),
    react: () => engagement.react({ page, reaction: 'Membantu', ...reader }),
    report: () => engagement.report({ comment: comment.id, reader: 'away', reason: 'spam', note: null, at: madeAt }),
    settle: () => engagement.settle({ comment: comment.id, seen: 1 }),
    forget: () => engagement.forget('away', madeAt),
    'insert by a newcomer': () => comments.insert(aCommentBy(newcomer, page), page, newcomer),
    'claims.hold': () => store.claims.hold({ member: 'away', comment: 'away', until: 1 }),
    'notes.add': () => notes.add({ id: 'away', comment: 'away', by: 'm', at: 1, text: 'x', withdrawnAt: null }),
    'notes.withdraw': () => notes.withdraw('away', 1),
    'notes.forget': () => notes.forget(['away']),
    dropWithdrawn: () => notes.dropWithdrawn(1),
    'savedAnswers.save': () => savedAnswers.save({ id: 'away', office: 'away', title: 'x', text: 'x', at: 1 }, 200),
    'savedAnswers.remove': () => savedAnswers.remove('away'),
    'followUps.add': () => followUps.add(aFollowUp({ id: 'away' })),
    'followUps.change': () => followUps.change('away', { text: 'x' }),
    'followUps.remove': () => followUps.remove('away'),
    'personHolds.add': () => personHolds.add(aHold({ id: 'away' })),
    'personHolds.end': () => personHolds.end('away', 1),
    'personHolds.forget': () => personHolds.forget({ person: 'away', readers: ['away'] }),
    dropOver: () => personHolds.dropOver(1),
    'thanks.add': () => thanks.add({ answer: 'away', day: '2026-11-26', reader: 'away' }),
    'covers.add': () =>
      covers.add({ id: 'away', comment: 'away', by: 'm', at: 1, until: 2, sealed: new Uint8Array(1) }),
    'covers.remove': () => covers.remove('away'),
    'covers.forget': () => covers.forget(['away']),
    'covers.dropExpired': () => covers.dropExpired(1),
    erase: () => people.erase('away'),
    markSilent: () => people.markSilent('away', 1),
    keep: () => people.keep('away'),
    'people.forget': () => people.forget('away', 1),
    dailySecret: () => people.dailySecret('away', secret),
    dropDailySecretsBefore: () => people.dropDailySecretsBefore(0),
    addOffice: () => offices.addOffice(office),
    saveSettings: () => offices.saveSettings('away', {}),
    saveClosing: () => offices.saveClosing('away', null),
    moveOffice: () => offices.moveOffice('away', { from: 'a', to: 'b' }),
    rehome: () => comments.rehome({ site: 'away', from: 'a', to: 'b', limit: 1 }),
    layAppeals: () => comments.layAppeals({ office: 'away', keep: [], to: 'b' }),
    addSite: () => offices.addSite(site),
    changeSite: () => offices.changeSite('away', site),
    removeSite: () => offices.removeSite('nothing'),
    removeOffice: () => offices.removeOffice('nothing'),
    'members.insert': () => members.insert(aMember()),
    change: () => members.change('away', { name: 'x' }),
    remove: () => members.remove('away'),
    openSession: () => members.openSession({ id: 'away', member: 'm', createdAt: 1, expiresAt: 2, endedAt: null }),
    endSession: () => members.endSession('away', 1),
    endSessionsOf: () => members.endSessionsOf('away', 1),
    addLink: () => members.addLink({ hash: 'away', member: 'm', expiresAt: 1 }),
    useLink: () => members.useLink('away', 0),
    dropExpired: () => members.dropExpired(0),
    append: () => audit.append(entry),
    'audit.settle': () => audit.settle('away', []),
    markUndone: () => audit.markUndone('away', { at: 1, by: 'm' }, { ...entry, id: 'away-undone' }),
    unsealed: () => audit.unsealed(1),
    seal: () => audit.seal([sealOf(null, entry, { now: 1, salt: 'aa' })]),
    claim: () => meta.claim('away', 'x'),
    lease: () => meta.lease('away', 'h', 1, 2),
    ping: () => store.ping(),
  }
}

onEveryStore('while the database is away', (stand) => {
  test("every write is refused as unavailable without a driver's words, has done nothing, and works when it is back", async () => {
    const { store, away } = stand()
    const page = aPage()
    const before = aComment(page)
    await store.comments.insert(before, page)
    const writes = Object.entries(everyWrite(store))
    const back = await away()
    const refusals = await Promise.all(writes.map(([, write]) => write().catch((error: unknown) => error)))
    await back()
    for (const [index, refusal] of refusals.entries()) {
      expect(refusal, writes[index]?.[0]).toBeInstanceOf(Refusal)
      expect(refusal, writes[index]?.[0]).toMatchObject({ code: 'unavailable', message: 'unavailable' })
    }
    await recovered(store)
    expect(await store.comments.byId(before.id)).toEqual(before)
    expect(await store.members.list(['kpu-sukoharjo'])).toEqual([])
    for (const [name, write] of writes) await expect(write(), name).resolves.not.toThrow()
  })

  test('every read answers, or is refused as unavailable', async () => {
    const { store, away } = stand()
    const back = await away()
    const filter = { tab: 'held', offices: 'all', search: null, after: null, upTo: null } as const
    const reads = [
      store.comments.byId('x'),
      store.comments.thread({ page: 'x', sort: 'new', limit: 1, after: null, answered: null }),
      store.comments.queue({ ...filter, search: 'x' }, 1),
      store.comments.countQueue(filter, 1),
      store.comments.owing(1, 1),
      store.comments.newest({ site: 'x', page: null, limit: 1 }),
      store.comments.checkingTimes('x'),
      store.comments.latest({ since: 0, before: null, limit: 1 }),
      store.comments.storedAfter('~', 1),
      store.comments.editedSince(1, 1),
      store.comments.copies(['x']),
      store.comments.lastDecided(1),
      store.comments.lapsed({ offices: ['x'], before: 1, limit: 1 }),
      store.comments.inCampaign({
        campaign: 'x',
        offices: 'all',
        states: ['held'],
        undecided: true,
        after: null,
        limit: 1,
      }),
      store.comments.queue({ ...filter, grouped: true }, 1),
      store.audit.countUnsealed(),
      store.audit.lastSeal(),
      store.audit.sealed({ from: 1, limit: 1 }),
      store.audit.lineNumbers(['x']),
      store.campaigns.byId('x'),
      store.campaigns.list({ offices: 'all', after: null, limit: 1 }),
      store.campaigns.figures(['x'], 'all'),
      store.campaigns.standing(1),
      store.meta.told('x'),
      store.pages.owing(1),
      store.engagement.reportOf('x', 'x'),
      store.engagement.reportsOn('x'),
      store.notes.on('x'),
      store.claims.on(['x'], 1),
      store.personHolds.on({ person: 'x', reader: 'x', now: 1 }),
      store.personHolds.list({ offices: 'all', now: 1, after: null, limit: 1 }),
      store.covers.on('x'),
      store.thanks.of(['x']),
      store.comments.answered({ after: '', limit: 1 }),
      store.savedAnswers.of(['x']),
      store.followUps.of('x', ['2026-11-23']),
      store.figures.weekly({ offices: 'all', from: 1, until: 2 }),
      store.pages.revisions(['x']),
      store.people.key('x'),
      store.offices.directory(),
      store.members.session('x'),
      store.audit.list({ offices: 'all', after: null, limit: 1 }),
      (async () => {
        for await (const _ of store.meta.dump());
      })(),
    ]
    const answers = await Promise.allSettled(reads)
    await back()
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'unavailable' })
    }
    await recovered(store)
  })

  /** The store's own connections come back by themselves. */
  const recovered = async (store: Store): Promise<void> => {
    for (let tries = 0; tries < 50; tries++) {
      const isBack = await store.ping().then(
        () => true,
        () => false,
      )
      if (isBack) return
      await setTimeout(100)
    }
    await store.ping()
  }
})
