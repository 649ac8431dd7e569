import type { Closing } from '../domain/closing.ts'
import type { Directory, Office, Site } from '../domain/offices.ts'

/** Offices and sites, which each process holds whole. */
export type OfficeStore = {
  directory(): Promise<Directory>
  /** grows with every change of an office, a site or a policy */
  directoryRevision(): Promise<number>
  addOffice(office: Office): Promise<'added' | 'taken'>
  /** Sets an office's own values; false where they no longer are `was`, if that is given, and nothing is saved. */
  saveSettings(office: string, settings: Office['settings'], was?: Office['settings']): Promise<boolean>
  /** what its switch closes, or null; false for an unknown office */
  saveClosing(office: string, closing: Closing | null): Promise<boolean>
  /** Puts an office below another; false where it no longer stands below `from`. */
  moveOffice(office: string, move: { from: string; to: string }): Promise<boolean>
  /** `code-taken`: the id is free, the short code is not */
  addSite(site: Site): Promise<'added' | 'taken' | 'code-taken'>
  changeSite(id: string, set: Pick<Site, 'name' | 'office' | 'origins'>): Promise<boolean>
  /** the site with its pages and comments; gives how many comments went */
  removeSite(id: string): Promise<number>
  /** only an office without sites, members and offices below it */
  removeOffice(id: string): Promise<boolean>
}
