// Builds the service: its four hundred files as a few dozen, which a start would else find, strip and link one by one.
// Packages stay where npm has put them.
import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin, UserConfig } from 'vite'

const root = import.meta.dirname

/** The service as it is started, written into `out`, of which all but the last folder's name will be `home`'s. */
export function serviceBuild(out: string, home: string): UserConfig {
  return {
    root: join(root, 'service'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: out,
      ssr: join(root, 'service/start.ts'),
      target: 'esnext',
      // What it says of itself, in a log or a profile, is said by the names of the sources.
      minify: false,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'start.js', chunkFileNames: '[name]-[hash].js' } },
    },
    plugins: [ownPlaces(home)],
  }
}

/**
 * A file of the service finds its data beside itself, and its threads by their own files: built, it still does. A
 * thread's file is named by its content, so that a service that runs on while another version is built starts the
 * thread it was built with.
 */
function ownPlaces(home: string): Plugin {
  const threads = /new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g
  return {
    name: 'own-places',
    enforce: 'pre',
    transform(code, id) {
      if (!code.includes('import.meta')) return null
      const folder = dirname(id)
      const thread = (_: string, path: string): string => {
        const file = resolve(folder, path)
        const name = relative(root, file).replace(/\.ts$/, '').replaceAll('/', '-')
        return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: file, name })}`
      }
      const fromHome = JSON.stringify(`/${relative(home, folder).replaceAll('\\', '/')}`)
      return code.replace(threads, thread).replaceAll('import.meta.dirname', `(import.meta.dirname + ${fromHome})`)
    },
    resolveFileUrl: ({ relativePath }) => `new URL('./${relativePath}', import.meta.url)`,
  }
}
