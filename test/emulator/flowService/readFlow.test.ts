import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { rowsOf } from '../environmentData';
import { generateSample } from '../sample/generateSample';
import { tryReadFlow } from './readFlow';
import { runAsOf } from './trigger';

/** What the flow service reads of a flow, in the words of the control. */
function asServed(clientdata: string): unknown {
  const flow = tryReadFlow(clientdata)!;
  const runAs = ({ 1: 'modifying-user', 2: 'row-owner', 3: 'flow-owner' } as Record<string, string>)[String(runAsOf(flow))];
  return {
    entries: flow.entries
      .map((entry) => ({ ...entry, steps: [...flow.triggers, ...flow.actions].filter((step) => step.entry === entry).length }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    runAs: runAsOf(flow) === undefined ? undefined : (runAs ?? 'unknown'),
  };
}

/** What the control reads of it. */
function asControlled(clientdata: string): unknown {
  const { flow } = parseFlow(clientdata, '');
  return {
    entries: flow?.connections.map(({ key, connector, connectionReference, connection, providedBy, useInvoker, operations }) => ({
      key,
      connector: connector ?? undefined,
      reference: connectionReference ?? undefined,
      connection: connection ?? undefined,
      runOnly: providedBy === 'run-only-user',
      asInvoker: useInvoker,
      // Steps of the oldest form name their connection in an expression, which the flow service's rules have no need of.
      steps: /\$connections'[)\]]\['/.test(clientdata) ? (expect.any(Number) as unknown) : operations,
    })),
    runAs: flow?.runAs ?? undefined,
  };
}

describe('the flow service and the control, which read flows each in its own way,', () => {
  it.each(
    rowsOf(generateSample(), 'workflows').flatMap(({ category, name, clientdata }) =>
      category === 5 && typeof clientdata === 'string' && parseFlow(clientdata, '').flow ? [[String(name), clientdata] as const] : [],
    ),
  )('agree on %s', (_, clientdata) => {
    expect(asServed(clientdata)).toEqual(asControlled(clientdata));
  });

  const folder = join(__dirname, '../../../../shared/data/flows');

  (existsSync(folder) ? it : it.skip)('agree on published flows', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
    const flows = texts.filter((text) => parseFlow(text, '').flow && 'properties' in (JSON.parse(text) as object));
    expect(flows.length).toBeGreaterThan(50);
    flows.forEach((text) => expect(asServed(text)).toEqual(asControlled(text)));
  });
});
