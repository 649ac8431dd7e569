import { useEffect, useState } from 'preact/hooks'

/** A piece of the desk that most visits never need, fetched when it is first drawn; null until it is there. */
export function useFetched<Piece>(fetchIt: () => Promise<Piece>): Piece | 'failed' | null {
  const [piece, set] = useState<{ is: Piece | 'failed' } | null>(null)
  useEffect(() => {
    let here = true
    fetchIt().then(
      (is) => here && set({ is }),
      () => here && set({ is: 'failed' }),
    )
    return () => void (here = false)
  }, [])
  return piece && piece.is
}
