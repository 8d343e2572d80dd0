import type { EnvironmentAssessment } from './assessment';
import { createAssessor } from './createAssessor';
import type { EnvironmentEvidence } from './environmentIndex';

/**
 * Judges every connection reference, connection and flow by what has been read so far.
 *
 * @param evidence What was read and handed in, and who looks at it: what a person can't see isn't taken for missing.
 * @returns The two answers of each, with reasons and fixes, in the order of the rows.
 */
export function assessEnvironment(evidence: EnvironmentEvidence): EnvironmentAssessment {
  return createAssessor()(evidence);
}
