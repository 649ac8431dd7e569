import { rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { pino } from 'pino'
import type { Config } from './config.ts'
import type { HtmlPages } from './contract/html-pages.ts'
import { idMaker } from './domain/ids.ts'
import { Refusal } from './domain/refusal.ts'
import type { Chance, Clock, Timer } from './domain/world.ts'
import { askOutside } from './duties/ask-outside.ts'
import { campaigns } from './duties/campaigns.ts'
import { dropExpired } from './duties/drop-expired.ts'
import { erasures } from './duties/erasures.ts'
import { followSites } from './duties/follow-sites.ts'
import { holdReportedComments } from './duties/hold-reported.ts'
import { lapse } from './duties/lapse.ts'
import { learn } from './duties/learn.ts'
import { matters } from './duties/matters.ts'
import { mendPages } from './duties/mend-pages.ts'
import { startDuties } from './duties/run.ts'
import { sealAudit } from './duties/seal-audit.ts'
import { tellWaitingByMail } from './duties/tell-waiting.ts'
import { memoryAddressLimits, networkHasher, withNetworkLimit } from './http/address-limits.ts'
import { openLog } from './http/logs.ts'
import { alarmGauges, filterGauges } from './http/gauges.ts'
import { openMetrics } from './http/metrics.ts'
import { networks } from './http/network.ts'
import { openStreams } from './http/streams.ts'
import { deriveKeys } from './identity/keys.ts'
import { passwordHasher } from './identity/passwords.ts'
import { type Asking, openAsking } from './live/asking.ts'
import { openAlarms } from './live/alarm.ts'
import { openAnswered } from './live/answered.ts'
import { openCounting } from './live/counting.ts'
import { openDirectory } from './live/directory.ts'
import { openLessons } from './live/lessons.ts'
import { Ended, openPace } from './live/pace.ts'
import { openPublisher } from './live/publisher.ts'
import { openRecent } from './live/recent.ts'
import { openThreadBytes } from './live/thread-bytes.ts'
import { openWatcher } from './live/watcher.ts'
import { masterSecret } from './key-file.ts'
import type { Mailer } from './notify/mail.ts'
import { openMailbox } from './notify/mailbox.ts'
import type { Collaborators } from './operations/collaborators.ts'
import { openFilterFigures } from './operations/operator/filter-figures.ts'
import type { Settled } from './operations/operator/ask-outside.ts'
import { signInLink } from './operations/operator/members.ts'
import { CannotStart, claimSecret, ensureOwner, ensureRoot } from './operations/operator/prepare.ts'
import { oneThreadOfJudges } from './operations/member/rehearsing/judges.ts'
import { openLearner } from './operations/operator/learning/learners.ts'
import { restoringOf } from './operations/operator/restoring.ts'
import { memoryPostLimits } from './operations/reader/post-limits.ts'
import { openUsualMinutes } from './operations/reader/usual-minutes.ts'
import { machine, type World } from './machine.ts'
import type { Store } from './store/store.ts'

export { notYet } from './http/not-yet.ts'
export { CannotStart, machine, openLog, type World }

/** What both the service and the command line work with. */
export type Workroom = {
  collaborators: Collaborators
  watcher: ReturnType<typeof openWatcher>
  close(): Promise<void>
}

export type Service = Workroom & {
  listener: RequestListener
  /** ends the event streams, so that a server can close */
  closeStreams(): void
  /** a one-use sign-in link for the owner, who is made up where the configuration names none */
  ownerLink(): Promise<string>
}

/** How often a process looks at what others have changed, in milliseconds. */
const lookAround = 1_000

/** What to look at when there is nothing to start with. */
const storeAway =
  'The store does not answer. With MONGODB_URL: is that server running, and can it be reached from here? ' +
  'Without: is the folder REMBUK_DATA writable, and does no other program hold its files?'

/** Of the two stores only the one that is used is loaded, whatever secret it is filled under. */
export async function openStore({ mongoUrl, data }: Config, clock?: Clock): Promise<Store> {
  if (mongoUrl === null) {
    const { openSqliteStore } = await import('./store/sqlite/open.ts')
    return openSqliteStore({ folder: data })
  }
  const { openMongoStore } = await import('./store/mongo/open.ts')
  return openMongoStore({ url: mongoUrl, ...(clock && { clock }) })
}

/**
 * Opens the store and everything that operations need; nothing listens and nothing runs by itself yet.
 * Throws `CannotStart` with a sentence for whoever starts it.
 */
export async function openWorkroom(config: Config, origin: string, world: World): Promise<Workroom> {
  try {
    return await furnish(config, origin, world)
  } catch (error) {
    const isAway = error instanceof Refusal && error.code === 'unavailable'
    throw isAway ? new CannotStart(storeAway, { cause: error }) : error
  }
}

async function furnish(config: Config, origin: string, world: World): Promise<Workroom> {
  const { clock, chance } = world
  const master = masterSecret(config, chance)
  const store = await openStore(config, clock)
  try {
    await claimSecret(store, master.secret)
    await ensureRoot(store)
    const directory = await openDirectory(store.offices)
    const watcher = openWatcher((ids) => store.pages.revisions(ids), clock, world.timer)
    const publisher = openPublisher(
      (page, ids) => store.pages.publish(page, ids, clock.now()),
      (page, publication) => watcher.seen(page, publication),
      world.timer,
    )
    const alarms = openAlarms(store.meta, clock)
    const pace = openPace(world.timer)
    const collaborators: Collaborators = {
      store,
      directory,
      publisher,
      recent: openRecent(store, { directory, clock, arrivals: alarms, pause: () => setImmediate().then(pace.giveWay) }),
      alarms,
      counting: openCounting(world.timer),
      pace,
      clock,
      chance,
      nextId: idMaker(clock, chance),
      keys: deriveKeys(master.secret),
      passwords: passwordHasher(chance),
      postLimits: memoryPostLimits(clock),
      openJudges: oneThreadOfJudges(),
      lessons: openLessons(store.meta),
      openLearner,
      usualMinutes: openUsualMinutes(store.comments, clock),
      answered: openAnswered(store.comments, clock, () => setImmediate()),
      outside: null,
      mailer: null,
      origin,
    }
    if (config.owner) await ensureOwner(collaborators, config.owner)
    const close = async (): Promise<void> => {
      await publisher.close()
      await store.close()
    }
    return { collaborators, watcher, close }
  } catch (error) {
    await store.close()
    if (master.madeFile !== null && error instanceof CannotStart) rmSync(master.madeFile, { force: true })
    throw error
  }
}

export type ServiceOptions = {
  config: Config
  /** our own public origin, and by which names browsers may call it besides */
  origin: string
  alsoOwn?: string[]
  world?: Partial<World>
  /** folder of what Vite has built */
  built?: string
  /** whether letters lie in a mailbox at this machine where no server is named for them */
  isDemo?: boolean
}

/** The whole service, composed and at work, short of a port to listen at. */
export async function openService({
  config,
  origin,
  alsoOwn = [],
  world,
  built,
  isDemo = false,
}: ServiceOptions): Promise<Service> {
  const at: World = { ...machine, log: pino({ level: 'silent' }), ...world }
  const { clock, chance, timer, log } = at
  // The store's threads start while the outside is loaded; the command line needs nothing of the latter.
  const [workroom, { openApp }] = await Promise.all([openWorkroom(config, origin, at), import('./http/app.ts')])
  const { watcher } = workroom
  await heedRestoring(workroom)
  const failed = (what: string, cause: unknown): void => {
    if (!(cause instanceof Ended)) log.warn({ what, cause: String(cause) }, 'failed, and tried again')
  }
  const akismet = await askingAkismet(workroom.collaborators, config, timer, failed)
  const mailbox = isDemo && config.mail === null ? openMailbox() : null
  const mailer = mailbox ?? (await smtpMailer(config))
  const collaborators = { ...workroom.collaborators, outside: akismet?.asking ?? null, mailer }
  const { store, directory } = collaborators
  const addressLimits = memoryAddressLimits(at.clock)
  const streams = openStreams(timer)
  const own = new Set([origin, ...alsoOwn])
  const metrics = openMetrics([
    { name: 'rembuk_streams', help: 'Event streams open.', read: streams.count },
    { name: 'process_resident_memory_bytes', help: 'Memory in use.', read: () => process.memoryUsage.rss() },
    { name: 'process_uptime_seconds', help: 'Time since start.', read: () => process.uptime() },
    ...filterGauges(openFilterFigures(collaborators)),
    ...alarmGauges(() => collaborators.alarms.present()),
  ])
  const folder = built ?? join(import.meta.dirname, '../dist')
  const listener = openApp(
    {
      ...collaborators,
      postLimits: withNetworkLimit(collaborators.postLimits, addressLimits),
      origins: { isOwn: (asked) => own.has(asked), directory: directory.current },
      threads: openThreadBytes(clock),
      watcher,
      streams,
      addressLimits,
      hashNetwork: networkHasher(store.people, at),
      metrics,
      metricsToken: config.metricsToken,
      trustedProxies: networks(config.trustedProxies),
      log,
      built: folder,
      html: htmlPages(folder),
      mailbox,
    },
    { milliseconds: () => performance.now(), nextId: requestIds(chance) },
  )
  const stopLooking = timer.every(lookAround, () => {
    directory.refresh().catch((cause) => failed('looking at the offices', cause))
    watcher.look().catch((cause) => failed('looking at the pages', cause))
    collaborators.alarms.look().catch((cause) => failed('looking at alarms', cause))
    collaborators.lessons.look().catch((cause) => failed('looking at what was learned', cause))
    collaborators.recent.look().catch((cause) => failed('looking at what came lately', cause))
  })
  const holder = Buffer.from(chance.bytes(9)).toString('base64url')
  const stopDuties = startDuties({ meta: store.meta, clock, timer, holder, failed }, [
    mendPages(collaborators),
    campaigns(collaborators),
    matters(collaborators),
    learn(collaborators),
    sealAudit(collaborators),
    dropExpired(collaborators),
    lapse(collaborators),
    erasures(collaborators),
    followSites(collaborators),
    holdReportedComments(collaborators),
    ...(mailer
      ? [tellWaitingByMail({ ...collaborators, mailer, failed: (cause) => failed('sending a letter', cause) })]
      : []),
    ...(akismet ? [askOutside(collaborators, akismet.settle)] : []),
  ])
  return {
    ...workroom,
    collaborators,
    listener,
    closeStreams: streams.close,
    ownerLink: () => ownerLink(collaborators, config),
    async close() {
      streams.close()
      stopLooking()
      collaborators.pace.end()
      await stopDuties()
      mailer?.close()
      await akismet?.asking.close()
      await workroom.close()
    },
  }
}

/** Nobody is to read, nor any duty to mend, what is half of a backup. */
async function heedRestoring({ collaborators, close }: Workroom): Promise<void> {
  const restoring = await restoringOf(collaborators.store)
  if (restoring === null) return
  await close()
  throw new CannotStart(
    `A backup is being read back into this store, or was cut off: ${restoring.records} of ${restoring.of} records are in it. ` +
      'Run the same `restore` again, which goes on from there, and start when it has ended.',
  )
}

type Akismet = { asking: Asking; settle(comment: string): Promise<Settled> }

/** Whom to ask where our own filter finds nothing; null without a key, and then nothing of it is loaded. */
async function askingAkismet(
  collaborators: Collaborators,
  { akismet }: Config,
  timer: Timer,
  failed: (what: string, cause: unknown) => void,
): Promise<Akismet | null> {
  if (akismet === null) return null
  const { openAkismet } = await import('./judges/akismet.ts')
  const { settleOutside } = await import('./operations/operator/ask-outside.ts')
  const judge = await openAkismet({ ...akismet, origin: collaborators.origin, timer })
  judge.takesKey().then(
    (takes) => takes || failed('asking Akismet', 'It does not take AKISMET_KEY.'),
    (cause) => failed('asking Akismet', cause),
  )
  const settle = (comment: string): Promise<Settled> =>
    settleOutside({ ...collaborators, judge, failed: (cause) => failed('asking Akismet', cause) }, comment).catch(
      (cause: unknown) => {
        failed('asking Akismet', cause)
        return 'left'
      },
    )
  return { asking: openAsking(settle), settle }
}

/** Sends by the server that the configuration names; null without one, and then nothing of it is loaded. */
async function smtpMailer({ mail }: Config): Promise<Mailer | null> {
  if (mail === null) return null
  const { openSmtp } = await import('./notify/smtp.ts')
  return openSmtp(mail)
}

/** The module that draws whole pages, as Vite has built it: no start waits for it, and whoever asks first brings it. */
function htmlPages(built: string): () => Promise<HtmlPages> {
  const file = pathToFileURL(join(built, 'pages/pages.js')).href
  let loaded: HtmlPages | null = null
  return async () => {
    loaded ??= ((await import(file)) as { pages: HtmlPages }).pages
    return loaded
  }
}

/** Names of requests in the log: a chance beginning, so that processes differ, and a number. */
function requestIds(chance: Chance): () => string {
  const beginning = Buffer.from(chance.bytes(4)).toString('base64url')
  let count = 0
  return () => `${beginning}-${(count += 1)}`
}

/** Whom a demonstration without an owner of its own belongs to. Nobody knows the password; links open the desk. */
const nobody = 'petugas@contoh.example'

async function ownerLink(collaborators: Collaborators, { owner }: Config): Promise<string> {
  if (owner) return signInLink(collaborators, owner.email)
  const password = Buffer.from(collaborators.chance.bytes(24)).toString('base64url')
  await ensureOwner(collaborators, { email: nobody, password })
  return signInLink(collaborators, nobody)
}
