import { createDataverseClient } from './dataverse/client';
import { createInventoryReader, type InventoryReader } from './dataverse/inventoryReader';
import type { IInputs } from './generated/ManifestTypes';
import { readTexts } from './hostSettings';
import type { Texts } from './strings/texts';

/** What lives as long as one instance of the control. */
export interface Services {
  readonly reader: InventoryReader;
  /** Sets the ids of this instance apart from those of others on the page. */
  readonly idPrefix: string;
  readonly texts: Texts;
}

/**
 * Makes the services of one instance and starts reading.
 *
 * @param context The host's context.
 * @returns The services.
 */
export function startServices(context: ComponentFramework.Context<IInputs>): Services {
  const reader = createInventoryReader(createDataverseClient(context.webAPI), () => new Date());
  reader.refresh();
  return { reader, idPrefix: `cmgr-${Math.random().toString(36).slice(2, 10)}-`, texts: readTexts(context) };
}
