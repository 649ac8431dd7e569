// Builds what runs in a browser, out of one configuration: the desk as a page of its own, and the widget as the
// one file that host pages load, with a second one that it brings once the first comments stand there, and a few
// more at their first use.
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const root = import.meta.dirname

/**
 * Cheap Android phones of the last six years: their browsers update themselves, up to where the system stops them.
 * There is no Firefox 78 for them, and no iPhone that stops at Safari 14.0.
 * Chrome knows `?.` and `??` from 80 on, but the compiler trusts it only from 91, and translating them is where most
 * of the bytes would go.
 */
const oldestBrowsers = ['chrome91', 'firefox79', 'safari14.1']

/** The whole build, written below `out`. */
export function browserBuild(out: string): UserConfig {
  return {
    root: join(root, 'widget/desk'),
    base: '/desk/',
    publicDir: false,
    logLevel: 'warn',
    // Preact's own `h` weighs less than what the automatic way would bring besides.
    oxc: {
      jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
      jsxInject: "import { h, Fragment } from 'preact'",
    },
    build: { target: oldestBrowsers, cssTarget: oldestBrowsers, emptyOutDir: true, reportCompressedSize: false },
    plugins: [ownCopies(), classicScript()],
    environments: {
      client: { build: { outDir: join(out, 'desk'), modulePreload: { polyfill: false } } },
      embed: {
        consumer: 'client',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: join(out, 'widget'),
          lib: { entry: join(root, 'widget/embed/main.tsx'), formats: ['es'], fileName: () => 'embed.js' },
          rolldownOptions: {
            // What the first file holds it shares; no other shares anything.
            preserveEntrySignatures: 'allow-extension',
            output: {
              minify: true,
              // The first file holds the second's name, and every letter of it counts.
              hashCharacters: 'hex',
              chunkFileNames: 'embed/[hash:6].js',
              codeSplitting: { groups: [{ name: 'embed', tags: ['$initial'] }] },
            },
          },
        },
      },
      // Runs on the service, which installs none of what is built in here.
      pages: {
        consumer: 'server',
        define: { 'process.env.NODE_ENV': '"production"' },
        resolve: { noExternal: true },
        build: {
          outDir: join(out, 'pages'),
          ssr: true,
          minify: true,
          cssMinify: true,
          rolldownOptions: {
            // One file holds both languages, which readers' browsers fetch one at a time.
            checks: { ineffectiveDynamicImport: false },
            input: join(root, 'widget/pages/main.ts'),
            output: { entryFileNames: 'pages.js' },
          },
        },
      },
    },
    builder: {},
  }
}

/**
 * A call of the contract is a constant of a few bytes, how a day is written hardly more. Every module of the widget that
 * needs one gets a copy of its own, of which the rest falls away: else the first file would carry whatever any other
 * calls, and the second what only those after it say or do.
 */
function ownCopies(): Plugin {
  const copied = ['service/contract/reader.ts', 'widget/embed/later/day.ts', 'widget/embed/later/from-start.ts'].map(
    (path) => join(root, path),
  )
  return {
    name: 'own-copies',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'embed',
    resolveId(source, importer) {
      if (!importer) return null
      const path = resolve(dirname(importer), source)
      return copied.includes(path) ? `${path}?${importer.replace(/\W/g, '-')}` : null
    },
    load(id) {
      const path = copied.find((one) => id.startsWith(`${one}?`))
      return path ? { code: readFileSync(path, 'utf8'), moduleType: 'ts' } : null
    },
  }
}

/**
 * Host pages load `embed.js` as a classic script, so that one line with `async` is all they need. Such a script
 * exports nothing: what the second file shares with it is handed over by a name on the window, and the script's own
 * names stay inside a function. Nor does one of another origin know where it is: it asks its tag. Further files share
 * with the first alone.
 */
function classicScript(): Plugin {
  const shared = 'self.rembukShared'
  // A loader may run it otherwise than from its own tag, which then is still on the page.
  const tag = `document.currentScript?.src?document.currentScript:document.querySelector('script[data-site][src*="embed.js"]')`
  // A browser remembers that a module could not be had; by another fragment it asks again, for that one alone.
  const take = `let take=p=>import(new URL(p+"#"+(take[p]||=0),ownTag.src)).catch(e=>{take[p]++;throw e})`
  /** `a as b, c` of an import or export, as the inside of an object or its pattern. */
  const names = (list: string, isExport: boolean) =>
    list
      .split(',')
      .map((name) => name.trim().split(' as '))
      .map(([from = '', to = from]) => (isExport ? `${to}:${from}` : `${from}:${to}`))
      .join()
  return {
    name: 'classic-script',
    applyToEnvironment: ({ name }) => name === 'embed',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const code = file.code
          .replace(/(\w?)\/\* @__(?:PURE|NO_SIDE_EFFECTS)__ \*\/\s?/g, (_, word) => word && `${word} `)
          // Colours of the page as a whole are the desk's.
          .replace(/,:root(\[[^\]]*\])?(?=\{)/g, '')
          .replace(/export\{([^}]*)\};?\s*$/, (_, list) => (file.isEntry ? `${shared}={take,${names(list, true)}}` : _))
          .replace(
            /import\{([^}]*)\}from[`'"][./]+embed\.js[`'"]/,
            (_, list) => `const{${names(list, false)}${file.dynamicImports[0] ? ',take' : ''}}=${shared}`,
          )
          // What needs nothing of the first file must not run it a second time.
          .replace(/import[`'"][./]+embed\.js[`'"];?/, '')
          .replace(/import\(([`'"])[./]+(?:embed\/)?([^`'"]+[`'"])\)/g, 'take($1embed/$2)')
        const left = file.isEntry ? /(?:^|[;}])(?:import|export)[{`'"]/ : /(?:^|[;}])import[{`'"]/
        if (left.test(code)) this.error(`${file.fileName} still shares by import or export`)
        file.code = file.isEntry ? `(ownTag=>{${take};${code}})(${tag})` : code
        if (file.dynamicImports[0] && !file.isEntry && !/[{,]take\}=/.test(code))
          this.error(`${file.fileName} takes nothing`)
      }
    },
  }
}

export default defineConfig(browserBuild(join(root, 'dist')))
