import { createTransport } from 'nodemailer'
import type { Mailer } from './mail.ts'

/** A server that says nothing for so long is as good as none; milliseconds. */
const patience = 20_000

/** Sends by the server that `url` names (`smtp://`, `smtps://`, with name and password where it wants them). */
export function openSmtp({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // What a letter says is text and nothing else: it can name no file and no address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
    },
    close: () => transport.close(),
  }
}
