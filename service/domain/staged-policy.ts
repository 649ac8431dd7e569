import { isStricter, type Moderation } from './moderation.ts'
import type { Policy } from './policy.ts'
import { holdsContestants, type Stage, stageAt } from './stages.ts'
import type { Zone } from './zones.ts'

/**
 * A stage may always ask for more than policy does. It asks for less only where no lock of another office stands, so
 * that nobody loosens by a calendar what is locked above; and it opens nothing that is closed.
 */
export function moderationIn(
  { moderation, stages }: Pick<Policy, 'moderation' | 'stages'>,
  asked: Moderation,
): Moderation {
  const { value, lockedBy } = moderation
  if (isStricter(asked, value)) return asked
  const mayLoosen = value !== 'closed' && (lockedBy === null || lockedBy === stages.from)
  return mayLoosen ? asked : value
}

/** The words of both, made once a stage and list: by its identity it is known again where it was folded. */
const joinedWords = new WeakMap<readonly string[], { phrases: readonly string[]; all: string[] }>()
function withWords(phrases: string[], words: readonly string[]): string[] {
  const known = joinedWords.get(words)
  if (known?.phrases === phrases) return known.all
  const all = [...phrases, ...words]
  joinedWords.set(words, { phrases, all })
  return all
}

const nobody: Policy['contestants']['value'] = []

/** A policy as the stage in force changes it: how comments are taken, and what is held. */
export function stagedPolicy(policy: Policy, stage: Stage | null): Policy {
  const holds = stage !== null && holdsContestants(stage)
  const contestants = holds ? policy.contestants : { ...policy.contestants, value: nobody }
  if (stage === null) return { ...policy, contestants }
  const { moderation, blockedPhrases } = policy
  return {
    ...policy,
    contestants,
    moderation: { ...moderation, value: moderationIn(policy, stage.moderation ?? moderation.value) },
    blockedPhrases: stage.words
      ? { ...blockedPhrases, value: withWords(blockedPhrases.value, stage.words) }
      : blockedPhrases,
  }
}

/** A policy as it is in force at a moment, by the clocks of a zone, and the stage that it is in. */
export function policyAt(policy: Policy, zone: Zone, now: number): { policy: Policy; stage: Stage | null } {
  const stage = stageAt(policy.stages.value, zone, now)
  return { policy: stagedPolicy(policy, stage), stage }
}
