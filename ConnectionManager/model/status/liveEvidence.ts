import { explainError } from '../causes/explainError';
import type { Connection } from '../connection';
import { connectionError, connectionState, statusWords } from '../connections/connectionState';
import type { LiveEvidence } from './evidence';

/**
 * What was seen of a connection. Its time is when the platform last changed it, usually its last attempt to renew the sign-in: the
 * status is as fresh as that.
 *
 * @param connection The connection.
 * @returns The evidence, with the error explained.
 */
export function liveEvidence(connection: Connection): LiveEvidence {
  const error = connectionError(connection);
  return {
    state: connectionState(connection),
    source: connection.source,
    at: connection.modifiedOn,
    error,
    explained: error ? explainError(error) : undefined,
    words: statusWords(connection),
  };
}
