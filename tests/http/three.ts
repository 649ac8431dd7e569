// What suites stand on that ask the same of three members: who decides here, who only reads, and who leads elsewhere.
import { type Member, type RunningService, type ServiceOptions, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

export type Three = {
  service: RunningService
  reader: Caller
  owner: Member
  auditor: Member
  /** of an office beside, for which nothing here exists */
  elsewhere: Member
}

/** A service with a site, another office, and the three; whoever opened it closes the service. */
export async function openThree(options: ServiceOptions): Promise<Three> {
  const service = await startService(options)
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  return {
    service,
    reader: caller(service),
    owner: await service.makeMember(),
    auditor: await service.makeMember({ role: 'auditor' }),
    elsewhere: await service.makeMember({ role: 'lead', office: 'kpu-lain' }),
  }
}
