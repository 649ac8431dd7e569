import { useCallback, useEffect, useState } from 'preact/hooks'
import { placeOf, searchOf, type Place } from '../place.ts'

export type Go = (to: Place, how?: 'push' | 'replace') => void

/** Where we are, and the way to go elsewhere; the browser's own Back works. */
export function usePlace(): [Place, Go] {
  const [place, set] = useState(() => placeOf(location.search))
  useEffect(() => {
    const onPop = () => set(placeOf(location.search))
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  const go = useCallback((to: Place, how: 'push' | 'replace' = 'push') => {
    const address = location.pathname + searchOf(to)
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    set(to)
  }, [])
  return [place, go]
}
