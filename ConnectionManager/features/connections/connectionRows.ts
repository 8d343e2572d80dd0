import { connectionReferenceName, type ConnectionReference } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import { flowUses, referenceKey, usesKnowledge, type FlowUse, type UsesKnowledge } from '../../model/flowUse';
import type { Inventory } from '../../model/inventory';
import { assessReference } from '../../model/status/assess';
import type { ReferenceStatus } from '../../model/status/answers';
import type { Texts } from '../../strings/texts';
import type { ListRow } from '../../ui/ListView';
import { ownerText } from '../../ui/ownerText';

/** One row of the connections list. */
export interface ConnectionRow extends ListRow {
  readonly reference: ConnectionReference;
  readonly name: string;
  readonly connector: string;
  readonly owner: string;
  readonly uses: readonly FlowUse[];
  /** How much is known of `uses`. */
  readonly knowledge: UsesKnowledge;
  readonly status: ReferenceStatus;
}

/**
 * Makes the rows of the connections list from what has been read so far.
 *
 * @param inventory What has been read.
 * @param texts The texts of the control.
 * @returns One row for each connection reference, in the order they were read.
 */
export function connectionRows(inventory: Inventory, texts: Texts): readonly ConnectionRow[] {
  const uses = flowUses(inventory);
  const knowledge = usesKnowledge(inventory);
  const allKnown = knowledge.state === 'complete' && knowledge.unreadFlows === 0;
  return inventory.connectionReferences.rows.map((reference) => {
    const ownUses = uses.get(referenceKey(reference.logicalName)) ?? [];
    const used = ownUses.length > 0 || (allKnown ? false : null);
    return toRow(reference, ownUses, knowledge, assessReference(reference, used), texts);
  });
}

function toRow(
  reference: ConnectionReference,
  uses: readonly FlowUse[],
  knowledge: UsesKnowledge,
  status: ReferenceStatus,
  texts: Texts,
): ConnectionRow {
  const name = connectionReferenceName(reference);
  const connector = reference.connector === null ? texts.text('Connector_Unknown') : connectorTitle(reference.connector);
  const owner = ownerText(reference.owner, texts);
  const searchable = [name, reference.logicalName, connector, reference.connector ?? '', owner, ...uses.map((use) => use.flow.name)]
    .join('\n')
    .toLowerCase();
  return { id: reference.id, reference, name, connector, owner, uses, knowledge, status, searchable };
}
