/** The part of the comments' facet that follows what is moved in the tree. Nothing new is said of a comment by it. */
export type RehomingStore = {
  /** Gives comments of a site that stand in another office to this one, so many at once; how many those were. */
  rehome(move: { site: string; from: string; to: string; limit: number }): Promise<number>
  /** Gives appeals that wait, of an office's comments, to another office, but for those that lie at one of `keep`. */
  layAppeals(move: { office: string; keep: string[]; to: string }): Promise<number>
}
