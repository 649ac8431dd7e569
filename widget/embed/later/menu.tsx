/** What else can be done with a comment: hand it on, report it. A disclosure, with plain buttons and links. */
import { ReportForm } from './report.tsx'
import { menuWordsOf } from './menu-words.ts'
import type { Tools } from './tools.ts'

export { hear } from './report.tsx'

export function Menu({ id, ...tools }: Tools & { id: string }) {
  const { w, common, copy, close, whatsApp } = tools
  const t = menuWordsOf(w)
  const { menu, options } = w
  if (menu?.id !== id) return null
  const { step, copied } = menu
  const link = `${options.origin}/k/${id}`
  return (
    <div
      id={`m-${id}`}
      class={step === 'acts' ? 'menu' : 'panel'}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (step !== 'acts' || currentTarget.contains(relatedTarget as Node | null)) return
        w.menu = undefined
        w.paint()
      }}
    >
      {step !== 'acts' ? (
        <ReportForm {...tools} id={id} />
      ) : (
        <>
          {'share' in navigator && (
            <button
              type="button"
              onClick={() => {
                // Whoever closes the sheet has not failed.
                navigator.share({ url: link }).catch(() => undefined)
                close()
              }}
            >
              {t.share}
            </button>
          )}
          <a href={whatsApp(link)} target="_blank" rel="noopener">
            WhatsApp
          </a>
          <button
            type="button"
            onClick={async () => {
              await copy(w, `${options.at.url}#rembuk-${id}`)
              w.menu = { ...menu, copied: true }
              w.paint()
            }}
          >
            <span role="status">{copied ? common.copied : t.copyLink}</span>
          </button>
          <button
            type="button"
            onClick={() => {
              w.menu = { id, step: 'report' }
              w.paint()
              w.focus(`#m-${id} input`)
            }}
          >
            {t.report}
          </button>
        </>
      )}
    </div>
  )
}
