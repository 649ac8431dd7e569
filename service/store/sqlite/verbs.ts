import { lapsed } from './lapsing.ts'
import * as audit from './audit.ts'
import { below } from './below.ts'
import * as campaigns from './campaigns.ts'
import * as claims from './claims.ts'
import * as comments from './comments.ts'
import * as copies from './copies.ts'
import * as covers from './covers.ts'
import type { Databases } from './database.ts'
import { dumpFrom, load } from './dump.ts'
import * as engagement from './engagement.ts'
import * as figures from './figures.ts'
import * as followUps from './follow-ups.ts'
import { judged, passed, words } from './honesty.ts'
import * as matters from './matters.ts'
import * as members from './members.ts'
import * as meta from './meta.ts'
import * as notes from './notes.ts'
import * as offices from './offices.ts'
import { noteOutside } from './outside.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'
import * as rehoming from './rehoming.ts'
import * as savedAnswers from './saved-answers.ts'
import * as personHolds from './person-holds.ts'
import { publish } from './publication.ts'
import * as rotation from './rotation.ts'
import { countQueue, queue } from './queue.ts'
import * as thanks from './thanks.ts'
import { answered } from './threads.ts'
import * as seals from './seals.ts'
import { weekly } from './weekly.ts'

/** What is done to the databases: a plain function, run in a thread or, for `:memory:`, where it was asked for. */
type Verb = (db: Databases, ...args: never[]) => unknown

/** Verbs that write, by the name under which the writer is asked for them. */
export const writes = {
  'comments.insert': comments.insert,
  'comments.insertWithAuthor': comments.insertWithAuthor,
  'comments.apply': comments.apply,
  'comments.assign': copies.assign,
  'comments.noteOutside': noteOutside,
  'comments.noteMatter': matters.noteMatter,
  'campaigns.begin': campaigns.begin,
  'campaigns.stand': campaigns.stand,
  'campaigns.endStanding': campaigns.endStanding,
  'pages.publish': publish,
  'pages.rename': pages.rename,
  'pages.pin': pages.pin,
  'engagement.support': engagement.support,
  'engagement.react': engagement.react,
  'engagement.report': engagement.report,
  'engagement.settle': engagement.settle,
  'engagement.forget': engagement.forget,
  'claims.hold': claims.hold,
  'notes.add': notes.add,
  'notes.withdraw': notes.withdraw,
  'notes.forget': notes.forget,
  'notes.dropWithdrawn': notes.dropWithdrawn,
  'covers.add': covers.add,
  'covers.remove': covers.remove,
  'covers.forget': covers.forget,
  'covers.dropExpired': covers.dropExpired,
  'savedAnswers.save': savedAnswers.save,
  'savedAnswers.remove': savedAnswers.remove,
  'followUps.add': followUps.add,
  'followUps.change': followUps.change,
  'followUps.remove': followUps.remove,
  'personHolds.add': personHolds.add,
  'personHolds.end': personHolds.end,
  'personHolds.forget': personHolds.forget,
  'personHolds.dropOver': personHolds.dropOver,
  'thanks.add': thanks.add,
  'comments.rehome': rehoming.rehome,
  'comments.layAppeals': rehoming.layAppeals,
  'people.erase': people.erase,
  'people.beginErasing': people.beginErasing,
  'people.endErasing': people.endErasing,
  'people.markSilent': people.markSilent,
  'people.keep': people.keep,
  'people.forget': people.forget,
  'people.dailySecret': people.dailySecret,
  'people.dropDailySecretsBefore': people.dropDailySecretsBefore,
  'offices.addOffice': offices.addOffice,
  'offices.saveSettings': offices.saveSettings,
  'offices.saveClosing': offices.saveClosing,
  'offices.moveOffice': offices.moveOffice,
  'offices.addSite': offices.addSite,
  'offices.changeSite': offices.changeSite,
  'offices.removeSite': offices.removeSite,
  'offices.removeOffice': offices.removeOffice,
  'members.insert': members.insert,
  'members.change': members.change,
  'members.remove': members.remove,
  'members.openSession': members.openSession,
  'members.endSession': members.endSession,
  'members.endSessionsOf': members.endSessionsOf,
  'members.addLink': members.addLink,
  'members.useLink': members.useLink,
  'members.dropExpired': members.dropExpired,
  'audit.append': audit.append,
  'audit.settle': audit.settle,
  'audit.markUndone': audit.markUndone,
  'audit.unsealed': seals.unsealed,
  'audit.unsealedHistory': seals.unsealedHistory,
  'audit.seal': seals.appendSeals,
  'meta.claim': meta.claim,
  'meta.tell': meta.tell,
  'meta.lease': meta.lease,
  'meta.load': load,
  'rotation.resealPeople': rotation.resealPeople,
  'rotation.resealMember': rotation.resealMember,
  'rotation.resealCover': rotation.resealCover,
  'rotation.replaceClaim': rotation.replaceClaim,
  ping: meta.ping,
} satisfies Record<string, Verb>

/** Writes that touch the file of keys too. */
export const withKeys = new Set<string>([
  'comments.insertWithAuthor',
  'people.erase',
  'people.forget',
  'people.dailySecret',
  'people.dropDailySecretsBefore',
  'meta.load',
  'rotation.resealPeople',
])

/** Writes that destroy a key or secret, which must not live on in the write-ahead log. */
export const destroying = new Set<string>([
  'people.erase',
  'people.forget',
  'people.dropDailySecretsBefore',
  'rotation.resealPeople',
])

/** Reads that may take long, and are kept off the main thread. */
export const longReads = {
  'comments.queue': queue,
  'comments.countQueue': countQueue,
  'comments.below': below,
  'comments.toAnswer': matters.toAnswer,
  'comments.countToAnswer': matters.countToAnswer,
  'comments.ofPerson': comments.ofPerson,
  'comments.lapsed': lapsed,
  'comments.ofSite': comments.ofSite,
  'pages.ofSite': pages.ofSite,
  'comments.decidedBy': comments.decidedBy,
  'comments.lastDecisions': comments.lastDecisions,
  'comments.judged': judged,
  'comments.passed': passed,
  'comments.words': words,
  'comments.answered': answered,
  'audit.ofAct': audit.ofAct,
  'audit.list': audit.list,
  'audit.sealed': seals.sealed,
  'figures.figures': figures.figures,
  'figures.survey': figures.survey,
  'figures.weekly': weekly,
  'figures.phrases': figures.phrases,
  'figures.oldestHeld': figures.oldestHeld,
  'figures.idle': figures.idle,
  'comments.copies': copies.copies,
  'comments.inCampaign': copies.inCampaign,
  'campaigns.list': campaigns.list,
  'campaigns.figures': campaigns.figures,
  'meta.dumpFrom': dumpFrom,
  'rotation.people': rotation.people,
} satisfies Record<string, Verb>

/** A table of verbs as promises: the same names and arguments, without the databases. */
export type Ask<Verbs extends Record<string, Verb>> = <Name extends keyof Verbs & string>(
  name: Name,
  ...args: Verbs[Name] extends (db: Databases, ...args: infer Args) => unknown ? Args : never
) => Promise<ReturnType<Verbs[Name]>>
