// Spam waves at the desk: found, shown as one, decided together and for 72 hours on, taken back whole, reported; on both stores.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignView } from '../../service/contract/campaign-views.ts'
import type { QueueItem, QueueView } from '../../service/contract/views.ts'
import { campaigns as campaignsDuty } from '../../service/duties/campaigns.ts'
import { carryOnDecisions } from '../../service/operations/operator/campaigns/carry-on.ts'
import { groupCampaigns } from '../../service/operations/operator/campaigns/group.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, rootOffice, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment } from './calling.ts'

const hour = 3_600_000
const places = ['kpu-jepara', 'kpu-kudus', 'kpu-demak'] as const
type Place = (typeof places)[number]
const [jepara, kudus, demak] = places

/** What is said of one wave each; every copy ends otherwise. They wait because all comments do. */
const sayings = [
  'Mohon jadwal pleno rekapitulasi tingkat kecamatan diumumkan lebih awal supaya warga bisa hadir',
  'Kami menolak pemindahan gudang logistik pemilu ke luar kota karena menyulitkan pengawasan masyarakat',
  'Tolong perbaiki daftar pemilih di desa kami, banyak nama warga meninggal masih tercantum di sana',
  'Segera lantik panitia pemungutan suara yang jujur, bukan titipan pejabat dari partai mana pun juga',
  'Kembalikan hak pilih perantau yang namanya hilang dari daftar tanpa pemberitahuan sama sekali',
  'Usut dugaan penggelembungan suara pada pemilihan kemarin sampai tuntas dan umumkan hasilnya',
  'Warga menunggu penjelasan resmi mengenai anggaran sosialisasi yang tidak pernah sampai ke dusun',
  'Naikkan honor petugas ketertiban karena beban kerja mereka jauh lebih berat dari tahun lalu',
  'Sediakan bilik suara khusus untuk penyandang disabilitas di semua tempat pemungutan suara kami',
  'Batalkan keputusan yang merugikan calon perseorangan, dengarkan suara rakyat kecil di bawah',
  'Publikasikan formulir hasil penghitungan di laman resmi agar semua orang dapat memeriksanya',
  'Jangan tutup posko pengaduan sebelum seluruh laporan masyarakat ditindaklanjuti sampai selesai',
]

