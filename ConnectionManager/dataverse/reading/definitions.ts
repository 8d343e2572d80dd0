import type { CloudFlow } from '../../model/cloudFlow';
import type { FlowDefinition, Listing } from '../../model/inventory';
import { DataverseError } from '../errors';
import { mergeListing, readListing } from '../readListing';
import { definitionPagesOf, flowDefinitionPages } from '../workflows';
import { changedFlows } from './changedFlows';
import { createListingReading, type ListingReading } from './listingReading';
import type { ReadingTools } from './tools';

/** The part of the flows beyond which all definitions are read, a page after the other: asking for so many by their ids saves little. */
const greatPart = 1 / 3;

/**
 * Makes the reading of the flows' definitions. It reads the flows themselves first, then only the definitions of flows that are new or
 * changed; those of flows that are gone are dropped. Where the flows can't be read, it fails as they did.
 *
 * @param tools What to read with.
 * @param flows The reading of the flows.
 * @returns The reading.
 */
export function createDefinitionsReading({ client, now, store }: ReadingTools, flows: ListingReading<CloudFlow>): ListingReading<FlowDefinition> {
  return createListingReading(store.slot('definitions'), async function* (before) {
    await flows.run();
    const listed = store.current().flows;
    if (listed.problem) {
      throw new DataverseError(listed.problem);
    }
    const changed = changedFlows(listed.rows, before.rows);
    yield* changed.length > listed.rows.length * greatPart
      ? readListing(before, flowDefinitionPages(client, store.signal), definedFlow, now)
      : mergeListing(ofFlows(before, listed), definitionPagesOf(client, changed, store.signal), definedFlow, now);
  });
}

/**
 * The flow that a definition is of.
 *
 * @param definition The definition.
 * @returns The flow's id.
 */
export function definedFlow({ flowId }: FlowDefinition): string {
  return flowId;
}

/** The definitions of flows that are still there, which are as new as the flows: no version says otherwise. */
function ofFlows(definitions: Listing<FlowDefinition>, flows: Listing<CloudFlow>): Listing<FlowDefinition> {
  const ids = new Set(flows.rows.map(({ id }) => id));
  return { ...definitions, rows: definitions.rows.filter(({ flowId }) => ids.has(flowId)), readAt: flows.readAt };
}
