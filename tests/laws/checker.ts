// Checks sources against the table of the house. It reads syntax, not text, so that a comment breaks no law.
import { posix } from 'node:path'
import { parseSync } from 'vite'
import { exceptions, handedIn, homes, loadsBuilt, longestFile, mayImport, pure, readersOfEnvironment } from './house.ts'

/** A file of the project: its path from the root, with `/`, and its text. */
export interface Source {
  path: string
  text: string
}

interface Node {
  type: string
  [key: string]: unknown
}

/** Every law that a source breaks, each in a sentence that begins with its path. */
export function violations(source: Source): string[] {
  const isCode = /\.(ts|tsx|mjs)$/.test(source.path)
  const found = [...wrongNames(source.path), ...wrongText(source)]
  if (isCode && !source.path.startsWith('tests/')) found.push(...wrongCode(source))
  return found.map((what) => `${source.path}: ${what}`)
}

/** The room of a path: the longest name in the table that begins it. */
export function roomOf(path: string): string | undefined {
  return Object.keys(mayImport)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

function wrongNames(path: string): string[] {
  const found = []
  if (/(^|\/)index\.tsx?$/.test(path)) found.push('is a barrel; import what is meant from where it stands')
  const vague = /(^|\/)(utils?|helpers?|common|managers?)(\.|\/)/i.exec(path)
  if (vague) found.push(`"${vague[2]}" says nothing about what is in it`)
  return found
}

function wrongText({ path, text }: Source): string[] {
  const found = []
  const ours = /^(service|widget)\//.test(path) && /\.(ts|tsx|mjs|css)$/.test(path)
  const lines = text.split('\n').length - 1
  if (ours && lines > longestFile) found.push(`has ${lines} lines; ${longestFile} is the most`)
  const html = /\b(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)\b/.exec(text)
  if (html && path.startsWith('widget/')) found.push(`${html[1]}: what users write is never HTML`)
  return found
}

function wrongCode(source: Source): string[] {
  const room = roomOf(source.path)
  if (!room) return ['stands in no room of the table']
  const program = parse(source)
  const nodes = [...walk(program)]
  return [
    ...nodes.flatMap(importOf).flatMap((target) => wrongImport(source.path, room, target)),
    ...wrongWords(source.path, room, new Set(nodes.flatMap(saidBy))),
  ]
}

function parse({ path, text }: Source): Node {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  return program as unknown as Node
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

const importing = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

const computed = '(computed)'

/** What a node imports, be it for its types only: a type ties two rooms together like a value. */
function importOf(node: Node): string[] {
  if (!importing.includes(node.type) || !isNode(node['source'])) return []
  const target = node['source']['value']
  return [typeof target === 'string' ? target : computed]
}

const fileOf = (path: string, target: string): string => posix.join(posix.dirname(path), target.replace(/\?.*$/, ''))

/** The files of the project that a source imports. */
export const filesImported = (source: Source): string[] =>
  [...walk(parse(source))]
    .flatMap(importOf)
    .filter((target) => target.startsWith('.'))
    .map((target) => fileOf(source.path, target))

function wrongImport(path: string, room: string, target: string): string[] {
  if (target === computed)
    return loadsBuilt.includes(room) ? [] : ['imports something computed, which no law can follow']
  if (!target.startsWith('.')) return wrongPackage(room, target)
  const file = fileOf(path, target)
  const other = roomOf(file)
  if (other === room || (other && mayImport[room]?.includes(other))) return []
  return [`${room} may not import ${other ?? file}`]
}

function wrongPackage(room: string, target: string): string[] {
  const allowed = pure[room]
  if (allowed)
    return allowed.includes(target) ? [] : [`${room} may not import ${target}: it is nothing but the language`]
  const name = target.startsWith('@') ? target.split('/', 2).join('/') : (target.split('/')[0] ?? target)
  const home = homes[name]
  if (room.startsWith('widget/') && !home?.some((place) => place.startsWith('widget')))
    return [`${room} may not import ${target}: readers would load it`]
  if (!home || home.some((place) => room === place || room.startsWith(`${place}/`))) return []
  return [`${room} may not import ${target}; its home is ${home.join(', ')}`]
}

function wrongWords(path: string, room: string, said: Set<string>): string[] {
  const excepted = (name: string) => exceptions.some((row) => row.file === path && row.name === name)
  if (handedIn.rooms.includes(room)) {
    const wrong = handedIn.names.filter((name) => said.has(name) && !excepted(name))
    return wrong.map((name) => `${name} is handed in, below http`)
  }
  const reads = said.has('process.env') && path.startsWith('service/') && !readersOfEnvironment.includes(path)
  return reads ? ['reads the environment; only config.ts does'] : []
}

/** Which of the names that the table knows a node says, if any. */
function saidBy(node: Node): string[] {
  switch (node.type) {
    case 'NewExpression':
    case 'CallExpression':
      return saidByCall(node)
    case 'MemberExpression':
      return saidByMember(nameOf(node['object']), nameOf(node['property']))
    case 'VariableDeclarator':
      return nameOf(node['init']) === 'process' ? ['process', 'process.env'] : []
    case 'ImportDeclaration':
      return saidByImport(node)
    default:
      return []
  }
}

function saidByCall(node: Node): string[] {
  const name = nameOf(node['callee'])
  if (name !== 'Date') return node.type === 'CallExpression' ? [name] : []
  const isNow = node.type === 'CallExpression' || (node['arguments'] as unknown[]).length === 0
  return isNow ? ['new Date()'] : []
}

function saidByMember(object: string, property: string): string[] {
  if (object === 'globalThis') return [property]
  if (object === 'process') return ['process', `process.${property}`]
  return object === 'crypto' ? [property] : [`${object}.${property}`]
}

/** Node hands out the same things by import. */
function saidByImport(node: Node): string[] {
  const from = importOf(node)[0] ?? ''
  if (/^(node:)?process$/.test(from)) return ['process', 'process.env']
  return /^(node:)?timers(\/promises)?$/.test(from) ? ['setTimeout'] : []
}

function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node['name']) : ''
}
