import type { Failure } from '../../kit/client.ts'
import { Trouble } from '../pages/parts.tsx'
import { useFigures } from './texts.ts'

/** How a form about a follow-up ends: what went wrong, the way back, and saving. */
export function FormFoot({ busy, failure, onCancel }: { busy: boolean; failure: Failure | null; onCancel(): void }) {
  const { weekly: t } = useFigures().f
  return (
    <>
      <Trouble failure={failure} />
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t.save}
        </button>
      </div>
    </>
  )
}
