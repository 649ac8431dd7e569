// Builds what runs in a browser, out of one configuration: the desk as a page of its own, and the widget as the
// one file that host pages load.
import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'vite'

const root = import.meta.dirname

/**
 * Cheap Android phones of the last six years: their browsers update themselves, up to where the system stops them.
 * From here on `?.` and `??` need no translation, which is where most of the bytes would go.
 */
const oldestBrowsers = ['chrome80', 'firefox78', 'safari14']

/** The whole build, written below `out`. */
export function browserBuild(out: string): UserConfig {
  return {
    root: join(root, 'widget/desk'),
    base: '/desk/',
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { target: oldestBrowsers, cssTarget: oldestBrowsers, emptyOutDir: true, reportCompressedSize: false },
    environments: {
      client: { build: { outDir: join(out, 'desk'), modulePreload: { polyfill: false } } },
      embed: {
        consumer: 'client',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: join(out, 'widget'),
          // A classic script, so that one line with `async` is all a host page needs.
          lib: {
            entry: join(root, 'widget/embed/main.tsx'),
            formats: ['iife'],
            name: 'rembuk',
            fileName: () => 'embed.js',
          },
          rolldownOptions: { output: { codeSplitting: false } },
        },
      },
    },
    builder: {},
  }
}

export default defineConfig(browserBuild(join(root, 'dist')))
