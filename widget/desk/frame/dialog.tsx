import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

type Props = {
  title: string
  /** absent where there is no way round it */
  onClose?: (() => void) | undefined
  /** where it stands on a wide screen: in the middle, or along the left edge */
  side?: boolean
  children: ComponentChildren
}

const stops = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]'

/**
 * A layer over the desk that keeps the focus until it closes, and gives it back then. The native `dialog` would do,
 * if the oldest browsers we serve knew it.
 */
export function Dialog({ title, onClose, side, children }: Props) {
  const { t } = useSay()
  const titleId = useId()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    // The first field, where there is one; else the box itself, whose name is then read out.
    const fields = [...(box.current?.querySelectorAll('input') ?? [])].filter(({ type }) => type !== 'checkbox')
    ;(fields.find(({ value }) => value === '') ?? fields[0] ?? box.current)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && onClose) {
      event.stopPropagation()
      onClose()
    }
    if (event.key !== 'Tab' || !box.current) return
    const all = [...box.current.querySelectorAll<HTMLElement>(stops)].filter((stop) => stop.offsetParent !== null)
    const edge = event.shiftKey ? all[0] : all[all.length - 1]
    const other = event.shiftKey ? all[all.length - 1] : all[0]
    if (document.activeElement === edge || !box.current.contains(document.activeElement) || all.length === 0) {
      event.preventDefault()
      other?.focus()
    }
  }

  return (
    <div
      class={side ? 'veil side' : 'veil'}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === event.currentTarget && onClose?.()}
    >
      <div class="dialog" role="dialog" aria-modal="true" aria-labelledby={titleId} tabIndex={-1} ref={box}>
        <div class="title">
          <h2 id={titleId}>{title}</h2>
          {onClose && (
            <button type="button" class="quiet square" onClick={onClose} aria-label={t.frame.close}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </div>
  )
}
