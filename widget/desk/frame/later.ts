import { useEffect, useState } from 'preact/hooks'
import { present } from '../clock.ts'

/** True once `on` has lasted so long: what is over within a second needs no word of waiting. */
export function useLater(on: boolean, after: number): boolean {
  const [late, set] = useState(false)
  useEffect(() => {
    if (!on) return set(false)
    const timer = setTimeout(() => set(true), after)
    return () => clearTimeout(timer)
  }, [on, after])
  return on && late
}

/** The present moment, moving once a minute: ages in a list need no more. */
export function useMinute(): number {
  const [now, set] = useState(present)
  useEffect(() => {
    const timer = setInterval(() => set(present()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
