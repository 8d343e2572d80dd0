import type { Inventory } from '../../model/inventory';
import { heldDepth } from '../../model/privileges/heldDepth';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';

const sentences: Readonly<Record<ReturnType<typeof heldDepth>, TextKey>> = {
  global: 'Flows_Scope_All',
  deep: 'Flows_Scope_BusinessUnits',
  local: 'Flows_Scope_BusinessUnit',
  basic: 'Flows_Scope_Own',
  none: 'Flows_Scope_NotKnown',
  unknown: 'Flows_Scope_NotKnown',
};

/**
 * What the flows list holds: only flows in solutions are rows of Dataverse (Microsoft Learn, "Work with cloud flows using code"), and
 * of those the ones that the signed-in user may read.
 *
 * @param inventory What has been read.
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @param texts The texts of the control.
 * @returns A sentence or two.
 */
export function flowScope({ access }: Pick<Inventory, 'access'>, viewerId: string | null, texts: Texts): string {
  const own = access.rows.find(({ userId }) => userId === viewerId) ?? null;
  return texts.text(sentences[heldDepth(own, 'prvReadWorkflow')]);
}
