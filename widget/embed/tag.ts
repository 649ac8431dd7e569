/**
 * The tag that `embed.js` was loaded by, handed over by the build; null where there is none. Where a loader ran the
 * script otherwise, the tag is still on the page.
 */
declare const ownTag: HTMLScriptElement | null

export const tag = ownTag
