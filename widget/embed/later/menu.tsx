/** What else can be done with a comment: hand it on, report it. A disclosure, with plain buttons and links. */
import { clothe } from '../clothe.ts'
import type { Widget } from '../widget.ts'
import css from './menu.css?inline'
import { closeMenu } from './closing-menu.ts'
import { ReportForm } from './report.tsx'
import { actingWordsOf } from './second.ts'
import { copy, whatsApp } from './handing-on.ts'

const dressed = new WeakSet<Widget>()

/** Opens the menu of a comment, or closes it. Its looks come with it. */
export function toggleMenu(w: Widget, id: string): void {
  if (w.menu?.id === id) return closeMenu(w)
  if (!dressed.has(w) && w.host.shadowRoot) clothe(w.host.shadowRoot, css)
  dressed.add(w)
  w.menu = { id, step: 'acts' }
  w.paint()
  w.focus(`#m-${id} :is(a, button)`)
}

export function Menu({ w, id }: { w: Widget; id: string }) {
  const t = actingWordsOf(w)
  const { menu, options } = w
  if (menu?.id !== id) return null
  const { step, copied } = menu
  const link = `${options.origin}/k/${id}`
  return (
    <div
      id={`m-${id}`}
      class={step === 'acts' ? 'menu' : 'panel'}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && closeMenu(w)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // Where the whole window is left, the focus stays inside.
        const focused = (relatedTarget || w.host.shadowRoot?.activeElement) as Node | null
        if (w.menu !== menu || step !== 'acts' || currentTarget.contains(focused)) return
        w.menu = undefined
        w.paint()
      }}
    >
      {step !== 'acts' ? (
        <ReportForm w={w} id={id} />
      ) : (
        <>
          {'share' in navigator && (
            <button
              onClick={() => {
                // Whoever closes the sheet has not failed.
                navigator.share({ url: link }).catch(() => undefined)
                closeMenu(w)
              }}
            >
              {t.share}
            </button>
          )}
          <a href={whatsApp(link)} target="_blank" rel="noopener">
            WhatsApp
          </a>
          <button
            onClick={async () => {
              await copy(w, `${options.at.url}#rembuk-${id}`)
              w.menu = { ...menu, copied: true }
              w.paint()
            }}
          >
            {copied ? t.copied : t.copyLink}
          </button>
          <button
            onClick={() => {
              w.menu = { id, step: 'report' }
              w.paint()
              w.focus(`#m-${id} input`)
            }}
          >
            {t.report}
          </button>
          <span class="sr" role="status">
            {copied && t.copied}
          </span>
        </>
      )}
    </div>
  )
}
