import type { Campaign, CampaignFigures, Standing } from '../../domain/campaign.ts'
import { addFigures, type CopiesCounted } from '../counting.ts'
import type { Databases } from './database.ts'
import { among, beyond } from './values.ts'

type CampaignRow = Omit<Campaign, 'standing'> & { standing: string }

const columns = 'campaigns.id, campaigns.fingerprint, campaigns.standing'

const campaign = ({ standing, ...row }: CampaignRow): Campaign => ({
  ...row,
  standing: JSON.parse(standing) as Standing[],
})

export function begin({ main }: Databases, { id, fingerprint, standing }: Campaign): void {
  main.run(
    'INSERT INTO campaigns (id, fingerprint, standing, standsUntil) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    fingerprint,
    JSON.stringify(standing),
    lastUntil(standing),
  )
}

export function byId({ main }: Databases, id: string): Campaign | null {
  const row = main.get<CampaignRow>(`SELECT ${columns} FROM campaigns WHERE id = ?`, id)
  return row ? campaign(row) : null
}

/** Those with a comment in these offices, newest first. */
export function list(
  { main }: Databases,
  { offices, after, limit }: { offices: string[] | 'all'; after: string | null; limit: number },
): { campaigns: Campaign[]; more: boolean } {
  const rows = main.all<CampaignRow>(
    `SELECT ${columns} FROM campaigns WHERE id < ?1 AND (
       (?2 IS NULL AND EXISTS (SELECT 1 FROM comments WHERE comments.campaign = campaigns.id))
       OR EXISTS (SELECT 1 FROM json_each(?2) AS office JOIN comments
                  ON comments.campaign = campaigns.id AND comments.office = office.value)
     ) ORDER BY id DESC LIMIT ?3`,
    after ?? beyond,
    among(offices),
    limit + 1,
  )
  return { campaigns: rows.slice(0, limit).map(campaign), more: rows.length > limit }
}

/** How large each is within these offices, by the index alone. */
export function figures({ main }: Databases, ids: string[], offices: string[] | 'all'): Map<string, CampaignFigures> {
  return addFigures(main.all<CopiesCounted>(countCopies, JSON.stringify(ids), among(offices)))
}

export const countCopies = `SELECT campaign, office, state, count(*) AS copies, max(id) AS newest FROM comments
  WHERE campaign IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR office IN (SELECT value FROM json_each(?2)))
  GROUP BY campaign, office, state`

export const standing = ({ main }: Databases, now: number): Campaign[] =>
  main.all<CampaignRow>(`SELECT ${columns} FROM campaigns WHERE standsUntil > ?`, now).map(campaign)

/** Lets a decision go on. See `CampaignStore.stand`. */
export function stand(db: Databases, id: string, one: Standing): void {
  change(db, id, (all) => {
    const others = all.filter(({ decision, until }) => decision !== one.decision && until > one.from)
    return all.find(({ decision }) => decision === one.decision) ? all : [...others, one]
  })
}

export function endStanding(db: Databases, id: string, decision: string, now: number): void {
  change(db, id, (all) =>
    all.map((one) => (one.decision === decision && one.endedAt === null ? { ...one, endedAt: now } : one)),
  )
}

const lastUntil = (standing: Standing[]): number | null =>
  standing.reduce<number | null>((last, { until }) => Math.max(last ?? until, until), null)

/** The writer holds the lock between the two. */
function change(db: Databases, id: string, to: (standing: Standing[]) => Standing[]): void {
  const present = byId(db, id)
  if (!present) return
  const standing = to(present.standing)
  const sql = 'UPDATE campaigns SET standing = ?, standsUntil = ? WHERE id = ?'
  db.main.run(sql, JSON.stringify(standing), lastUntil(standing), id)
}
