// What the desk is measured on: the service as it is shipped, with so many comments that wait, and somebody signed in.
import { pino } from 'pino'
import { readConfig } from '../../service/config.ts'
import { rootOffice } from '../../service/domain/offices.ts'
import { addMember } from '../../service/operations/member/members.ts'
import { machine, openWorkroom } from '../../service/service.ts'
import { filledFolder } from './filling.ts'
import { type Server, startRembuk } from './servers.ts'

export type DeskStage = {
  server: Server
  /** of somebody who sees all of it */
  token: string
  close(): Promise<void>
}

const commentsAPage = 1_000
const email = 'petugas@contoh.example'
const password = 'sandi untuk mengukur meja'

async function addOfficer(folder: string): Promise<void> {
  const world = { ...machine, log: pino({ level: 'silent' }) }
  const room = await openWorkroom(readConfig({ REMBUK_DATA: folder }), 'http://127.0.0.1', world)
  try {
    const officer = { email, name: 'Petugas', role: 'moderator', office: rootOffice, password } as const
    await addMember(room.collaborators, { kind: 'operator' }, officer)
  } finally {
    await room.close()
  }
}

async function signIn({ origin }: Server): Promise<string> {
  const answer = await fetch(new URL('/v1/session', origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}`)
  return ((await answer.json()) as { token: string }).token
}

/** Starts a service in which so many comments wait; the caller closes it. */
export async function openDeskStage(waiting: number): Promise<DeskStage> {
  const pages = Array.from({ length: waiting / commentsAPage }, () => commentsAPage)
  const { folder, remove } = await filledFolder({ pages, replyEvery: Infinity, stateOf: () => 'held' })
  try {
    await addOfficer(folder)
    const server = await startRembuk(folder)
    const close = async (): Promise<void> => {
      await server.stop()
      remove()
    }
    return { server, token: await signIn(server), close }
  } catch (error) {
    remove()
    throw error
  }
}
