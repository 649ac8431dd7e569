import type { OfficeName } from './office-name.ts'

/** What members order about one person or comment besides deciding it: shapes that members alone are answered. */

/** Somebody whose new comments are looked at first, for a while. */
export type PersonHoldView = {
  id: string
  /** the author's name, as it stood on the comment that this was made from */
  name: string
  comment: string
  /** it holds there and in the offices below */
  office: OfficeName
  /** a member's name */
  by: string
  /** what the person reads */
  reason: string
  from: string
  until: string
  /** whether it names the address that was given, too, and not the browser alone */
  address: boolean
}

export type ForwardingView = { offices: OfficeName[]; bodies: { id: string; name: string; url: string }[] }
