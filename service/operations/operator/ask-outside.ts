import type { Comment } from '../../domain/comment.ts'
import { judgedChange } from '../../domain/moving.ts'
import type { Site } from '../../domain/offices.ts'
import { correctionFor, trying } from '../../domain/outside.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { type OutsideJudge, type Question, Unanswered } from '../../judges/akismet.ts'
import type { Collaborators } from '../collaborators.ts'
import { publishMoved } from '../member/publish-moved.ts'
import { judgeComment } from '../reader/judging.ts'
import { rulesAt } from '../reader/pages.ts'
import type { Answer, Outside } from '../../domain/comment-facts.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'recent' | 'alarms' | 'lessons'> & {
  judge: OutsideJudge
  /** told why it was asked in vain */
  failed(cause: unknown): void
}

/** What became of it: settled, with nothing owed now; left to somebody quicker; or asked in vain, to be tried again. */
export type Settled = 'settled' | 'left' | 'away'

async function questionAbout({ store }: Needs, comment: Comment): Promise<Question> {
  const page = await store.pages.byId(comment.page)
  return {
    name: comment.author.name,
    text: comment.text,
    permalink: page?.url ?? '',
    isReply: comment.parent !== null,
    writtenAt: comment.createdAt,
  }
}

/** It waits for nobody else: a member has not decided it, nor its author taken it back. */
const waits = ({ state, decision, outside }: Comment): boolean =>
  state === 'held' && decision === null && outside?.heard === null

function asAway({ verdict }: Comment): Verdict {
  const reasons = verdict.reasons.filter(({ code }) => code !== 'unjudged' && code !== 'akismet-away')
  return { ...verdict, reasons: [...reasons, { code: 'akismet-away' }] }
}

/**
 * Judges a comment again with the answer, by the rules of now, and moves it. What was decided, edited or taken back
 * meanwhile keeps its new ways.
 */
async function heed(needs: Needs, id: string, owed: Outside, heard: Answer | null): Promise<Settled> {
  const comment = await needs.store.comments.byId(id)
  const site = comment && needs.directory.current().sites.get(comment.site)
  if (!comment || !site || comment.outside?.due !== owed.due || !waits(comment)) return 'left'
  const verdict = await verdictOn(needs, comment, site, heard)
  const change = judgedChange(comment, { verdict, outside: owed, heard, now: needs.clock.now() })
  const won = new Set(await needs.store.comments.apply([change]))
  await publishMoved(needs, [comment], [change], won)
  // A support or a campaign changes no version, so that whoever won has decided it.
  return won.has(id) ? 'settled' : 'left'
}

async function verdictOn(needs: Needs, comment: Comment, site: Site, outside: Answer | null): Promise<Verdict> {
  const { id, page, author, text } = comment
  const { reader, person } = author.kind === 'reader' ? author : { reader: null, person: null }
  const { policy } = rulesAt(needs.directory.current(), site, needs.clock.now())
  const judged = { id, page, name: author.name, text, trap: '', reader, person, arrives: true }
  return (await judgeComment({ ...needs, outside: null }, { comment: judged, site, policy, answer: outside })).verdict
}

async function ask(needs: Needs, comment: Comment, outside: Outside): Promise<Settled> {
  const { store, directory, clock, judge } = needs
  const site = directory.current().sites.get(comment.site)
  if (!site || !waits(comment)) {
    await store.comments.noteOutside(comment.id, outside, { outside: null })
    return 'settled'
  }
  const owed = trying(outside, clock.now())
  if (!(await store.comments.noteOutside(comment.id, outside, { outside: owed }))) return 'left'
  if (!rulesAt(directory.current(), site, clock.now()).policy.akismet.value) return heed(needs, comment.id, owed, null)
  let answer: Answer
  try {
    answer = await judge.check(await questionAbout(needs, comment))
  } catch (cause) {
    needs.failed(cause)
    await store.comments.noteOutside(comment.id, owed, { outside: owed, verdict: asAway(comment) })
    return 'away'
  }
  return heed(needs, comment.id, owed, answer)
}

/**
 * Tells it that it was wrong, never twice: that it was told is written down first, and taken back only where it is
 * sure that nothing arrived. A kill in between costs one correction.
 */
async function correct(needs: Needs, comment: Comment, outside: Outside): Promise<Settled> {
  const { store, clock, judge } = needs
  const to = correctionFor(comment)
  const told = { ...outside, due: null, tries: 0, told: to ?? outside.told }
  if (!(await store.comments.noteOutside(comment.id, outside, { outside: told }))) return 'left'
  if (to === null) return 'settled'
  try {
    await judge.correct(await questionAbout(needs, comment), to)
    return 'settled'
  } catch (cause) {
    needs.failed(cause)
    if (!(cause instanceof Unanswered)) {
      await store.comments.noteOutside(comment.id, told, { outside: trying(outside, clock.now()) })
    }
    return 'away'
  }
}

/**
 * Pays what a judge outside is owed about a comment: asks it where ours left the comment open, or tells it that members
 * found otherwise. Guarded by what the record says is owed, so that of many processes one does it.
 */
export async function settleOutside(needs: Needs, id: string): Promise<Settled> {
  const comment = await needs.store.comments.byId(id)
  const outside = comment?.outside ?? null
  if (!comment || outside === null || outside.due === null || outside.due > needs.clock.now()) return 'left'
  return outside.heard === null ? ask(needs, comment, outside) : correct(needs, comment, outside)
}
