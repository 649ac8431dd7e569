import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../service/domain/refusal.ts'
import { passwordHasher, type Cost } from '../../../service/identity/passwords.ts'
import { seededChance } from '../making.ts'

const chance = seededChance('passwords')

/** A hash that waits until it is told to go on, and remembers what it was asked for. */
function slowly() {
  const asked: { password: string; cost: Cost }[] = []
  const pending: (() => void)[] = []
  const hash = (password: string, _: Uint8Array, cost: Cost): Promise<Uint8Array> => {
    asked.push({ password, cost })
    return new Promise((resolve) => pending.push(() => resolve(new Uint8Array(32).fill(password.length))))
  }
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  const goOn = async (): Promise<void> => {
    await settle()
    pending.shift()?.()
    await settle()
  }
  return { asked, hash, goOn }
}

describe('a password', () => {
  const passwords = passwordHasher(chance)

  it('is kept as argon2id with 19 MiB, two passes and one lane, each time with another salt', async () => {
    const [one, other] = await Promise.all([passwords.hash('rahasia-sekali'), passwords.hash('rahasia-sekali')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(other).not.toBe(one)
    expect(await passwords.verify('rahasia-sekali', one)).toBe(true)
    expect(await passwords.verify('rahasia-sekali ', one)).toBe(false)
    expect(await passwords.verify('', one)).toBe(false)
  })

  it('verifies against what the reference implementation made, at the cost it was made at', async () => {
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await passwords.verify('password', phc)).toBe(true)
    expect(await passwords.verify('Password', phc)).toBe(false)
  })

  it('typed with letters composed otherwise is the same', async () => {
    expect(await passwords.verify('désa-damai', await passwords.hash('de\u0301sa-damai'))).toBe(true)
  })
})

describe('without a stored hash', () => {
  it.each([
    null,
    '',
    'x',
    '$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$2b$10$abc',
  ])('%j, the same work is done, and the answer is no', async (phc) => {
    const { asked, hash, goOn } = slowly()
    const answer = passwordHasher(chance, hash).verify('x', phc)
    await goOn()
    expect(await answer).toBe(false)
    expect(asked).toEqual([{ password: 'x', cost: { memory: 19_456, passes: 2, parallelism: 1 } }])
  })

  it('not even a hash of nothing but zeros is taken for one', async () => {
    const zeros = () => Promise.resolve(new Uint8Array(32))
    expect(await passwordHasher(chance, zeros).verify('x', null)).toBe(false)
  })
})

describe('many at once', () => {
  it('two work, twenty wait, the rest is refused; in order, and each gets an answer', async () => {
    const { asked, hash, goOn } = slowly()
    const passwords = passwordHasher(chance, hash)
    const answers = Array.from({ length: 22 }, (_, turn) => passwords.hash(`${turn}`))
    await Promise.resolve()
    expect(asked).toHaveLength(2)
    const refused = await passwords.verify('x', null).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code: 'rate-limited', retryAfter: 2 })

    await goOn()
    expect(asked).toHaveLength(3)
    for (let turn = 1; turn < 22; turn++) await goOn()
    expect(await Promise.all(answers)).toHaveLength(22)
    expect(asked.map(({ password }) => password)).toEqual(Array.from({ length: 22 }, (_, turn) => `${turn}`))
  })

  it('a failed one gives its place free', async () => {
    const passwords = passwordHasher(chance, () => Promise.reject(new Error('no memory')))
    for (let turn = 0; turn < 5; turn++) await expect(passwords.hash('x')).rejects.toThrow('no memory')
    await expect(passwords.verify('x', null)).rejects.toThrow('no memory')
  })
})
