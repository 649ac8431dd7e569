/** Milliseconds UTC as they cross the wire: ISO 8601 with milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()
