/** Waits until a place is about to be seen. Few pages ask for that, so it is a file of its own. */
export function near(place: Element, then: () => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      // Of one place the last entry is how it stands.
      if (!entries.pop()?.isIntersecting) return
      watcher.disconnect()
      then()
    },
    { rootMargin: '600px' },
  )
  watcher.observe(place)
}
