import type { Site } from '../../domain/offices.ts'
import type { Collaborators } from '../collaborators.ts'
import { type EarlierAnswer, earlierAnswers } from '../earlier-answers.ts'

const most = 3

/** What the site's office, or one above it, has answered in public to questions like the one that is being typed. */
export const readSimilar = (
  needs: Pick<Collaborators, 'store' | 'directory' | 'answered'>,
  { site, text }: { site: Site; text: string },
): Promise<EarlierAnswer[]> => earlierAnswers(needs, { office: site.office, text, most })
