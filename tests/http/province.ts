// What an office above does and how far it reaches: a province, a regency below it with a site, and a site of the root's.
import { type Member, type RunningService, startService, type StoreKind } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

export type Province = {
  service: RunningService
  http: Caller
  /** leads there */
  province: Member
  regency: Member
}

export async function openProvince(store: StoreKind, now: () => number): Promise<Province> {
  const service = await startService({ store, now })
  await service.makeOffice('kpu-jateng')
  await service.makeOffice('kpu-klaten', 'kpu-jateng')
  await service.makeSite({ office: 'kpu-klaten' })
  await service.makeSite({ id: 'situs-ri', origins: ['http://ri.example'] })
  const province = await service.makeMember({ role: 'lead', office: 'kpu-jateng' })
  const regency = await service.makeMember({ role: 'lead', office: 'kpu-klaten' })
  return { service, http: caller(service), province, regency }
}

export const hour = 3_600_000
export const iso = (at: number): string => new Date(at).toISOString()
