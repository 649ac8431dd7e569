import { expect, test } from 'vitest'
import type { AuditEntry } from '../../service/domain/audit.ts'
import { madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const anEntry = (id: string, offices: string[]): AuditEntry => ({
  id,
  at: madeAt,
  by: { kind: 'member', member: 'm1', role: 'lead' },
  act: 'approve',
  offices,
  subjects: ['c1', 'c2'],
  reason: 'sesuai',
  undone: null,
})

onEveryStore('the audit', (stand) => {
  test('lists what touched these offices, newest first, each once, page by page', async () => {
    const { audit } = stand().store
    const entries = Array.from({ length: 9 }, (_, n) => anEntry(`list-${n}`, n % 3 ? ['a'] : ['a', 'b']))
    for (const entry of entries) await audit.append(entry)
    const readAll = async (offices: string[] | 'all', limit: number): Promise<AuditEntry[]> => {
      const found: AuditEntry[] = []
      for (let after: string | null = null; ;) {
        const read = await audit.list({ offices, after, limit })
        found.push(...read.entries)
        after = found.at(-1)?.id ?? null
        if (!read.more) return found.filter(({ id }) => id.startsWith('list-'))
      }
    }
    for (const limit of [1, 2, 20]) {
      expect(await readAll(['a', 'b'], limit)).toEqual(entries.toReversed())
      expect(await readAll('all', limit)).toEqual(entries.toReversed())
      expect((await readAll(['b'], limit)).map(({ id }) => id)).toEqual(['list-6', 'list-3', 'list-0'])
    }
    expect(await readAll([], 5)).toEqual([])
    const ofAct = async (act: AuditEntry['act'], offices: string[] | 'all') =>
      (await audit.list({ offices, act, after: 'list-7', limit: 50 })).entries.map(({ id }) => id)
    expect(await ofAct('approve', ['b'])).toEqual(['list-6', 'list-3', 'list-0'])
    expect(await ofAct('approve', 'all')).toEqual([
      'list-6',
      'list-5',
      'list-4',
      'list-3',
      'list-2',
      'list-1',
      'list-0',
    ])
    expect(await ofAct('reject', 'all')).toEqual([])
  })

  test('keeps an entry that is sent again as it was, and settles what it touched', async () => {
    const { audit } = stand().store
    const entry = anEntry('again', ['c'])
    await audit.append(entry)
    await audit.settle('again', ['c2'])
    await audit.append(entry)
    expect(await audit.byId('again')).toEqual({ ...entry, subjects: ['c2'] })
    expect((await audit.list({ offices: ['c'], after: null, limit: 9 })).entries).toHaveLength(1)
    expect(await audit.byId('unknown')).toBeNull()
  })

  test('marks a decision undone once among 20', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    await store.audit.append(anEntry('undo', ['d']))
    const taking = (n: number): AuditEntry => ({ ...anEntry(`undo-${n}`, ['d']), act: 'undone', subjects: ['undo'] })
    const marked = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? store : other).audit.markUndone('undo', { at: n, by: `m${n}` }, taking(n)),
      ),
    )
    const winner = marked.indexOf(true)
    expect(marked.filter(Boolean)).toHaveLength(1)
    expect((await store.audit.byId('undo'))?.undone).toEqual({ at: winner, by: `m${winner}` })
    const lines = await store.audit.list({ offices: ['d'], act: 'undone', after: null, limit: 50 })
    expect(
      lines.entries.map(({ id }) => id),
      'the line that says so, and no other',
    ).toEqual([`undo-${winner}`])
    expect(await store.audit.markUndone('unknown', { at: 1, by: 'm' }, taking(99))).toBe(false)
    expect(await store.audit.byId('undo-99')).toBeNull()
  })
})
