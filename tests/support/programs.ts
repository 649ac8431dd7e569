// Finding programs on this machine.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether a path is a program that we may run. */
export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the path has a program of this name, if anywhere. */
export function onPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, file)).find(canRun)
}
