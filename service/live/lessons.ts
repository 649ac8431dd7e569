import type { Lessons } from '../filters/learner/lessons.ts'
import type { MetaStore } from '../store/meta.ts'

/** What members' decisions have taught, as one process tells all others. */
export type Learned = {
  /** whether decisions are learned from at all */
  isOn: boolean
  /** names the decisions it was made from: the same name, the same lessons */
  of: string
  /** when it was made, in milliseconds; how many decisions of how many members it was made from */
  at: number
  decisions: number
  members: number
  lessons: Lessons | null
}

/** The name under which it is told. */
const learned = 'lessons'

/** What was told, with its revision; null where nobody has told anything yet. */
export async function readLearned(
  meta: Pick<MetaStore, 'told'>,
): Promise<{ learned: Learned; revision: number } | null> {
  const told = await meta.told(learned)
  return told && { learned: JSON.parse(told.value) as Learned, revision: told.revision }
}

/** Tells all processes; false where another was quicker. */
export const tellLearned = (meta: Pick<MetaStore, 'tell'>, value: Learned, revision: number): Promise<boolean> =>
  meta.tell(learned, JSON.stringify(value), revision)

export type LiveLessons = ReturnType<typeof openLessons>

/** The lessons as this process knows them: every comment is judged by them. */
export function openLessons(meta: Pick<MetaStore, 'told'>) {
  let lessons: Lessons | null = null
  let revision = 0
  return {
    current: (): Lessons | null => lessons,
    /** Reads them anew where somebody told others. */
    async look(): Promise<void> {
      const told = await meta.told(learned, revision)
      if (!told) return
      const { isOn, lessons: found } = JSON.parse(told.value) as Learned
      lessons = isOn ? found : null
      revision = told.revision
    },
  }
}
