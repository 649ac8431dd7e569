/** A human known by one sealed address. */
export type Person = {
  id: string
  /** HMAC-SHA256 of the folded address; unique */
  lookup: string
  /** the address under this person's own key, AES-256-GCM */
  sealed: Uint8Array
  createdAt: number
  /**
   * since when nothing of theirs may be left here, milliseconds UTC: then they are forgotten, unless they write again
   */
  silentSince?: number
}

/**
 * A person's key, wrapped by the master secret; kept apart from the person, so that destroying it erases backups too.
 */
export type PersonKey = { person: string; wrapped: Uint8Array; createdAt: number }

/**
 * That somebody is being erased, or was lately: whatever was still on its way goes too. Names nobody once they are
 * gone.
 */
export type Erasure = { person: string; begunAt: number }

/** The random secret of one day, by which addresses of the network are hashed; gone after 48 hours. */
export type DailySecret = { day: string; secret: Uint8Array; createdAt: number }
