/** Tells the bench where this process listens and, when asked, what it has used. */
export function report(origin: string, ask: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMicroseconds: user + system, rssBytes: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ origin, ask })
}
