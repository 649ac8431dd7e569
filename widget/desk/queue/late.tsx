import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

/** "Terlambat 3 hari kerja": its office has had it for longer than it has time for. */
export function LateTag({ late }: { late: number | undefined }) {
  const { t, n } = useSay()
  if (!late) return null
  return (
    <span class="tag late">
      <Icon name="history" />
      {n(t.late.tag, late)}
    </span>
  )
}
