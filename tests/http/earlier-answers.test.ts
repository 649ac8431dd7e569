// What was answered before: to members beside the answer, to readers while they type.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let root: Member
  let local: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeOffice('kpu-kab')
    await service.makeOffice('kpu-lain')
    await service.makeSite()
    await service.makeSite({ id: 'situs-kab', office: 'kpu-kab' })
    await service.makeSite({ id: 'situs-lain', office: 'kpu-lain' })
    root = await service.makeMember()
    local = await service.makeMember({ role: 'moderator', office: 'kpu-kab' })
  })
  afterAll(() => service.close())

  const as = (who: Member, path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}` } })

  async function posted(site: string, text: string, name = 'Siti Penanya'): Promise<string> {
    const url = `${siteOrigin}/tanya/${(pages += 1)}`
    return (await http.call(`/v1/sites/${site}/comments`, { json: comment({ url, text, name }) })).json.comment.id
  }
  async function answered(
    site: string,
    question: string,
    answer: string,
  ): Promise<{ question: string; answer: string }> {
    const id = await posted(site, question)
    const { json } = await as(root, `/v1/comments/${id}/answer`, { json: { text: answer, approve: true } })
    return { question: id, answer: json.id }
  }
  const earlier = async (id: string, who = root) => (await as(who, `/v1/comments/${id}/earlier-answers`)).json

  test('are this office’s and those above it, the most alike first, with date and link, without who asked', async () => {
    const own = await answered(
      'situs-kab',
      'Bagaimana mengurus pindah memilih untuk mahasiswa?',
      'Datang ke kantor kami.',
    )
    const above = await answered('kpu-sukamaju', 'Syarat pindah memilih apa saja?', 'Lihat PKPU.')
    await answered('situs-lain', 'Mengurus pindah memilih di mana, untuk mahasiswa?', 'Di kantor lain.')
    await answered('situs-kab', 'Kapan logistik pemilu tiba?', 'Pekan depan.')
    const id = await posted('situs-kab', 'mau mengurus pindah memilih, saya mahasiswa')
    const { answers } = await earlier(id, local)
    expect(answers.map((one: { answer: string }) => one.answer)).toEqual(['Datang ke kantor kami.', 'Lihat PKPU.'])
    expect(answers[0]).toEqual({
      id: own.answer,
      question: 'Bagaimana mengurus pindah memilih untuk mahasiswa?',
      answer: 'Datang ke kantor kami.',
      office: { id: 'kpu-kab', name: 'KPU kpu-kab' },
      at: expect.any(String),
      url: `${service.origin}/k/${own.question}`,
      helped: 0,
    })
    expect(JSON.stringify(answers)).not.toContain('Penanya')
    // The office above is told of its own alone.
    const asked = await posted('kpu-sukamaju', 'syarat mengurus pindah memilih mahasiswa')
    expect((await earlier(asked)).answers.map((one: { id: string }) => one.id)).toEqual([above.answer])
  })

  test('are five at most, not itself, and only what is public now, as it reads now', async () => {
    const made = []
    for (let at = 0; at < 7; at += 1)
      made.push(await answered('situs-kab', `Jam layanan helpdesk kantor bagian ${at}?`, `Jam ${at}`))
    const id = await posted('situs-kab', 'jam layanan helpdesk kantor')
    const found = async (): Promise<string[]> =>
      (await earlier(id, local)).answers.map((one: { answer: string }) => one.answer)
    expect(await found()).toHaveLength(5)
    expect(
      (await earlier(made[0]?.question ?? '', local)).answers.map((one: { answer: string }) => one.answer),
    ).not.toContain('Jam 0')
    const gone = made.slice(2).map(({ answer }) => answer)
    await http.decide(root.token, { ids: gone, action: 'remove' })
    expect((await found()).toSorted()).toEqual(['Jam 0', 'Jam 1'])
    const covered = made[1]?.question ?? ''
    const { version } = (await as(root, `/v1/comments/${covered}`)).json
    await as(root, `/v1/comments/${covered}/cover`, { json: { spans: [{ field: 'text', from: 0, to: 3 }], version } })
    await http.decide(root.token, { ids: [made[0]?.question], action: 'reject' })
    expect((await earlier(id, local)).answers.map((one: { question: string }) => one.question)).toEqual([
      '••• layanan helpdesk kantor bagian 1?',
    ])
  })

  test('are found at once once they are given, and of nothing alike there is nothing', async () => {
    const id = await posted('situs-kab', 'Nomor rekening badan adhoc ditunda berapa lama?')
    expect((await earlier(id, local)).answers).toEqual([])
    await answered('situs-kab', 'Honor badan adhoc ditunda?', 'Cair pekan ini.')
    expect((await earlier(id, local)).answers.map((one: { answer: string }) => one.answer)).toEqual(['Cair pekan ini.'])
  })

  describe('a reader who types a question', () => {
    const similar = (at: string, text: string, sent: object = {}): Promise<Answer> =>
      http.call(`/v1/sites/${at}/similar`, { json: { text }, ...sent })
    const thank = (id: string, agent = 'satu'): Promise<Answer> =>
      http.call(`/v1/comments/${id}/thanks`, { method: 'POST', headers: { 'User-Agent': agent } })

    test('is shown three answers at most, of the site’s office and those above it, as anybody may read them', async () => {
      const own = await answered('situs-kab', 'Bolehkah saksi parpol memotret formulir C hasil?', 'Boleh.')
      await answered('situs-lain', 'Bolehkah saksi memotret formulir C hasil?', 'Tanya kami.')
      for (let at = 0; at < 3; at += 1)
        await answered('kpu-sukamaju', `Memotret formulir di TPS bagian ${at}?`, `Ya ${at}`)
      const { status, json } = await similar('situs-kab', 'saksi boleh memotret formulir C hasil tidak')
      expect([status, json.answers.length]).toEqual([200, 3])
      expect(json.answers.find(({ id }: { id: string }) => id === own.answer)).toEqual({
        id: own.answer,
        question: 'Bolehkah saksi parpol memotret formulir C hasil?',
        answer: 'Boleh.',
        office: { id: 'kpu-kab', name: 'KPU kpu-kab' },
        at: expect.any(String),
        url: `${service.origin}/k/${own.question}`,
      })
      expect(JSON.stringify(json)).not.toMatch(/Penanya|Tanya kami/)
      const plain = await similar('situs-kab', '', {
        json: undefined,
        body: '{"text":"halo"}',
        headers: { 'Content-Type': 'text/plain' },
      })
      expect([plain.status, plain.json]).toEqual([200, { answers: [] }])
    })

    test('is counted once a day where an answer was enough, without a name, and the desk is told', async () => {
      const made = await answered(
        'situs-kab',
        'Undangan memilih belum sampai rumah, bagaimana?',
        'Datang saja membawa KTP.',
      )
      for (const agent of ['satu', 'dua', 'satu']) expect((await thank(made.answer, agent)).status).toBe(204)
      expect(await service.store.thanks.of([made.answer, made.question])).toEqual(new Map([[made.answer, 2]]))
      const id = await posted('situs-kab', 'undangan memilih belum sampai rumah')
      expect((await earlier(id, local)).answers[0].helped).toBe(2)
      for await (const { kind, record } of service.store.meta.dump()) {
        if (kind === 'thanks') expect(JSON.stringify(record)).not.toMatch(/satu|127\.0/)
      }
    })

    test('is refused for what is no public answer, by other sites’ pages, and for no words', async () => {
      const made = await answered('situs-kab', 'Kapan kotak suara disegel panitia?', 'Malam ini.')
      expect((await thank(made.question)).status).toBe(404)
      expect((await thank('tidak-ada')).status).toBe(404)
      await http.decide(root.token, { ids: [made.answer], action: 'remove' })
      expect((await thank(made.answer)).status).toBe(404)
      const strange = { headers: { Origin: 'http://asing.example' } }
      expect((await similar('situs-kab', 'kotak suara', strange)).status).toBe(403)
      expect((await similar('tidak-ada', 'x')).status).toBe(404)
      expect((await similar('situs-kab', 'x'.repeat(5_001))).status).toBe(422)
      expect((await http.call('/v1/sites/situs-kab/similar', { json: {} })).status).toBe(422)
    })
  })

  test('are refused to other offices and to nobody', async () => {
    const id = await posted('situs-lain', 'Pindah memilih mahasiswa')
    expect((await as(local, `/v1/comments/${id}/earlier-answers`)).status).toBe(404)
    expect((await http.call(`/v1/comments/${id}/earlier-answers`)).status).toBe(401)
  })
})
