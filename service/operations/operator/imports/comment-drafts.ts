import { createHash } from 'node:crypto'
import { limits } from '../../../contract/limits.ts'
import { withoutIdentityNumbers } from '../../../domain/identity-numbers.ts'
import { foldName, isName } from '../../../domain/names.ts'
import type { Site } from '../../../domain/offices.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { cleanText, lengthOf, oneLine } from '../../../domain/texts.ts'
import { foldAddress, isAddress } from '../../../identity/addresses.ts'
import type { Imported } from '../../../importers/imported.ts'
import { type Place, placeOn } from '../../reader/pages.ts'

/** A comment that can be brought in, cleaned and without identity numbers. */
export type Draft = {
  from: Imported
  /** by which it is known when it comes again */
  key: string
  place: Place
  title: string
  name: string
  email: string
  text: string
}

const uuidOf = (bytes: Buffer): string => {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The key of a comment by the name it has in its file; one without a name is named by what it says, where and when. */
export const keyOfImported = (site: string, name: string): string =>
  uuidOf(createHash('sha256').update(`rembuk/import/${site}/${name}`).digest())

const nameOf = ({ id, url, name, text, at }: Imported): string =>
  id === '' ? JSON.stringify([url, name, text, at]) : id

/** What is wrong with it, in a sentence; null where nothing is. */
function wrongWith(from: Imported, { name, text, now }: { name: string; text: string; now: number }): string | null {
  if (!from.official && !isName(name)) return `a name has 1 to ${limits.nameLength} characters`
  if (text === '') return 'it says nothing'
  if (lengthOf(text) > limits.textLength) return `longer than ${limits.textLength} characters (${lengthOf(text)})`
  if (!(from.at >= 0)) return 'its time cannot be read'
  if (from.at > now) return 'its time is yet to come'
  return null
}

function placeOf(site: Site, url: string): Place | null {
  try {
    return placeOn(site, { url })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/**
 * The comment as it may be stored, or what is wrong with it. A title that is too long is left out, an address that is
 * none, too.
 */
export function draftOf(site: Site, from: Imported, now: number): Draft | { wrong: string } {
  const name = foldName(from.name)
  const text = cleanText(from.text)
  const wrong = wrongWith(from, { name, text, now })
  if (wrong !== null) return { wrong }
  const place = placeOf(site, from.url)
  if (place === null) return { wrong: `"${from.url}" is no address on ${site.origins.join(' or ')}` }
  const title = oneLine(from.title)
  const email = foldAddress(from.email)
  return {
    from,
    key: keyOfImported(site.id, nameOf(from)),
    place,
    title: lengthOf(title) > limits.titleLength ? '' : withoutIdentityNumbers(title).text,
    name: withoutIdentityNumbers(name).text,
    email: isAddress(email) ? email : '',
    text: withoutIdentityNumbers(text).text,
  }
}
