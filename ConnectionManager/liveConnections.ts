import { parseConnections } from './model/connections/parseConnections';
import type { LiveConnections } from './model/inventory';

/** Nothing handed in. */
const none: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };

/** The connections that the host hands in, as they are now. */
export interface HandedInConnections {
  /** The same object as long as the text stays the same. */
  readonly current: () => LiveConnections;
  /**
   * Takes over what the host hands in.
   *
   * @param json The text; null for nothing.
   * @returns Whether it is another text than before.
   */
  readonly take: (json: string | null) => boolean;
}

/**
 * Makes the holder of the connections that the host hands in. It reads a text once: the host hands it in with every update.
 *
 * @param now The time at which a text came in.
 * @returns The holder, with nothing in it.
 */
export function handedInConnections(now: () => Date): HandedInConnections {
  let text: string | null = null;
  let connections = none;
  return {
    current: () => connections,
    take(json) {
      if (json === text) {
        return false;
      }
      text = json;
      connections = json === null ? none : parseConnections(json, now());
      return true;
    },
  };
}
