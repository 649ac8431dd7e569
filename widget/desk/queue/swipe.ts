import { useRef } from 'preact/hooks'

export type Way = 'right' | 'left'

/** From here on letting go decides. */
const decidesAt = 96
/** Until here a thumb may tremble, or scroll. */
const startsAt = 16

/** A row that follows the thumb sideways. Buttons do the same; this is only the quicker way on a phone. */
export function useSwipe(onSwipe: (way: Way) => void) {
  const begun = useRef<{ x: number; y: number; moving: boolean } | null>(null)

  function show(row: HTMLElement, by: number): void {
    // Through the style object, which a strict policy allows; a style attribute it would not.
    row.style.transform = by === 0 ? '' : `translateX(${by}px)`
    row.classList.toggle('swiping-right', by > 0)
    row.classList.toggle('swiping-left', by < 0)
    row.classList.toggle('deciding-now', Math.abs(by) >= decidesAt)
  }

  function onPointerMove(event: PointerEvent): void {
    const start = begun.current
    if (!start || !(event.currentTarget instanceof HTMLElement)) return
    const by = event.clientX - start.x
    if (!start.moving) {
      if (Math.abs(event.clientY - start.y) > Math.abs(by)) return void (begun.current = null)
      if (Math.abs(by) < startsAt) return
      start.moving = true
    }
    show(event.currentTarget, by)
  }

  function end(event: PointerEvent, decides: boolean): void {
    const start = begun.current
    begun.current = null
    if (!start?.moving || !(event.currentTarget instanceof HTMLElement)) return
    const row = event.currentTarget
    show(row, 0)
    // The tap that a browser makes of it must not open the row as well.
    row.addEventListener('click', stop, { capture: true, once: true })
    setTimeout(() => row.removeEventListener('click', stop, { capture: true }), 100)
    const by = event.clientX - start.x
    if (decides && Math.abs(by) >= decidesAt) onSwipe(by > 0 ? 'right' : 'left')
  }

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'touch') begun.current = { x: event.clientX, y: event.clientY, moving: false }
    },
    onPointerMove,
    onPointerUp: (event: PointerEvent) => end(event, true),
    onPointerCancel: (event: PointerEvent) => end(event, false),
  }
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
