import type { Alarm, AlarmLevel } from '../../domain/alarm.ts'
import { type Actor, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

/** An alarm with the name of its place. */
export type AlarmShown = Pick<Alarm, 'scope' | 'since'> & { level: AlarmLevel; name: string }

/** Where far more comes in than usual, as far as the actor sees; a flood of the whole instance is everybody's. */
export async function alarmsInSight(
  { store, directory, alarms }: Pick<Collaborators, 'store' | 'directory' | 'alarms'>,
  actor: Actor,
): Promise<AlarmShown[]> {
  const present = alarms.present()
  if (present.length === 0) return []
  const held = directory.current()
  const pages = await store.pages.byIds(present.flatMap(({ scope, id }) => (scope === 'page' ? [id] : [])))
  const pageOf = new Map(pages.map((page) => [page.id, page]))
  const siteInSight = (id: string | undefined) => {
    const site = id === undefined ? undefined : held.sites.get(id)
    return site && sees(held, actor, site.office) ? site : undefined
  }
  return present.flatMap(({ scope, id, since, level }): AlarmShown[] => {
    if (scope === 'instance') return [{ scope, since, level, name: '' }]
    const page = scope === 'page' ? pageOf.get(id) : undefined
    const site = siteInSight(scope === 'page' ? page?.site : id)
    return site ? [{ scope, since, level, name: page ? page.title || page.url : site.name }] : []
  })
}
