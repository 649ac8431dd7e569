import { argon2, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../domain/refusal.ts'
import { normalForm } from '../domain/texts.ts'
import type { Chance } from '../domain/world.ts'

/** What argon2id costs: memory in KiB, passes, lanes. */
export type Cost = { memory: number; passes: number; parallelism: number }
export type PasswordHash = (password: string, salt: Uint8Array, cost: Cost) => Promise<Uint8Array>

export type PasswordHasher = {
  hash(password: string): Promise<string>
  verify(password: string, phc: string | null): Promise<boolean>
}

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
export const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** 19 MiB each: more at once would let strangers at the sign-in fill the memory of a small machine. */
const atOnce = 2
const waitingMost = 20
const retryAfter = 2

const saltBytes = 16
const tagLength = 32
const costMost: Cost = { memory: 262_144, passes: 10, parallelism: 8 }

/** argon2id of Node's own crypto. Passwords are compared in NFKC (NIST SP 800-63B, 3.1.1.2). */
const argon2id: PasswordHash = (password, nonce, { memory, passes, parallelism }) =>
  new Promise((resolve, reject) => {
    const message = Buffer.from(normalForm(password, 'NFKC'))
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, derived) =>
      error ? reject(error) : resolve(derived),
    )
  })

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const inPhc = (salt: Uint8Array, derived: Uint8Array): string =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(derived)}`

const phcForm = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{43})$/

/** A stored hash with the cost it was made at, which may be an older one; null for what is none. */
function parsePhc(phc: string): { cost: Cost; salt: Uint8Array; derived: Uint8Array } | null {
  const [, m, t, p, salt, derived] = phcForm.exec(phc) ?? []
  if (salt === undefined || derived === undefined) return null
  const made = { memory: Number(m), passes: Number(t), parallelism: Number(p) }
  const isCost =
    made.parallelism >= 1 &&
    made.parallelism <= costMost.parallelism &&
    made.passes >= 1 &&
    made.passes <= costMost.passes &&
    made.memory >= 8 * made.parallelism &&
    made.memory <= costMost.memory
  return isCost ? { cost: made, salt: Buffer.from(salt, 'base64'), derived: Buffer.from(derived, 'base64') } : null
}

/** What is compared where there is no stored hash. */
const nobodys = { cost, salt: new Uint8Array(saltBytes), derived: new Uint8Array(tagLength) }

/** Lets two work at once and twenty wait, and refuses the rest at the door. */
function gate(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let working = 0
  const waiting: (() => void)[] = []
  const enter = (): Promise<void> => {
    if (working < atOnce) {
      working++
      return Promise.resolve()
    }
    if (waiting.length >= waitingMost) return Promise.reject(new Refusal('rate-limited', { retryAfter }))
    return new Promise((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    // The place goes straight to the next in the row.
    if (next) next()
    else working--
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

/**
 * Hashes and checks members' passwords: argon2id in PHC form. Without a stored hash the same work is done for nothing,
 * so that time tells no one which addresses have an account.
 */
export function passwordHasher(chance: Chance, hash: PasswordHash = argon2id): PasswordHasher {
  const guarded = gate()
  return {
    hash: (password) =>
      guarded(async () => {
        const salt = Uint8Array.from(chance.bytes(saltBytes))
        return inPhc(salt, await hash(password, salt, cost))
      }),
    verify: (password, phc) =>
      guarded(async () => {
        const stored = phc === null ? null : parsePhc(phc)
        const compared = stored ?? nobodys
        const given = await hash(password, compared.salt, compared.cost)
        return timingSafeEqual(given, compared.derived) && stored !== null
      }),
  }
}
