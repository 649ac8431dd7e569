import { useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { correctTitle } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

type Props = { item: QueueItem; act: Acting }

/** Corrects how the page is called that a comment stands under: its first sender was not always right. */
export function PageTitle({ item: { id, page }, act }: Props) {
  const { t } = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (typed === null)
    return (
      <button type="button" class="quiet" onClick={() => setTyped(page.title)}>
        {t.pageTitle.correct}
      </button>
    )
  const title = typed.trim()
  const put = (to: string) => () => ask(correctTitle, { params: { id }, body: { title: to } })

  async function save(): Promise<void> {
    if (busy) return
    setBusy(true)
    const done = await act({ id, run: put(title), said: 'retitled', undo: put(page.title) })
    setBusy(false)
    if (done) setTyped(null)
  }

  return (
    <form
      class="retitle"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), setTyped(null))}
    >
      <label>
        {t.pageTitle.of}
        <input
          autofocus
          dir="auto"
          value={typed}
          maxLength={limits.titleLength}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="quiet" onClick={() => setTyped(null)}>
        {t.pageTitle.cancel}
      </button>
      <button type="submit" disabled={busy || title === page.title}>
        {t.pageTitle.save}
      </button>
    </form>
  )
}
