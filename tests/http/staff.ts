// Whom the desk's calls are tried by: two who decide, one who may only look, and a lead of an office beside theirs.
import type { Member, RunningService } from '../support/service.ts'

export type Staff = { rina: Member; wayan: Member; auditor: Member; elsewhere: Member }

/** Makes the office beside, a site of the root's, and the four of them. */
export async function engageStaff(service: RunningService): Promise<Staff> {
  await service.makeOffice('kpu-lain')
  await service.makeSite()
  return {
    rina: await service.makeMember({ role: 'moderator' }),
    wayan: await service.makeMember({ role: 'moderator' }),
    auditor: await service.makeMember({ role: 'auditor' }),
    elsewhere: await service.makeMember({ role: 'lead', office: 'kpu-lain' }),
  }
}
