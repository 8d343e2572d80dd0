import { identityOutcome } from '../../../ConnectionManager/model/flowSettings/identityOutcome';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { aContext, aStep, edited, type Given } from './contexts';

const outcomeOf = (given: Given): ReturnType<typeof identityOutcome> => {
  const context = aContext(given);
  return identityOutcome(context, settingsOf(context.profile));
};

const onRows: Given = {
  entries: [{ useInvoker: true, reach: 'both' }, { key: 'own' }],
  steps: [aStep('Start'), aStep('Update'), aStep('Add'), aStep('Delete'), aStep('There', 'dv', 'other'), aStep('List', 'own'), aStep('Loose', null)],
};

it('runs the actions that use the connection of the invoker as whoever Run as names', () => {
  expect(outcomeOf({ ...onRows, runAs: 'modifying-user' })).toEqual({
    asOthers: ['Add', 'Delete', 'Update'],
    asOwner: ['List', 'Loose'],
    elsewhere: ['There'],
  });
});

it('runs all as before where Run as is the flow owner', () => {
  expect(outcomeOf({ ...onRows, runAs: 'flow-owner' })).toMatchObject({ asOthers: [], asOwner: ['Add', 'Delete', 'List', 'Loose', 'Update'] });
});

it('goes by the settings as they are to be', () => {
  const context = aContext(onRows);
  const wanted = edited(context, 'row-owner', { dv: { useInvoker: false }, own: { useInvoker: true } });
  expect(identityOutcome(context, wanted)).toMatchObject({ asOthers: ['List'], asOwner: ['Add', 'Delete', 'Loose', 'Update'] });
});

it('counts no other connector where rows start the flow', () => {
  expect(outcomeOf({ steps: [aStep('Start'), aStep('Add')], stepNames: { dv: ['Add', 'Start'], mail: ['Send'] } })).toEqual({
    asOthers: [],
    asOwner: ['Add'],
    elsewhere: [],
  });
});

it('counts every connector where people start the flow, and each action once', () => {
  const given: Given = {
    kind: 'instant',
    entries: [{ reach: 'both' }, { key: 'mail', connector: 'shared_office365', reach: null, providedBy: 'run-only-user' }, { key: 'list', connector: 'x', reach: null }],
    steps: [aStep('Add'), aStep('There', 'dv', 'other')],
    stepNames: { dv: ['Add', 'There'], mail: ['Send', 'Start'], list: ['Look up'] },
  };
  expect(outcomeOf(given)).toEqual({ asOthers: ['Send'], asOwner: ['Add', 'Look up'], elsewhere: ['There'] });
  const context = aContext(given);
  const wanted = edited(context, null, { dv: { providedBy: 'run-only-user' }, mail: { providedBy: 'owner' } });
  expect(identityOutcome(context, wanted)).toEqual({ asOthers: ['Add'], asOwner: ['Look up', 'Send'], elsewhere: ['There'] });
});
