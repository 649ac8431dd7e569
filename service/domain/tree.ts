import type { ClosingAbove } from './closing.ts'
import type { Directory, Office } from './offices.ts'
import { policyOf, type Policy, type PolicyStep } from './policy.ts'

/**
 * The offices from the root down to this one, itself included; empty for an unknown one. A circle ends where it closes.
 */
export function wayTo(directory: Directory, office: string): Office[] {
  const way = new Map<string, Office>()
  for (let next: string | null = office; next !== null && !way.has(next);) {
    const found = directory.offices.get(next)
    if (found === undefined) break
    way.set(next, found)
    next = found.parent
  }
  return [...way.values()].toReversed()
}

/** Whether an office is `above` itself or stands somewhere below it. */
export function isWithin(directory: Directory, office: string, above: string): boolean {
  return wayTo(directory, office).some(({ id }) => id === above)
}

function childrenOf(directory: Directory): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const { id, parent } of directory.offices.values()) {
    if (parent === null) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(id)
    else children.set(parent, [id])
  }
  return children
}

/** The ids of an office and of all below it; none for an unknown one. */
export function officesWithin(directory: Directory, office: string): string[] {
  if (!directory.offices.has(office)) return []
  const children = childrenOf(directory)
  const within = new Set([office])
  // A set may grow while it is walked, and takes every id once: a circle ends here too.
  for (const id of within) for (const child of children.get(id) ?? []) within.add(child)
  return [...within]
}

/** What each office from the root down to this one sets itself. */
export const stepsTo = (directory: Directory, office: string): PolicyStep[] =>
  wayTo(directory, office).map(({ id, settings }) => ({ office: id, settings }))

/** The policy in force for an office, each setting with whose it is. */
export function policyIn(directory: Directory, office: string): Policy {
  return policyOf(stepsTo(directory, office))
}

/** What this office and those above it have closed by their switches, the highest first; ended ones among them. */
export const closingsOver = (directory: Directory, office: string): ClosingAbove[] =>
  wayTo(directory, office).flatMap(({ id, closing }) => (closing ? [{ ...closing, office: id }] : []))
