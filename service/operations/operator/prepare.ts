import { limits } from '../../contract/limits.ts'
import { type Office, rootOffice } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isAddress } from '../../identity/addresses.ts'
import { fingerprint } from '../../identity/keys.ts'
import { lookupOf } from '../../identity/people.ts'
import type { Collaborators } from '../collaborators.ts'
import { addMember } from '../member/members.ts'
import type { Store } from '../../store/store.ts'
import { operator } from '../actor.ts'

/** Thrown at start, with a sentence for the operator. */
export class CannotStart extends Error {}

/** Under which name a store keeps the fingerprint of its master secret. */
export const secretClaim = 'secret-fingerprint'

/** The duty whose lease tells that a process serves: it comes round every few seconds. */
export const servingDuty = 'mend-pages'

/** The store remembers which master secret it was filled under; with another one nothing in it could be opened. */
export async function claimSecret(store: Pick<Store, 'meta'>, master: Uint8Array): Promise<void> {
  const own = fingerprint(master)
  const kept = await store.meta.claim(secretClaim, own)
  if (kept === own) return
  if (kept.includes('>')) {
    throw new CannotStart(
      'The keys of this store are being rotated, or that was cut short. Run "npm run rembuk -- keys rotate" until it ' +
        'says that it is done.',
    )
  }
  throw new CannotStart(
    'This store was filled under another master secret. Start with the REMBUK_SECRET (or the key file) it was made with: ' +
      'addresses sealed under one secret cannot be opened with another.',
  )
}

/** The root of the tree, made once. */
export async function ensureRoot(store: Pick<Store, 'offices'>): Promise<void> {
  const root: Office = { id: rootOffice, name: 'KPU RI', kind: 'national', parent: null, settings: {} }
  await store.offices.addOffice(root)
}

/** The first owner, from the operator's own words; one who is there already is left as they are. */
export async function ensureOwner(
  needs: Collaborators,
  { email, password }: { email: string; password: string },
): Promise<void> {
  if (!isAddress(email)) throw new CannotStart('REMBUK_OWNER_EMAIL is not an e-mail address.')
  if (await needs.store.members.byLookup(lookupOf(needs.keys, email))) return
  const length = [...password].length
  if (length < limits.passwordLeast || length > limits.passwordMost) {
    throw new CannotStart(
      `REMBUK_OWNER_PASSWORD must have ${limits.passwordLeast} to ${limits.passwordMost} characters; it has ${length}.`,
    )
  }
  const name = email.slice(0, email.indexOf('@'))
  try {
    await addMember(needs, operator, { email, name, role: 'owner', office: rootOffice, password })
  } catch (refusal) {
    // Of processes that start together one makes the owner, and the others find them there.
    if (!(refusal instanceof Refusal) || refusal.code !== 'conflict') throw refusal
  }
}
