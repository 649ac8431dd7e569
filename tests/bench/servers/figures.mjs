// Loaded into every measured process: tells the bench what the process has used when it asks, and ends with it. Plain
// JavaScript, so that nothing is loaded into the process for it.
process.on('message', (asked) => {
  if (asked !== 'figures') return
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system, rssBytes: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit(0))
