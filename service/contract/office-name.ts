/** An office as it is named wherever it is spoken of. */
export type OfficeName = { id: string; name: string }
