import type { OfficeName } from '../contract/office-name.ts'
import type { Closing } from './closing.ts'
import type { PolicySettings } from './policy.ts'

/** Who is responsible: a node of the tree. */
export type Office = {
  id: string
  name: string
  kind: 'national' | 'province' | 'regency' | 'city' | 'other'
  parent: string | null
  /** its own values; what is left out is inherited */
  settings: PolicySettings
  /** left out where it closes nothing; it may have ended */
  closing?: Closing
}

/** Where the tag stands. */
export type Site = {
  id: string
  /** short and unique; comments and receipts of the site end in it */
  code: string
  name: string
  office: string
  origins: string[]
  createdAt: number
}

/** All offices and sites: few, and asked for at every call, so each process holds them whole. */
export type Directory = { offices: Map<string, Office>; sites: Map<string, Site>; revision: number }

/** An office as it is named wherever it is spoken of; one that is not there (any more) by its id. */
export const officeNamed = (offices: ReadonlyMap<string, Office>, id: string): OfficeName => ({
  id,
  name: offices.get(id)?.name ?? id,
})

export const rootOffice = 'kpu-ri'

export const officeKinds = ['province', 'regency', 'city', 'other'] as const satisfies Office['kind'][]

/** Ids of offices and sites, which stand in addresses: 3 to 60 small letters, digits, hyphens. */
export const placeIdForm = /^[a-z0-9-]{3,60}$/
