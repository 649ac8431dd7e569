import type { Role } from '../contract/views.ts'

/** Someone signed in at the desk, for one office and those below it. */
export type Member = {
  id: string
  /** keyed hash of the address, by which sign-in finds it; unique */
  lookup: string
  /** the address, encrypted under a key derived from the master secret */
  sealed: Uint8Array
  name: string
  role: Role
  office: string
  /** argon2id in PHC form; null until a password was chosen */
  password: string | null
  active: boolean
  createdAt: number
}

export type Session = { id: string; member: string; createdAt: number; expiresAt: number; endedAt: number | null }

/** A one-use sign-in link, kept as the hash of its token. */
export type SignInLink = { hash: string; member: string; expiresAt: number }
