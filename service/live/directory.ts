import type { Directory } from '../domain/offices.ts'

/** What the held copy needs of a store. */
export type DirectorySource = { directory(): Promise<Directory>; directoryRevision(): Promise<number> }

export type LiveDirectory = {
  /** offices, sites and policies as this process knows them: at most a second old, never older than its own changes */
  current(): Directory
  /** Reads anew; called after every change made here. */
  reload(): Promise<void>
  /** Reads anew where another process changed something. */
  refresh(): Promise<void>
}

/** Offices and sites are few and asked for at every call: each process holds them whole and watches one figure. */
export async function openDirectory(source: DirectorySource): Promise<LiveDirectory> {
  let held = await source.directory()
  const reload = async (): Promise<void> => {
    const read = await source.directory()
    if (read.revision >= held.revision) held = read
  }
  return {
    current: () => held,
    reload,
    async refresh() {
      if ((await source.directoryRevision()) !== held.revision) await reload()
    },
  }
}
