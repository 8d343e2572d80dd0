import { organizationDetailsSet, rowsOf, type EnvironmentData } from '../emulator/environmentData';
import { liveConnections } from './liveConnections';
import { choosePersonas, type SignedIn } from './session';

/** The environment's URL of data, which tells none: the control needs one to know the cloud. */
const dataUrl = 'https://contoso.crm4.dynamics.com';

/**
 * Finds whom the page can sign in as in an environment, and what the page knows of the environment beside its rows: the URL, the id,
 * and each persona's connections, of the environment's own user everybody's.
 * @param data the environment.
 */
export function signInTo(data: EnvironmentData): SignedIn {
  const personas = choosePersonas(data);
  const environmentId = rowsOf(data, organizationDetailsSet)[0]?.EnvironmentId;
  const connections = Object.entries(personas).flatMap(([persona, { id }]) => {
    const json = liveConnections(data, { user: id, all: id === data.user });
    return json === undefined ? [] : [[persona, json] as const];
  });
  return {
    signedInUser: data.user,
    personas,
    appUrl: dataUrl,
    ...(typeof environmentId === 'string' ? { environmentId } : {}),
    connections: Object.fromEntries(connections),
  };
}
