import type { MongoClientOptions } from 'mongodb'
import type { Clock } from '../../domain/world.ts'
import type { Store } from '../store.ts'
import { openAudit } from './audit.ts'
import { openCampaigns } from './campaigns.ts'
import { openComments } from './comments.ts'
import { openCovers } from './covers.ts'
import { openEngagement } from './engagement.ts'
import { answering, asRefusal, collectionsOf, type Database } from './database.ts'
import { openFigures } from './figures.ts'
import { openFollowUps } from './follow-ups.ts'
import { openMembers } from './members.ts'
import { openMeta } from './meta.ts'
import { openClaims } from './claims.ts'
import { openNotes } from './notes.ts'
import { openPersonHolds } from './person-holds.ts'
import { openOffices } from './offices.ts'
import { openPages } from './pages.ts'
import { openPeople } from './people.ts'
import { openRotation } from './rotation.ts'
import { openSavedAnswers } from './saved-answers.ts'
import { openThanks } from './thanks.ts'
import { prepare } from './schema.ts'

const options: MongoClientOptions = {
  appName: 'rembuk',
  maxPoolSize: 20,
  // A reader waits for the answer: better `unavailable` soon, and the page sends it again.
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  waitQueueTimeoutMS: 10_000,
  socketTimeoutMS: 15_000,
  writeConcern: { w: 'majority' },
  readPreference: 'primary',
  ignoreUndefined: true,
  promoteBuffers: true,
}

/** The database that the URL names. The driver's own answer to a URL without one is `test`, and ours is not. */
const databaseIn = (url: string): string => /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(url)?.[1] ?? 'rembuk'

/** `clock`: where to begin looking for what is newest; what is found is the same without. */
type Opened = { url: string; database?: string; clock?: Clock }

/**
 * Opens the store on a MongoDB server, replica set or cluster. Throws `unavailable` while it is away, and may then be
 * called again; refuses a store that a newer version wrote. The driver is loaded here alone and only when called, so
 * that a process on SQLite never has it in memory.
 */
export async function openMongoStore({ url, database, clock }: Opened): Promise<Store> {
  const { MongoClient } = await import('mongodb')
  const client = new MongoClient(url, options)
  try {
    const collections = collectionsOf(client.db(database ?? databaseIn(url)))
    await prepare(collections)
    const ping = async () => void (await client.db('admin').command({ ping: 1 }))
    return { ...facets(collections, clock ?? null), ...answering({ ping }), close: () => client.close() }
  } catch (error) {
    await client.close().catch(() => undefined)
    throw asRefusal(error)
  }
}

function facets(database: Database, clock: Clock | null): Omit<Store, 'ping' | 'close'> {
  return {
    comments: answering(openComments(database, clock)),
    campaigns: answering(openCampaigns(database)),
    pages: answering(openPages(database)),
    engagement: answering(openEngagement(database)),
    notes: answering(openNotes(database)),
    thanks: answering(openThanks(database)),
    claims: answering(openClaims(database)),
    savedAnswers: answering(openSavedAnswers(database)),
    followUps: answering(openFollowUps(database)),
    personHolds: answering(openPersonHolds(database)),
    covers: answering(openCovers(database)),
    people: answering(openPeople(database)),
    offices: answering(openOffices(database)),
    members: answering(openMembers(database)),
    audit: answering(openAudit(database)),
    figures: answering(openFigures(database)),
    meta: answering(openMeta(database)),
    rotation: answering(openRotation(database)),
  }
}
