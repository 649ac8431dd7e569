import type { Member, Session, SignInLink } from '../domain/member.ts'

/** Members, and what they sign in by. */
export type MemberStore = {
  insert(member: Member): Promise<'added' | 'taken'>
  byLookup(lookup: string): Promise<Member | null>
  byId(id: string): Promise<Member | null>
  /** in these offices, by name */
  list(offices: string[] | 'all'): Promise<Member[]>
  change(
    id: string,
    set: Partial<Pick<Member, 'name' | 'role' | 'office' | 'password' | 'active'>>,
  ): Promise<Member | null>
  remove(id: string): Promise<boolean>
  openSession(session: Session): Promise<void>
  session(id: string): Promise<Session | null>
  endSession(id: string, now: number): Promise<void>
  /** all of a member's sessions, or all but the one in which they act */
  endSessionsOf(member: string, now: number, except?: string): Promise<void>
  addLink(link: SignInLink): Promise<void>
  /** Spends the link: only the first caller gets it, and only before it expires. */
  useLink(hash: string, now: number): Promise<SignInLink | null>
  dropExpired(now: number): Promise<number>
}
