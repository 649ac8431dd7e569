// A suite that asks the same of the service on either store: what the one answers, the other answers.
import { describe } from 'vitest'
import { mongoUrl } from './mongo.ts'
import type { StoreKind } from './service.ts'

// At the top of a file no time-out counts: the first run on a machine builds the server first.
await mongoUrl()

/** Declares a suite for each store; its title says with `%s` where the store's name stands. */
export const onBothStores = describe.each<StoreKind>(['sqlite', 'mongo'])
