// Which tests passed only when they were run again: each hides a race, in the test or in the product, and is to be mended.
import type { Reporter, TestCase } from 'vitest/node'

/** Names them when everything is through, file and title; says nothing where every first look was enough. */
export default class SecondLooks implements Reporter {
  readonly names: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.push(`${test.module.relativeModuleId} > ${test.fullName}`)
  }

  onTestRunEnd(): void {
    for (const name of this.names) console.log(`AGAIN ${name}`)
  }
}