onBothStores('campaigns, on %s', (store) => {
  let service: RunningService
  let call: Caller
  let owner: Member
  let now = Date.now()
  let written = 0
  let waves = 0

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    call = caller(service)
    owner = await service.makeMember()
    for (const place of places) {
      await service.makeOffice(place)
      await service.makeSite({ id: place, office: place, origins: [`http://${place}.example`] })
    }
  })
  afterAll(() => service.close())

  const as = ({ token }: Member) => ({ Authorization: `Bearer ${token}` })
  const get = async (member: Member, path: string): Promise<Answer> => call.call(path, { headers: as(member) })
  const decide = (member: Member, body: Record<string, unknown>): Promise<Answer> => call.decide(member.token, body)
  const undo = (member: Member, id: string): Promise<Answer> =>
    call.call(`/v1/decisions/${id}/undo`, { method: 'POST', headers: as(member) })
  const item = async (id: string): Promise<QueueItem> => (await get(owner, `/v1/comments/${id}`)).json
  const states = async (ids: string[]): Promise<string[]> =>
    (await Promise.all(ids.map(item))).map(({ state }) => state)

  /** What the duty does on its clock, now. */
  const tick = (): Promise<void> => campaignsDuty(service.service.collaborators).run(now)

  const post = async (place: Place, text: string, name = 'Yuni'): Promise<string> => {
    const url = `http://${place}.example/berita/${(written += 1)}`
    const answer = await call.call(`/v1/sites/${place}/comments`, { json: comment({ url, text, name }) })
    expect(answer.status).toBe(201)
    return answer.json.comment.id
  }
  const nextWave = () => {
    const saying = sayings[(waves += 1) - 1]
    if (saying === undefined) throw new Error('Another saying is needed')
    let copies = 0
    return (place: Place): Promise<string> => post(place, `${saying} ${(copies += 1)}`)
  }
  const several = async (...made: Promise<string>[]): Promise<string[]> => Promise.all(made)
  const campaignOf = async (id: string): Promise<string> => (await item(id)).campaign?.id ?? ''
  const view = async (member: Member, id: string): Promise<CampaignView> =>
    (await get(member, `/v1/campaigns/${id}`)).json

  test('near copies in several offices are one case, of which each sees their own', async () => {
    const wave = nextWave()
    const ids = [...(await several(wave(jepara), wave(jepara))), await wave(kudus)]
    const civic = await post(jepara, 'Apakah pemilih yang pindah domisili harus mengurus surat pindah memilih dulu?')
    await tick()
    const late = await wave(kudus)
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    expect(await Promise.all([...ids, late].map(campaignOf))).toEqual([id, id, id, id])
    expect(await campaignOf(civic)).toBe('')
    expect(await view(owner, id)).toMatchObject({ id, copies: 4, offices: 2, states: { held: 4 }, standing: [] })
    const inJepara = await service.makeMember({ role: 'moderator', office: jepara })
    const own = (await get(inJepara, `/v1/campaigns/${id}`)).json
    expect(own).toMatchObject({ copies: 2, offices: 1 })
    expect(new Set(own.items.map((one: QueueItem) => one.id))).toEqual(new Set(ids.slice(0, 2)))
    expect((await get(inJepara, '/v1/campaigns')).json.campaigns).toMatchObject([{ id, copies: 2 }])
    expect((await get(owner, `/v1/campaigns?office=${kudus}`)).json.campaigns).toMatchObject([{ id, copies: 2 }])
    const inDemak = await service.makeMember({ role: 'lead', office: demak })
    expect((await get(inDemak, '/v1/campaigns')).json.campaigns).toEqual([])
    for (const path of [`/v1/campaigns/${id}`, `/v1/campaigns/${id}/export.csv`, '/v1/campaigns/unknown']) {
      expect((await get(inDemak, path)).status, path).toBe(404)
    }
    expect((await decide(inDemak, { campaign: id, action: 'spam' })).status).toBe(404)
  })

  test('a queue shows a case as one row, its newest, on whatever page that stands', async () => {
    const wave = nextWave()
    const ids = await several(...Array.from({ length: 5 }, () => wave(demak)))
    await tick()
    const inDemak = await service.makeMember({ role: 'moderator', office: demak })
    const civic = await post(demak, 'Di TPS mana saya terdaftar, dan apa yang perlu saya bawa ke sana nanti?')
    const queue = async (more: string): Promise<QueueView> => (await get(inDemak, `/v1/queue?tab=held${more}`)).json
    expect((await queue('')).items).toHaveLength(6)
    const grouped = await queue('&group=campaign')
    expect(grouped.items.map(({ id }) => id)).toEqual([civic, ids.toSorted().at(-1)])
    expect(grouped.items.map(({ campaign }) => campaign)).toMatchObject([null, { copies: 5, offices: 1 }])
    expect(grouped.counts.held, 'comments, not rows').toBe(6)
    const first = await queue('&group=campaign&limit=1')
    const second = await queue(`&group=campaign&limit=1&after=${first.next}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(grouped.items.map(({ id }) => id))
    expect(second.next).toBeNull()
    expect((await get(inDemak, '/v1/queue?tab=held&group=other')).json.fields).toHaveProperty('group')
  })

  test('a decision reaches the copies in sight, and for 72 hours those that arrive; its undo takes all of it back', async () => {
    const wave = nextWave()
    const mine = await several(wave(jepara), wave(jepara))
    const others = [await wave(kudus)]
    await tick()
    const member = await service.makeMember({ role: 'moderator', office: jepara })
    const id = await campaignOf(mine[0] ?? '')
    const decided = (await decide(member, { campaign: id, action: 'spam' })).json
    expect(new Set(decided.decided)).toEqual(new Set(mine))
    expect(decided).toMatchObject({ skipped: [], more: false })
    expect(await states([...mine, ...others])).toEqual(['spam', 'spam', 'held'])
    const office = { id: jepara, name: `KPU ${jepara}` }
    const until = new Date(now + 72 * hour).toISOString()
    const standing = { action: 'spam', by: 'Rina Petugas', office, until }
    expect((await view(member, id)).standing).toEqual([{ ...standing, undo: decided.undo }])
    expect((await view(owner, id)).standing).toEqual([{ ...standing, undo: null }])

    const arrived = await several(wave(jepara), wave(jepara), wave(kudus))
    await tick()
    await tick()
    expect(await states(arrived)).toEqual(['spam', 'spam', 'held'])
    const { history } = await item(arrived[0] ?? '')
    expect(history.filter(({ act }) => act === 'spam')).toMatchObject([
      { by: 'Rina Petugas', from: 'held', to: 'spam' },
    ])
    const { entries } = (await get(member, '/v1/audit')).json
    expect(entries[0]).toMatchObject({ id: decided.undo, act: 'spam', campaign: id, subjects: decided.decided })

    expect((await undo(owner, decided.undo)).status, 'another member’s').toBe(404)
    const undone = (await undo(member, decided.undo)).json
    expect(new Set(undone.restored)).toEqual(new Set([...mine, ...arrived.slice(0, 2)]))
    expect((await undo(member, decided.undo)).json.code).toBe('conflict')
    const after = await wave(jepara)
    await tick()
    expect(new Set(await states([...mine, ...others, ...arrived, after]))).toEqual(new Set(['held']))
    expect((await view(member, id)).standing).toEqual([])
  })

  test('what a member has decided of one copy stays, whatever was decided of the case', async () => {
    const wave = nextWave()
    const ids = await several(wave(jepara), wave(jepara), wave(jepara))
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    await decide(owner, { campaign: id, action: 'spam' })
    await decide(owner, { ids: [ids[1]], action: 'approve' })
    await tick()
    expect(await states(ids)).toEqual(['spam', 'published', 'spam'])
  })

  test('two members at once: each copy is decided once, the last word goes on, and both can be taken back', async () => {
    const wave = nextWave()
    const ids = await several(...Array.from({ length: 6 }, () => wave(demak)))
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    const [one, other] = [await service.makeMember({ office: demak }), await service.makeMember({ office: demak })]
    const answers = await Promise.all([
      decide(one, { campaign: id, action: 'spam' }),
      decide(other, { campaign: id, action: 'reject' }),
    ])
    const decided = answers.flatMap(({ json }) => json.decided)
    expect(new Set(decided)).toEqual(new Set(ids))
    for (const each of await Promise.all(ids.map(item))) {
      expect(each.history.length).toBe(each.version)
      expect(['spam', 'rejected']).toContain(each.state)
    }
    const { standing } = await view(one, id)
    expect(standing.map(({ action }) => action).toSorted()).toEqual(['reject', 'spam'])
    const arrived = await wave(demak)
    await tick()
    expect(['spam', 'rejected']).toContain((await item(arrived)).state)
    // Whoever came second stands upon the first: they go back in turn. Where a copy met them the other way round, the
    // second's undo passes it over, and says so.
    const spamIsLast = (await item(ids[0] ?? '')).history.at(-1)?.act === 'spam'
    const passedOver: string[] = []
    for (const at of spamIsLast ? [0, 1] : [1, 0]) {
      const { json } = await undo([one, other][at] as Member, answers[at]?.json.undo)
      passedOver.push(...json.skipped.map((skipped: { id: string }) => skipped.id))
    }
    await tick()
    const back = [...ids, arrived].filter((copy) => !passedOver.includes(copy))
    expect(back).toContain(ids[0])
    expect(new Set(await states(back))).toEqual(new Set(['held']))
  })

  test('a decision may be for now alone, or for one state', async () => {
    const wave = nextWave()
    const ids = await several(wave(kudus), wave(kudus), wave(kudus))
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    await decide(owner, { ids: [ids[2]], action: 'approve' })
    const held = (await decide(owner, { campaign: id, action: 'spam', expect: 'held' })).json
    expect(held.skipped).toEqual([{ id: ids[2], state: 'published' }])
    expect(await states(ids)).toEqual(['spam', 'spam', 'published'])
    expect((await decide(owner, { campaign: id, action: 'spam', standing: false })).json.decided).toEqual([ids[2]])
    const arrived = await wave(kudus)
    await tick()
    expect((await item(arrived)).state).toBe('held')
    const again = (await decide(owner, { campaign: id, action: 'spam', standing: false })).json
    expect(again).toMatchObject({ decided: [arrived], more: false })
    expect((await decide(owner, { campaign: id, action: 'spam', standing: false })).json).toMatchObject({
      decided: [],
      undo: null,
    })
    const fields = async (body: object) => (await decide(owner, { action: 'spam', ...body })).json.fields
    expect(await fields({ campaign: id, ids: [ids[0]] })).toHaveProperty('ids')
    expect(await fields({ ids: [ids[0]], standing: true })).toHaveProperty('standing')
    expect(await fields({ campaign: id, standing: true, expect: 'held' })).toHaveProperty('standing')
    expect(await fields({ campaign: id, expect: { [id]: 1 } })).toHaveProperty('expect')
    const auditor = await service.makeMember({ role: 'auditor' })
    expect((await decide(auditor, { campaign: id, action: 'spam' })).status).toBe(403)
  })

  test('other words leave the case', async () => {
    const wave = nextWave()
    await several(wave(jepara), wave(jepara), wave(jepara))
    const url = `http://${jepara}.example/berita/ubah`
    const posted = await call.call(`/v1/sites/${jepara}/comments`, {
      json: comment({ url, text: `${sayings[waves - 1]} 9` }),
    })
    await tick()
    const { id } = posted.json.comment
    expect(await campaignOf(id)).not.toBe('')
    await call.call(`/v1/comments/${id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${posted.json.editToken}` },
      json: { text: 'Maaf, maksud saya: kapan daftar pemilih sementara ditempel di kantor desa?' },
    })
    await tick()
    expect(await campaignOf(id)).toBe('')
  })

  test('what it leads to goes out as one table, for whoever it is reported to', async () => {
    const text = (n: number): string =>
      `Slot gacor hari ini di https://zeus${n}.example/daftar atau raja${n} . com, WA 0812-3456-789${n} tele: @agen_zeus, +cmd ya bosku semua menang terus`
    const ids = [
      await post(demak, text(1)),
      await post(demak, text(2), 'Yuni88 jagoan88.com'),
      await post(kudus, text(3)),
    ]
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    const member = await service.makeMember({ role: 'auditor', office: demak })
    const answer = await get(member, `/v1/campaigns/${id}/export.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="kampanye-${id}.csv"`)
    const [head, ...lines] = answer.text.trimEnd().split('\r\n')
    expect(head).toBe('waktu (UTC),alamat halaman,situs,kantor,keadaan,domain,tautan,nomor,akun,nama yang disebut')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z,http:\/\/kpu-demak\.example\/berita\/\d+,Berita kpu-demak,KPU kpu-demak,(ditahan|spam),/,
    )
    expect(lines[1]).toMatch(/zeus1\.example raja1\.com,/)
    expect(lines[1]).toContain('https://zeus1.example/daftar')
    expect(lines[1]).toContain("'+6281234567891,'@agen_zeus,")
    expect(lines[0], 'what leads somewhere in a name').toContain('jagoan88.com')
    expect(answer.text).not.toMatch(/Yuni|surat\.example|hari ini/i)
    const english = await call.call(`/v1/campaigns/${id}/export.csv`, {
      headers: { ...as(owner), 'Accept-Language': 'en' },
    })
    expect(english.text).toContain('time (UTC),page address,site,office,state,')
    expect(english.text.trimEnd().split('\r\n')).toHaveLength(4)
    const bytes = await (await fetch(service.url(`/v1/campaigns/${id}/export.csv`), { headers: as(owner) })).bytes()
    expect(Array.from(bytes.subarray(0, 3)), 'by which a spreadsheet knows UTF-8').toEqual([0xef, 0xbb, 0xbf])
    expect((await call.call(`/v1/campaigns/${id}/export.csv`)).status).toBe(401)
  })

  test('taken back while the duty decides by it, nothing of it stays, killed or not', async () => {
    const { collaborators } = service.service
    for (const isKilled of [false, true]) {
      const wave = nextWave()
      const ids = await several(wave(jepara), wave(jepara), wave(jepara))
      await tick()
      const id = await campaignOf(ids[0] ?? '')
      const { undo: decision } = (await decide(owner, { campaign: id, action: 'spam' })).json
      const arrived = await wave(jepara)
      await groupCampaigns(collaborators)
      const { campaigns } = collaborators.store
      /** The duty has read that the decision goes on; then it is taken back; then the duty decides by it. */
      const standing = async (at: number) => {
        const found = await campaigns.standing(at)
        await undo(owner, decision)
        return found
      }
      const byId = async (asked: string) => {
        if (isKilled) throw new Error('killed')
        return campaigns.byId(asked)
      }
      const between = {
        ...collaborators,
        store: { ...collaborators.store, campaigns: { ...campaigns, standing, byId } },
      }
      const run = carryOnDecisions(between, now)
      if (isKilled) await expect(run).rejects.toThrow('killed')
      else await run
      if (isKilled) await tick()
      expect(await states([...ids, arrived]), isKilled ? 'killed' : 'alive').toEqual(['held', 'held', 'held', 'held'])
    }
  })

  test('all of it happens by itself within seconds', async () => {
    const wave = nextWave()
    const ids = await several(wave(jepara), wave(jepara), wave(jepara))
    await expect.poll(() => campaignOf(ids[0] ?? '')).not.toBe('')
    await decide(owner, { campaign: await campaignOf(ids[0] ?? ''), action: 'spam' })
    const arrived = await wave(kudus)
    await expect.poll(async () => (await item(arrived)).state).toBe('spam')
    expect(owner.office).toBe(rootOffice)
  })

  test('it ends after 72 hours, and with whoever made it', async () => {
    const wave = nextWave()
    const ids = await several(wave(kudus), wave(kudus), wave(kudus))
    await tick()
    const id = await campaignOf(ids[0] ?? '')
    const member = await service.makeMember({ role: 'moderator', office: kudus })
    await decide(member, { campaign: id, action: 'reject', reason: 'Iklan.' })
    now += 72 * hour - 1
    const last = await wave(kudus)
    await tick()
    const stored = (one: string) => service.store.comments.byId(one)
    expect((await stored(last))?.history.at(-1)).toMatchObject({ to: 'rejected', reason: 'Iklan.' })
    now += 1
    const late = await wave(kudus)
    await tick()
    expect((await stored(late))?.state).toBe('held')

    owner = await service.makeMember()
    for (const [method, json] of [
      ['PATCH', { role: 'auditor' }],
      ['PATCH', { office: jepara }],
      ['PATCH', { active: false }],
      ['DELETE', undefined],
    ] as const) {
      const another = await service.makeMember({ role: 'moderator', office: kudus })
      await decide(another, { campaign: id, action: 'spam' })
      const changed = await call.call(`/v1/members/${another.id}`, { method, headers: as(owner), json })
      expect(changed.status).toBeLessThan(300)
      const unheard = await wave(kudus)
      await tick()
      expect((await item(unheard)).state, `${method} ${JSON.stringify(json)}`).toBe('held')
    }
  })
})
