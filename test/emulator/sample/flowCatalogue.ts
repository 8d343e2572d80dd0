import { generatedFlow, referencePool } from './catalogue/generatedFlows';
import { instantFlows } from './catalogue/instantFlows';
import { oddFlows } from './catalogue/oddFlows';
import { otherFlows } from './catalogue/otherFlows';
import { rowFlows } from './catalogue/rowFlows';
import { runAsFlows } from './catalogue/runAsFlows';
import { scheduledFlows } from './catalogue/scheduledFlows';
import { settingsFlows } from './catalogue/settingsFlows';
import { troubledFlows } from './catalogue/troubledFlows';
import type { ConnectionReferenceSpec } from './connectionReferenceCatalogue';
import type { FlowSpec } from './flowSpec';
import type { Identify, SampleSource } from './random';

/**
 * The id of a flow.
 * @param name the flow's name; names of the sample's flows are one of a kind.
 */
export function flowId(identify: Identify, name: string): string {
  return identify('workflow', name);
}

/**
 * What the cloud flows of the sample are: the catalogue of cases, then generated ones.
 * @param count how many; the catalogue's are always there.
 * @param references every connection reference of the sample.
 */
export function flowSpecs({ identify, random }: SampleSource, count: number, references: readonly ConnectionReferenceSpec[]): FlowSpec[] {
  const idOf = (name: string): string => flowId(identify, name);
  const catalogue = [
    ...runAsFlows,
    ...rowFlows(idOf),
    ...troubledFlows,
    ...instantFlows(idOf),
    ...scheduledFlows,
    ...otherFlows,
    ...oddFlows,
    ...settingsFlows,
  ];
  const pool = referencePool(references);
  const generated = Math.max(0, count - catalogue.length);
  return [...catalogue, ...Array.from({ length: generated }, (_, index) => generatedFlow(random, index, pool))];
}
