// What a piece of work costs by itself, for suites that bound it.

/** Milliseconds of this process's own work, whatever else the machine does meanwhile. */
export function workOf(run: () => unknown): number {
  const begun = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1_000
}
