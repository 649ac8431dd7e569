import { type ChainState, emptyChain } from '../domain/chain.ts'
import type { MetaStore } from '../store/meta.ts'

/** What was found when the chain was last walked, in milliseconds UTC: any part of it, and the whole. */
export type ChainTold = { state: ChainState; checkedAt: number; wholeAt: number }

const name = 'audit-chain'

const unchecked: ChainTold = { state: emptyChain, checkedAt: 0, wholeAt: 0 }

/** What all processes were told of the chain, with the revision it was told at. */
export async function readChainTold(meta: Pick<MetaStore, 'told'>): Promise<ChainTold & { revision: number }> {
  const told = await meta.told(name)
  return told ? { ...(JSON.parse(told.value) as ChainTold), revision: told.revision } : { ...unchecked, revision: 0 }
}

/** Tells it anew; where somebody was quicker, theirs stands. */
export const tellChain = (meta: Pick<MetaStore, 'tell'>, told: ChainTold, revision: number): Promise<boolean> =>
  meta.tell(name, JSON.stringify(told), revision)
