/** Indonesian first, English second, everywhere a person reads. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** A text for people; a missing translation is a compile error. */
export type Bilingual = Readonly<Record<Language, string>>
