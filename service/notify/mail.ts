import type { Letter } from '../presenters/mails.ts'

/** A letter to somebody. It leaves the house: nothing stands in it that its reader may not hand on. */
export type Mail = Letter & { to: string }

export type Mailer = {
  /** Resolves once the server has taken it; throws what kept it. */
  send(mail: Mail): Promise<void>
  close(): void
}
