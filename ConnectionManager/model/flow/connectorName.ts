/** The plain name of the Microsoft Dataverse connector. */
export const DATAVERSE_CONNECTOR = 'shared_commondataserviceforapps';

/**
 * The plain name of a connector: the last segment of its id.
 *
 * @param id A path such as `/providers/Microsoft.PowerApps/apis/shared_x`, or the plain name itself.
 */
export function connectorName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
