/**
 * What whole HTML pages are drawn from, for browsers without scripts, crawlers and links that are handed on. The module
 * that draws them is built from the widget's own components, so only these types tie it to the service.
 */
import type { Language } from './languages.ts'
import type { LedgerView } from './ledger.ts'
import type { PrivacyKind } from './privacy.ts'
import type { Answered } from './reader.ts'
import type { CommentView, PublicState, ReceiptView, RulesView, Sort, ThreadView } from './views.ts'
import type { OfficeName } from './office-name.ts'

/** What every page is told. */
export type Shell = {
  language: Language
  /** whether its address names the language, so that links from it go on doing so */
  chosen: boolean
  /** our own public origin, for addresses that leave this page */
  origin: string
  /** path and query by which the page was asked for, without `lang` */
  here: string
  /** milliseconds UTC */
  now: number
}

export type SiteName = { id: string; name: string }

/** A page of a site, as addresses of ours carry it. */
export type PageAddress = { url: string; page?: string }

/** A form with what was typed into it. */
export type FormShown = {
  /** the post's own UUID: sent twice, it is one comment */
  key: string
  /** id of the comment it answers */
  parent: string | null
  /** the one it answers, where it is still public */
  to: CommentView | null
  title: string
  name: string
  email: string
  text: string
  /** what is wrong with each field */
  errors: Record<string, string>
}

/** What became of a comment, and the code by which that was asked. */
export type ReceiptShown = { code: string; receipt: ReceiptView }

export type ThreadPage = Shell & {
  site: SiteName
  at: PageAddress
  sort: Sort
  answered: Answered | null
  /** the cursor this page begins after */
  after: string | null
  thread: ThreadView
  /** null where the page takes no comments */
  form: FormShown | null
  /** of the reader's own comment, once it was sent */
  receipt: ReceiptShown | null
  /** how many identity numbers were masked in it */
  masked: number
}

/** All replies to one comment. */
export type RepliesPage = Shell & {
  site: SiteName
  at: PageAddress
  title: string
  open: boolean
  root: CommentView
  replies: CommentView[]
  next: string | null
}

/** A form that came back: what went wrong, and everything as it was typed. */
export type FormPage = Shell & {
  site: SiteName
  at: PageAddress
  rules: RulesView
  form: FormShown
  /** a sentence; where a field is to blame it stands beside that field instead */
  problem: string | null
  /** whether its key was spent on other words, so that sending it again is another comment */
  isNewOne: boolean
}

/** Asks which page of a site is meant. */
export type AddressPage = Shell & { site: SiteName; url: string; error: string | null }

export type ReceiptPage = Shell &
  ReceiptShown & {
    office: OfficeName
    /** the form for an appeal, with what was typed where it could not be taken */
    appeal: { key: string; text: string; error: string | null }
  }

/** Asks for a code. `unknown`: nobody has the one that was typed. */
export type ReceiptFormPage = Shell & { code: string; unknown: boolean }

/** One published comment with its official answers, to be handed on. */
export type SharePage = Shell & {
  site: SiteName
  office: OfficeName
  at: PageAddress
  title: string
  comment: CommentView
  /** whom it replies to */
  above: string | null
  answers: CommentView[]
}

/** What cannot be shown: a heading and a sentence. */
export type ProblemPage = Shell & { title: string; detail: string }

export type FrontPage = Shell & {
  /** `data-site` of the lines; null where it is for the reader to fill in */
  site: SiteName | null
  /** what to paste: the line, what goes before it for speed, what stands in for it without scripts */
  lines: { plain: string; fast: string; noscript: string }
  /** directives of the host page's Content-Security-Policy that either needs */
  policies: { plain: string; fast: string }
  /** a conversation of the site to show; null: one that is made up, and says so */
  preview: { from: string; comment: CommentView; answer: CommentView } | null
}

export type LedgerPage = Shell & { ledger: LedgerView }

/**
 * What is kept and for how long, with a form for each kind of link; or that a letter is on its way, that this service
 * sends none, or (`over`) that the link is good no longer.
 */
export type OwnDataFormPage = Shell & {
  email: string
  /** which form `email` was typed into */
  kind: PrivacyKind
  step: 'ask' | 'sent' | 'off' | 'over'
  error: string | null
}

/** All that is held on whoever was sent this link. */
export type OwnDataPage = Shell & {
  token: string
  kind: PrivacyKind
  /** null where the key to it is gone */
  email: string | null
  comments: { text: string; name: string; at: string; state: PublicState; receipt: string | null; title: string }[]
}

/** Letters of a demonstration, the newest first. */
export type MailboxPage = Shell & { mails: readonly { to: string; subject: string; text: string }[] }

/** The module as it is built: each function gives a whole document. */
export type HtmlPages = {
  /** the style sheet that all documents carry */
  style: string
  /** the one script there is: it copies lines of the front page, and opens a letter's link */
  script: string
  thread(page: ThreadPage): string
  replies(page: RepliesPage): string
  form(page: FormPage): string
  address(page: AddressPage): string
  receipt(page: ReceiptPage): string
  receiptForm(page: ReceiptFormPage): string
  share(page: SharePage): string
  problem(page: ProblemPage): string
  front(page: FrontPage): string
  ledger(page: LedgerPage): string
  ownDataForm(page: OwnDataFormPage): string
  ownData(page: OwnDataPage): string
  ownDataErased(page: Shell): string
  mailbox(page: MailboxPage): string
}
