import type { Mail, Mailer } from './mail.ts'

/** How many letters the demonstration keeps. */
const most = 50

export type Mailbox = Mailer & {
  /** the newest first */
  mails(): readonly Mail[]
}

/** Where letters of a demonstration lie instead of being sent: in memory, for whoever sits at the machine. */
export function openMailbox(): Mailbox {
  const kept: Mail[] = []
  return {
    async send(mail) {
      kept.unshift(mail)
      kept.length = Math.min(kept.length, most)
    },
    mails: () => kept,
    close: () => undefined,
  }
}
