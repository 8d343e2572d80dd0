import { assessFlowUse, assessReference } from '../../../ConnectionManager/model/status/assess';
import { aConnection, aFlow, aReference } from '../builders';

const unbound = aReference({ connectionId: null });
const sharePoint = aConnection({ connector: 'shared_sharepointonline', reach: null });

describe('the health of a connection reference', () => {
  it('is unknown while only the binding is known, since Dataverse holds no live status', () => {
    expect(assessReference(aReference(), true)).toEqual({ health: 'unknown', reasons: ['bound-without-live-status'] });
  });

  it('is not connected without a connection', () => {
    expect(assessReference(unbound, true)).toEqual({ health: 'not-connected', reasons: ['not-bound'] });
  });

  it('is marked as unused only once every flow has been read', () => {
    expect(assessReference(aReference(), false).reasons).toContain('unused');
    expect(assessReference(aReference(), null).reasons).not.toContain('unused');
  });
});

describe('what a connection reference means for a flow', () => {
  it('claims nothing for a bound one', () => {
    const answers = assessFlowUse(aReference(), { flow: aFlow(), connections: [aConnection()] });
    expect(answers).toEqual({ save: 'unknown', runs: 'unknown', reasons: ['bound-without-live-status'] });
  });

  it.each([
    ['another connector', sharePoint, 'fail'],
    ['Dataverse in another environment', aConnection({ reach: 'other' }), 'fail'],
    ['Dataverse here and in another environment', aConnection({ reach: 'both' }), 'some-fail'],
    ['Dataverse in the own environment', aConnection({ reach: 'current' }), 'unknown'],
    ['an entry that no step uses', { ...sharePoint, operations: 0 }, 'unknown'],
    ['a connector that the flow does not name', aConnection({ connector: null, reach: null }), 'unknown'],
    ['the old Dataverse connector', aConnection({ connector: 'shared_commondataservice', reach: null }), 'unknown'],
    ['a connection that run-only users bring', { ...sharePoint, providedBy: 'run-only-user' as const }, 'unknown'],
  ])('blocks saving without a connection; runs of %s: %s', (_what, connection, runs) => {
    const answers = assessFlowUse(unbound, { flow: aFlow(), connections: [connection] });
    expect(answers).toMatchObject({ save: 'blocked', runs });
    expect(answers.reasons).toContain('not-bound');
  });

  it('says that some runs fail where one key fails and another may not', () => {
    const connections = [aConnection({ key: 'here' }), aConnection({ key: 'there', reach: 'other' })];
    expect(assessFlowUse(unbound, { flow: aFlow(), connections }).runs).toBe('some-fail');
  });

  it.each([
    ['off', 'flow-off'],
    ['suspended', 'flow-suspended'],
  ] as const)('answers "off" for the runs of a flow that is %s, whatever its connections', (state, reason) => {
    for (const reference of [unbound, aReference()]) {
      const answers = assessFlowUse(reference, { flow: aFlow({ state }), connections: [sharePoint, aConnection()] });
      expect(answers.runs).toBe('off');
      expect(answers.reasons).toEqual([reason, reference === unbound ? 'not-bound' : 'bound-without-live-status']);
    }
  });
});
