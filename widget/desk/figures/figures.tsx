import type { PagesProps } from '../pages/pages.tsx'
import { AuditPage } from './audit.tsx'
import './figures.css'
import { InsightsPage } from './insights.tsx'
import { WeeklyPage } from './weekly.tsx'

/** The pages of figures, in a piece of their own that is fetched when the first of them is opened. */
export function Pages({ page, member, offices }: PagesProps) {
  if (page === 'audit') return <AuditPage offices={offices} />
  if (page === 'weekly') return <WeeklyPage member={member} offices={offices} />
  return <InsightsPage member={member} offices={offices} />
}
