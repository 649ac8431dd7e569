import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import type { Comment, HistoryEntry } from '../../service/domain/comment.ts'
import type { Office } from '../../service/domain/offices.ts'
import { policyOf, type PolicySettings, type SettingValues } from '../../service/domain/policy.ts'
import type { Chance } from '../../service/domain/world.ts'

/** Bytes that look like chance and are the same at every run. */
export function seededChance(seed: string): Chance {
  let turn = 0
  const block = (): Buffer => createHash('sha512').update(`${seed}/${turn++}`).digest()
  return {
    bytes(length) {
      let all = Buffer.alloc(0)
      while (all.length < length) all = Buffer.concat([all, block()])
      return Uint8Array.from(all.subarray(0, length))
    },
  }
}

/**
 * Any text at all: code points of every plane, halves of surrogate pairs, marks and invisible letters among them.
 * (`fc.string({ unit: 'binary' })` says the same, but first spends two seconds on a table of all of Unicode.)
 */
export const anyText = (maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code)),
        fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(
          'a',
          ' ',
          '\n',
          '\r',
          '\t',
          '\u0301',
          '\u0316',
          '\u200b',
          '\u034f',
          'ﬁ',
          'İ',
          '\u00a8',
          '😀',
          '\ud83d',
        ),
      ),
      { maxLength },
    )
    .map((characters) => characters.join(''))

export const noon = Date.UTC(2026, 10, 24, 12)

const posted = (state: Comment['state']): HistoryEntry => ({
  at: noon,
  by: { kind: 'author' },
  act: 'posted',
  from: null,
  to: state,
  reason: null,
  decision: null,
})

/** A reader's comment as it is born, with what a test wants different. */
export function aComment(different: Partial<Comment> = {}): Comment {
  const state = different.state ?? 'held'
  return {
    id: '01kz0000000000000000000000-skh',
    site: 'kpu-sukoharjo',
    office: 'kpu-sukoharjo',
    page: 'kpu-sukoharjo:page',
    root: null,
    parent: null,
    key: '4b7f2f3e-0000-4000-8000-000000000000',
    content: 'hash',
    receipt: 'padi-biru-jalan-skh',
    author: { kind: 'reader', name: 'Siti', person: 'person', reader: 'reader', avatar: '1a2' },
    text: 'Kapan DPT diumumkan?',
    createdAt: noon,
    editedAt: null,
    state,
    confirmed: false,
    before: null,
    decision: null,
    decidedAt: null,
    withdrawn: false,
    verdict: { outcome: 'hold', score: 0, reasons: [{ code: 'policy-pre' }] },
    fingerprint: null,
    campaign: null,
    outside: null,
    clarification: null,
    corrections: null,
    forwarded: null,
    appeal: null,
    supports: 0,
    reports: 0,
    reportsSettledUntil: null,
    replyCount: 0,
    answered: false,
    matter: null,
    answeredIn: null,
    version: 1,
    history: [posted(state)],
    ...different,
  }
}

export function anOffice(id: string, parent: string | null, settings: PolicySettings = {}): Office {
  return { id, name: id.toUpperCase(), kind: 'other', parent, settings }
}

/** A policy with these values, the rest as built in. */
export function aPolicy(values: Partial<SettingValues> = {}): ReturnType<typeof policyOf> {
  const settings = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, locked: false }]),
  ) as PolicySettings
  return policyOf([{ office: 'kpu-ri', settings }])
}
