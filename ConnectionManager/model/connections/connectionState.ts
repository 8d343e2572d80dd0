import type { Connection, ConnectionState, ConnectionStatus, ServiceError } from '../connection';

/**
 * What the statuses of a connection say together: `connected` only where every one of them says Connected, `error` as soon as one
 * says Error, `unclear` for everything else, such as none at all. What PendingConfirmation and Unknown mean isn't documented.
 *
 * @param connection The connection.
 * @returns Its state.
 */
export function connectionState({ statuses }: Connection): ConnectionState {
  if (statuses.some(saysError)) {
    return 'error';
  }
  return statuses.length > 0 && statuses.every(({ status }) => says(status, 'connected')) ? 'connected' : 'unclear';
}

/**
 * The error behind a connection's state.
 *
 * @param connection The connection.
 * @returns The error of the first status that says Error and has one; null where there is none.
 */
export function connectionError({ statuses }: Connection): ServiceError | null {
  return statuses.find((status) => saysError(status) && status.error !== null)?.error ?? null;
}

/**
 * The platform's own words for a connection's statuses.
 *
 * @param connection The connection.
 * @returns Each word once, in order, such as `Error, Connected`; empty where there are no statuses.
 */
export function statusWords({ statuses }: Connection): string {
  return [...new Set(statuses.map(({ status }) => status))].join(', ');
}

function saysError({ status }: ConnectionStatus): boolean {
  return says(status, 'error');
}

function says(status: string, word: string): boolean {
  return status.trim().toLowerCase() === word;
}
