import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'

type Drawn = { facts: readonly unknown[]; row: VNode }

/**
 * Rows that show the same are the same node, which Preact does not draw again: a decision draws the two rows that it
 * changes, however long the list is. `facts` is all that a row is drawn from.
 */
export function useDrawn(): (id: string, facts: readonly unknown[], draw: () => VNode) => VNode {
  const before = useRef(new Map<string, Drawn>())
  const known = before.current
  const present = new Map<string, Drawn>()
  before.current = present
  return (id, facts, draw) => {
    const same = known.get(id)
    const drawn = same?.facts.every((fact, at) => fact === facts[at]) ? same : { facts, row: draw() }
    present.set(id, drawn)
    return drawn.row
  }
}
