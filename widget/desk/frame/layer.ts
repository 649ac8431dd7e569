/** What lies over the queue; one thing at a time. */
export type Layer = 'help' | 'session' | 'menu' | null
