import { flowUses } from '../../ConnectionManager/model/flowUse';
import { aConnection, aDefinition, aFlow, listed } from './builders';

it('finds the flows of a connection reference whatever the letter case of its name', () => {
  const flow = aFlow({ id: 'f1' });
  const connection = aConnection({ connectionReference: 'Contoso_Dataverse' });
  const uses = flowUses({ flows: listed([flow]), definitions: listed([aDefinition('f1', [connection])]) });
  expect(uses.get('contoso_dataverse')).toEqual([{ flow, connections: [connection] }]);
});

it('names a flow once for a reference that it uses under two keys', () => {
  const keys = [aConnection({ key: 'a' }), aConnection({ key: 'b' })];
  const uses = flowUses({ flows: listed([aFlow({ id: 'f1' })]), definitions: listed([aDefinition('f1', keys)]) });
  expect(uses.get('contoso_dataverse')?.map((use) => use.connections.map(({ key }) => key))).toEqual([['a', 'b']]);
});

it('lists the flows of a reference in the order of the flows, not of their definitions', () => {
  const flows = listed([aFlow({ id: 'f1', name: 'First' }), aFlow({ id: 'f2', name: 'Second' })]);
  const definitions = listed([aDefinition('f2', [aConnection()]), aDefinition('f1', [aConnection()])]);
  expect(flowUses({ flows, definitions }).get('contoso_dataverse')?.map((use) => use.flow.name)).toEqual(['First', 'Second']);
});

it('knows no use of flows whose definition is not read, is broken, or names no reference', () => {
  const flows = listed([aFlow({ id: 'f1' }), aFlow({ id: 'f2' }), aFlow({ id: 'f3' })]);
  const definitions = listed([
    { flowId: 'f2', reading: { flow: null, steps: [] as const, problem: 'not-json' as const } },
    aDefinition('f3', [aConnection({ connectionReference: null })]),
  ]);
  expect([...flowUses({ flows, definitions })]).toEqual([]);
});
