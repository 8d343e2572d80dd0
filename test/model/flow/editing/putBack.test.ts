import { changeSettings } from '../../../../ConnectionManager/model/flow/editing/changeSettings';
import { putBack } from '../../../../ConnectionManager/model/flow/editing/putBack';
import type { DefinitionChange, SettingChange } from '../../../../ConnectionManager/model/flow/editing/settingChange';
import { flowJson, rowTrigger } from '../flowJson';
import { changed } from './settingsInText';

const on: SettingChange = { from: { setting: 'use-invoker', key: 'dv', useInvoker: false }, to: { setting: 'use-invoker', key: 'dv', useInvoker: true } };
const off: SettingChange = { from: on.to, to: on.from };
const provide: SettingChange = {
  from: { setting: 'provided-by', key: 'dv', providedBy: 'owner' },
  to: { setting: 'provided-by', key: 'dv', providedBy: 'run-only-user' },
};

function withEntry(entry: string): string {
  return `{"properties":{"connectionReferences":{"dv":${entry}},"definition":{"triggers":{},"actions":{}}}}`;
}

function withRunAs(runas: string): string {
  return JSON.stringify(flowJson({ triggers: { start: rowTrigger({ 'subscriptionRequest/runas': 'RUNAS' }) } })).replace('"RUNAS"', runas);
}

function runAsChange(from: 'unknown' | 'flow-owner', to: 'modifying-user' | 'flow-owner'): SettingChange {
  return { from: { setting: 'run-as', runAs: from }, to: { setting: 'run-as', runAs: to } };
}

function changesOf(text: string, ...changes: SettingChange[]): readonly DefinitionChange[] {
  return changed(changeSettings(changes)(text)).changes;
}

describe('what was changed', () => {
  it('is told as the text that stood there and the one that does', () => {
    expect(changesOf(withEntry('{"impersonation":{ "source" : "invoker" }}'), off)).toEqual([
      { ...off, path: ['properties', 'connectionReferences', 'dv', 'impersonation'], before: '{ "source" : "invoker" }', after: '{  }' },
    ]);
    expect(changesOf(withEntry('{}'), provide)).toEqual([
      { ...provide, path: ['properties', 'connectionReferences', 'dv', 'runtimeSource'], before: null, after: '"invoker"' },
    ]);
  });
});

describe('putting back', () => {
  it('restores what the reader couldn’t tell, also where the value was taken away meanwhile', () => {
    const text = withRunAs('"1"');
    const changes = changesOf(text, runAsChange('unknown', 'flow-owner'));
    expect(changed(putBack(changes)(withRunAs('3'))).text).toBe(text);
    const without = JSON.stringify(flowJson({ triggers: { start: rowTrigger() } }));
    expect(changed(putBack(changes)(without)).text).toBe(without.replace('"account"', '"account","subscriptionRequest/runas":"1"'));
  });

  it('finds the trigger under another name', () => {
    const renamed = withRunAs('1').replace('"start"', '"When a row changes"');
    const changes = changesOf(withRunAs('4'), runAsChange('unknown', 'modifying-user'));
    expect(changed(putBack(changes)(renamed)).text).toBe(renamed.replace('runas":1', 'runas":4'));
  });

  it.each([
    ['{}', '{"impersonation":{"source":"invoker","x":1}}', '{"impersonation":{"x":1}}'],
    ['{"impersonation":null}', '{"impersonation":{"source":"invoker","x":1}}', '{"impersonation":{"x":1}}'],
    ['{"impersonation":{"source":"Embedded"}}', '{"impersonation":{"source":"INVOKER","x":1}}', '{"impersonation":{"source":"Embedded","x":1}}'],
  ])('of “use invoker’s connection”, turned on in %s, keeps what came to it: %s becomes %s', (before, now, after) => {
    expect(changed(putBack(changesOf(withEntry(before), on))(withEntry(now))).text).toBe(withEntry(after));
  });

  it.each([
    ['{"impersonation":{"source":"Invoker"}}', '{"impersonation":{"x":1}}', '{"impersonation":{"x":1,"source":"Invoker"}}'],
    ['{"impersonation":{"source":"Invoker"}}', '{"api":{}}', '{"api":{},"impersonation":{"source":"Invoker"}}'],
  ])('of it, turned off in %s, too: %s becomes %s', (before, now, after) => {
    expect(changed(putBack(changesOf(withEntry(before), off))(withEntry(now))).text).toBe(withEntry(after));
  });

  it('takes some of several changes back, whichever came first', () => {
    const { text, changes } = changed(changeSettings([on, provide])(withEntry('{}')));
    expect(changed(putBack(changes.slice(0, 1))(text)).text).toBe(withEntry('{"runtimeSource":"invoker"}'));
    expect(changed(putBack(changes.slice(1))(text)).text).toBe(withEntry('{"impersonation":{"source":"invoker"}}'));
  });

  it('takes changes of one setting back one by one', () => {
    const { text, changes } = changed(changeSettings([on, off, on])(withEntry('{ }')));
    expect(changes).toHaveLength(3);
    expect(changed(putBack(changes)(text)).text).toBe(withEntry('{ }'));
  });

  it('is a conflict where the setting means something else now, and nothing where it is as before', () => {
    const changes = changesOf(withRunAs('4'), runAsChange('unknown', 'modifying-user'));
    expect(putBack(changes)(withRunAs('2'))).toEqual({
      kind: 'conflict',
      conflicts: [{ change: { from: changes[0]?.to, to: changes[0]?.from }, now: { setting: 'run-as', runAs: 'row-owner' } }],
    });
    expect(putBack(changes)(withRunAs('5'))).toEqual({ kind: 'same' });
  });

  it('is impossible where the entry is gone', () => {
    const changes = changesOf(withEntry('{}'), on);
    expect(putBack(changes)(withEntry('{}').replace('dv', 'other'))).toEqual({ kind: 'impossible', problem: 'no-such-connection' });
  });

  it('can be undone in turn, whatever else was changed in the entry', () => {
    const { text, changes } = changed(changeSettings([provide])(withEntry('{"api":{} }')));
    const back = changed(putBack(changes)(text));
    expect(changed(putBack(back.changes)(back.text)).text).toBe(text);
    const busy = withEntry('{"api":{"name":"x"}}');
    expect(changed(putBack(back.changes)(busy)).text).toBe(withEntry('{"api":{"name":"x"},"runtimeSource":"invoker"}'));
  });
});
