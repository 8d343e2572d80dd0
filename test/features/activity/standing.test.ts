import { standingsOf } from '../../../ConnectionManager/features/activity/standing';
import type { RunAs } from '../../../ConnectionManager/model/flow/flowProfile';
import type { Activity, ActivityChange } from '../../../ConnectionManager/ui/activity/activity';
import { aDefinition, aFlow, aReference, anInventory, listed } from '../../model/builders';

const flow = aFlow();

function activity(id: string, change: ActivityChange, undone: Activity['undone'] = { kind: 'none' }): Activity {
  return {
    id,
    at: new Date('2026-09-01T12:00:00Z'),
    subject: { kind: 'flow', id: flow.id, name: 'A flow' },
    changes: [change],
    definitionBefore: null,
    undo: () => Promise.resolve({ done: true, message: '', details: '' }),
    undone,
  };
}

const runAs = (from: RunAs, to: RunAs): ActivityChange => ({
  what: 'setting',
  change: { from: { setting: 'run-as', runAs: from }, to: { setting: 'run-as', runAs: to } },
});

/** What is known where the flow runs as this. */
const known = (now: RunAs): Parameters<typeof standingsOf>[1] =>
  anInventory({
    flows: [flow],
    definitions: [aDefinition(flow.id, [], { runAs: now })],
    connectionReferences: [aReference()],
  });

const standing = (activities: readonly Activity[], now: RunAs, seen = new Set<string>()): unknown =>
  activities.map(({ id }) => standingsOf(activities, known(now), seen).get(id));

it('is in place while the environment says so', () => {
  expect(standing([activity('1', runAs('flow-owner', 'row-owner'))], 'row-owner')).toEqual(['in-place']);
});

it('is in place while the environment was not read again yet, and changed since when the old value comes back', () => {
  const seen = new Set<string>();
  const activities = [activity('1', runAs('flow-owner', 'row-owner'))];
  expect(standing(activities, 'flow-owner', seen)).toEqual(['in-place']);
  expect(standing(activities, 'row-owner', seen)).toEqual(['in-place']);
  expect(standing(activities, 'flow-owner', seen)).toEqual(['changed-since']);
});

it('is changed since where the old value is back since somebody has overwritten it', () => {
  const overwritten = { ...activity('1', runAs('flow-owner', 'row-owner')), overwritten: true };
  expect(standing([overwritten], 'flow-owner')).toEqual(['changed-since']);
  expect(standing([overwritten], 'row-owner')).toEqual(['in-place']);
});

it('is changed since where there is a value that it never had', () => {
  expect(standing([activity('1', runAs('flow-owner', 'row-owner'))], 'modifying-user')).toEqual(['changed-since']);
});

it('is changed again where a later change of this session is to the same, unless that was undone', () => {
  const first = activity('1', runAs('flow-owner', 'row-owner'));
  const second = activity('2', runAs('row-owner', 'modifying-user'));
  expect(standing([second, first], 'modifying-user')).toEqual(['in-place', 'changed-again']);
  const undone = { ...second, undone: { kind: 'done' as const, told: { done: true, message: '', details: '' } } };
  expect(standing([undone, first], 'row-owner')).toEqual(['undone', 'in-place']);
});

it('tells of undoing before anything else', () => {
  const told = { done: false, message: 'No', details: '' };
  expect(standing([activity('1', runAs('flow-owner', 'row-owner'), { kind: 'failed', told })], 'modifying-user')).toEqual(['undo-failed']);
  expect(standing([activity('1', runAs('flow-owner', 'row-owner'), { kind: 'running' })], 'modifying-user')).toEqual(['undoing']);
});

it('knows the states of flows', () => {
  const turned = activity('1', { what: 'state', from: 'off', to: 'on' });
  const suspended = { ...known('row-owner'), flows: listed([{ ...flow, state: 'suspended' as const }]) };
  expect(standingsOf([turned], suspended, new Set()).get('1')).toBe('changed-since');
});

it('knows the connections of connection references', () => {
  const reference = aReference();
  const changed = {
    ...activity('1', { what: 'connection', from: 'old', to: 'new' }),
    subject: { kind: 'connection-reference' as const, id: reference.id, name: 'A reference' },
  };
  const bound = (connectionId: string | null): unknown =>
    standingsOf([changed], { ...known('row-owner'), connectionReferences: listed([{ ...reference, connectionId }]) }, new Set()).get('1');
  expect([bound('new'), bound('old'), bound('other'), bound(null)]).toEqual(['in-place', 'in-place', 'changed-since', 'changed-since']);
});
