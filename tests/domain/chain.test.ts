// The chain that seals the audit: whatever is taken out, put in, changed or moved shows at its line.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEntry } from '../../service/domain/audit.ts'
import type { HistoryEntry } from '../../service/domain/comment.ts'
import type { HistoryLine } from '../../service/domain/history-line.ts'
import { faultOf, type Seal, sealOf } from '../../service/domain/chain.ts'

const entries = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[0-9a-z-]{1,8}$/),
    at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
    act: fc.constantFrom<AuditEntry['act']>('approve', 'reject', 'spam', 'policy-saved'),
    offices: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
    subjects: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
    reason: fc.option(fc.string({ maxLength: 20 })),
    policy: fc.nat(99),
  }),
  { selector: ({ id }) => id, minLength: 2, maxLength: 12 },
)

const whole = (given: Omit<AuditEntry, 'by' | 'undone'>): AuditEntry => ({
  ...given,
  by: { kind: 'member', member: `m-${given.id}`, role: 'moderator' },
  undone: null,
})

type Line = { line: Seal; entry: AuditEntry }

function chained(given: AuditEntry[], now = 5): Line[] {
  const lines: Line[] = []
  // A clock that goes backwards changes nothing: the order is that of the numbers.
  for (const [at, entry] of given.entries()) {
    lines.push({ line: sealOf(lines.at(-1)?.line ?? null, entry, { now: now - at, salt: `${at}` }), entry })
  }
  return lines
}

/** The number of the first line that is not right; null where all are. */
function firstFault(lines: { line: Seal; entry: AuditEntry | null }[]): number | null {
  let before: Seal | null = null
  for (const [at, { line, entry }] of lines.entries()) {
    if (faultOf(before, line, entry)) return at
    before = line
  }
  return null
}

test('what was sealed in order is found whole, however the clock went, and also once a decision was taken back', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const lines = chained(given.map(whole))
      expect(firstFault(lines)).toBeNull()
      const undone = lines.map(({ line, entry }) => ({ line, entry: { ...entry, undone: { at: 1, by: 'm' } } }))
      expect(firstFault(undone)).toBeNull()
    }),
  )
})

test('a line taken out shows where it stood, and an entry that is gone at its line', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (given, chance) => {
      const lines = chained(given.map(whole))
      const at = chance % (lines.length - 1)
      expect(firstFault(lines.toSpliced(at, 1))).toBe(at)
      expect(firstFault(lines.map((one, place) => (place === at ? { ...one, entry: null } : one)))).toBe(at)
      expect(firstFault(lines.toSpliced(at, 2, lines[at + 1] as Line, lines[at] as Line))).toBe(at)
    }),
  )
})

test('whatever of an entry is changed shows at its line, and so does a line written anew under the ones that follow', () => {
  const changes: ((entry: AuditEntry) => Partial<AuditEntry>)[] = [
    ({ id }) => ({ id: `${id}x` }),
    ({ at }) => ({ at: at + 1 }),
    () => ({ by: { kind: 'operator' } }),
    ({ id }) => ({ by: { kind: 'member', member: `m-${id}`, role: 'owner' } }),
    () => ({ act: 'restore' }),
    ({ offices }) => ({ offices: [...offices, 'x'] }),
    ({ subjects }) => ({ subjects: [...subjects, 'x'] }),
    ({ reason }) => ({ reason: reason === null ? '' : null }),
    ({ reason }) => ({ reason: `${reason}x` }),
    ({ policy = 0 }) => ({ policy: policy + 1 }),
    () => ({ campaign: 'wave' }),
  ]
  fc.assert(
    fc.property(entries, fc.nat(), fc.constantFrom(...changes), (given, chance, change) => {
      const lines = chained(given.map(whole))
      const at = chance % lines.length
      const { line, entry } = lines[at] as Line
      const changed = { ...entry, ...change(entry) }
      expect(firstFault(lines.with(at, { line, entry: changed }))).toBe(at)
      const anew = sealOf(lines[at - 1]?.line ?? null, changed, { now: line.sealedAt, salt: line.salt })
      const rewritten = lines.with(at, { line: anew, entry: changed })
      expect(firstFault(rewritten)).toBe(at + 1 < lines.length ? at + 1 : null)
    }),
  )
})

test('no word of a reason stands in a line, and the same reason looks different in each', () => {
  const of = (id: string): AuditEntry =>
    whole({ id, at: 1, act: 'reject', offices: ['a'], subjects: [id], reason: 'menyebut nama Sri Wahyuni', policy: 1 })
  const lines = chained([of('1'), of('2')]).map(({ line }) => line)
  expect(JSON.stringify(lines)).not.toMatch(/Sri|Wahyuni|menyebut/)
  expect(lines[0]?.reason).not.toBe(lines[1]?.reason)
})

const history = (place: number, over: Partial<HistoryEntry> = {}): HistoryLine => ({
  site: 'kpu-satu',
  comment: 'c1',
  place,
  entry: {
    at: place,
    by: { kind: 'member', member: 'm', role: 'moderator' },
    act: 'reject',
    from: 'held',
    to: 'rejected',
    reason: 'menyebut nama Sri Wahyuni',
    decision: 'd',
    ...over,
  },
})

test('a line of a history is sealed whole: whatever of it is changed shows, and no word of it stands in the chain', () => {
  const right = history(1)
  const first = sealOf(null, history(0), { now: 5, salt: '0' })
  const line = sealOf(first, right, { now: 5, salt: '1' })
  expect(faultOf(first, line, right)).toBeNull()
  expect(JSON.stringify(line)).not.toMatch(/Sri|Wahyuni|reject|moderator/)
  const changes: Partial<HistoryEntry>[] = [
    { at: 9 },
    { by: { kind: 'machine' } },
    { by: { kind: 'member', member: 'm', role: 'owner' } },
    { act: 'spam' },
    { from: null },
    { to: 'spam' },
    { reason: null },
    { decision: null },
  ]
  for (const change of changes) expect(faultOf(first, line, history(1, change)), JSON.stringify(change)).toBe('altered')
  expect(faultOf(first, line, history(2, right.entry)), 'another place').toBe('altered')
  expect(faultOf(first, line, null)).toBe('entry-missing')
})

test('a line whose comment is gone cannot be called another’s, nor can its commitment be exchanged', () => {
  const line = sealOf(null, history(0), { now: 5, salt: '0' })
  for (const change of [{ entry: 'kpu-dua/c1/0' }, { reason: 'f'.repeat(64) }, { sealedAt: 6 }]) {
    expect(faultOf(null, { ...line, ...change }, null), JSON.stringify(change)).toBe('altered')
  }
})
