import fc from 'fast-check';
import type { Inventory, Listing } from '../../../ConnectionManager/model/inventory';
import { assessEnvironment } from '../../../ConnectionManager/model/status/assessEnvironment';
import type { EnvironmentEvidence } from '../../../ConnectionManager/model/status/environmentIndex';
import {
  aConnection,
  aDefinition,
  aFlow,
  aLiveConnection,
  anAccess,
  anInventory,
  aPerson,
  aReference,
  handedIn,
} from '../builders';

const names = ['one', 'two'] as const;
const connectors = ['shared_commondataserviceforapps', 'shared_office365'] as const;
const inError = [{ status: 'Error', target: 'token', error: { code: 'Unauthorized', message: 'AADSTS50173: expired.' } }];
const connectedNow = [{ status: 'Connected', target: null, error: null }];

const entry = fc.record({
  key: fc.constantFrom(...names),
  connector: fc.constantFrom(...connectors),
  connectionReference: fc.constantFrom('ref0', 'REF1', 'gone', null),
  connection: fc.constantFrom('one', null),
  reach: fc.constantFrom('current' as const, 'other' as const, 'both' as const, null),
  operations: fc.constantFrom(0, 1),
  useInvoker: fc.boolean(),
  providedBy: fc.constantFrom('owner' as const, 'run-only-user' as const),
});
const flowParts = fc.record({
  state: fc.constantFrom('on' as const, 'off' as const, 'suspended' as const),
  entries: fc.array(entry, { maxLength: 2 }),
  outcome: fc.constantFrom('succeeded' as const, 'failed' as const, null),
  errorCode: fc.constantFrom('ConnectionAuthorizationFailed', '0x80040220', 'Other'),
  known: fc.boolean(),
});

/** Small environments, read to the end or not, as somebody sees them who may see everything, or not. */
const anyEnvironment: fc.Arbitrary<EnvironmentEvidence> = fc
  .record({
    references: fc.array(fc.record({ connectionId: fc.constantFrom(...names, null), connector: fc.constantFrom(...connectors) }), { maxLength: 2 }),
    flows: fc.array(flowParts, { maxLength: 2 }),
    live: fc.array(fc.record({ name: fc.constantFrom(...names), connector: fc.constantFrom(...connectors), statuses: fc.constantFrom(inError, connectedNow, []) }), {
      maxLength: 3,
    }),
    person: fc.record({ disabled: fc.constantFrom(true, false, null), licensed: fc.boolean() }),
    access: fc.record({ administrator: fc.boolean(), roles: fc.constantFrom([], ['Clerk']), determined: fc.boolean() }),
    complete: fc.boolean(),
  })
  .map(({ references, flows, live, person, access, complete }) => {
    const inventory = anInventory({
      connectionReferences: references.map((changes, index) => aReference({ id: `r${index}`, logicalName: `ref${index}`, ...changes })),
      flows: flows.map(({ state }, index) => aFlow({ id: `f${index}`, state })),
      definitions: flows.flatMap(({ entries, known }, index) => (known ? [aDefinition(`f${index}`, entries.map(aConnection))] : [])),
      runs: flows.flatMap(({ outcome, errorCode }, index) =>
        outcome ? [{ id: `x${index}`, name: null, flowId: `f${index}`, outcome, startedOn: new Date('2026-09-01'), errorCode, errorMessage: null }] : [],
      ),
      people: [aPerson(person)],
      access: [anAccess(access)],
    });
    return { inventory: complete ? inventory : stillReading(inventory), live: handedIn(live.map(aLiveConnection)), viewerId: aPerson().id };
  });

function stillReading(inventory: Inventory): Inventory {
  const loading = <T>(listing: Listing<T>): Listing<T> => ({ ...listing, state: 'loading', complete: false });
  return { ...inventory, connectionReferences: loading(inventory.connectionReferences), definitions: loading(inventory.definitions) };
}

const often = { numRuns: 1_000 };

it('never calls a connection healthy with a reason that is more than information', () => {
  fc.assert(
    fc.property(anyEnvironment, (evidence) => {
      const { references, looseConnections } = assessEnvironment(evidence);
      for (const { health, reasons, connection } of [...references, ...looseConnections]) {
        if (health === 'healthy') {
          expect(reasons.filter(({ severity }) => severity !== 'info')).toEqual([]);
          expect(connection).not.toBeNull();
        }
      }
    }),
    often,
  );
});

it('never says that runs of a connection or a flow work with a broken reason of a flow that is on', () => {
  fc.assert(
    fc.property(anyEnvironment, (evidence) => {
      const { references, flows } = assessEnvironment(evidence);
      for (const { runs, reasons } of [...references, ...flows]) {
        if (runs === 'work' && evidence.inventory.flows.rows.every(({ state }) => state === 'on')) {
          expect(reasons.filter(({ severity }) => severity === 'broken')).toEqual([]);
        }
      }
    }),
    often,
  );
});

it('never says that nothing uses a connection, or that it has no reference, before that was read', () => {
  fc.assert(
    fc.property(anyEnvironment, (evidence) => {
      const { references, looseConnections } = assessEnvironment(evidence);
      if (!evidence.inventory.connectionReferences.complete) {
        expect(looseConnections).toEqual([]);
        expect(references.flatMap(({ reasons }) => reasons).filter(({ code }) => code === 'unused')).toEqual([]);
      }
    }),
    often,
  );
});
