import { changeSettings } from '../../../../ConnectionManager/model/flow/editing/changeSettings';
import { readSetting } from '../../../../ConnectionManager/model/flow/editing/readSetting';
import type { EditProblem, SettingChange } from '../../../../ConnectionManager/model/flow/editing/settingChange';
import type { ConnectionProvider, RunAs } from '../../../../ConnectionManager/model/flow/flowProfile';
import { dataverse, flowJson, rowTrigger, type Json } from '../flowJson';
import { changed } from './settingsInText';

function runAs(from: RunAs, to: RunAs): SettingChange {
  return { from: { setting: 'run-as', runAs: from }, to: { setting: 'run-as', runAs: to } };
}

function useInvoker(to: boolean, key = 'dv'): SettingChange {
  return { from: { setting: 'use-invoker', key, useInvoker: !to }, to: { setting: 'use-invoker', key, useInvoker: to } };
}

function providedBy(to: ConnectionProvider, key = 'dv'): SettingChange {
  const from = to === 'owner' ? 'run-only-user' : 'owner';
  return { from: { setting: 'provided-by', key, providedBy: from }, to: { setting: 'provided-by', key, providedBy: to } };
}

function reference(from: string | null, to: string | null): SettingChange {
  const setting = { setting: 'connection-reference', key: 'dv' } as const;
  return { from: { ...setting, connectionReference: from }, to: { ...setting, connectionReference: to } };
}

/** A definition with one entry, written as it is given. */
function withEntry(entry: string): string {
  return `{"properties":{"connectionReferences":{"dv":${entry}},"definition":{"triggers":{},"actions":{}}}}`;
}

/** A definition whose row trigger has these parameters, written as they are given. */
function withParameters(parameters: string): string {
  return JSON.stringify(flowJson({ triggers: { start: dataverse('SubscribeWebhookTrigger', 'PARAMETERS' as unknown as Json) } })).replace('"PARAMETERS"', parameters);
}

function textAfter(text: string, ...changes: SettingChange[]): string {
  return changed(changeSettings(changes)(text)).text;
}

function problemOf(text: string, change: SettingChange): EditProblem | undefined {
  const rewritten = changeSettings([change])(text);
  return rewritten.kind === 'impossible' ? rewritten.problem : undefined;
}

describe('Run as', () => {
  it.each<[string, RunAs, RunAs, string]>([
    ['{"subscriptionRequest/runas":3, "x":1}', 'flow-owner', 'modifying-user', '{"subscriptionRequest/runas":1, "x":1}'],
    ['{ "subscriptionRequest\\/runas" : 1 }', 'modifying-user', 'row-owner', '{ "subscriptionRequest\\/runas" : 2 }'],
    ['{"subscriptionRequest/runas":2}', 'row-owner', 'flow-owner', '{"subscriptionRequest/runas":3}'],
    ['{"a":1 }', 'flow-owner', 'row-owner', '{"a":1,"subscriptionRequest/runas":2 }'],
    ['{\r\n}', 'flow-owner', 'modifying-user', '{"subscriptionRequest/runas":1\r\n}'],
    ['null', 'flow-owner', 'modifying-user', '{"subscriptionRequest/runas":1}'],
    ['{"subscriptionRequest/runas":null}', 'flow-owner', 'modifying-user', '{"subscriptionRequest/runas":1}'],
    ['{"subscriptionRequest/runas":4}', 'unknown', 'modifying-user', '{"subscriptionRequest/runas":1}'],
    ['{"subscriptionRequest/runas":"1"}', 'unknown', 'flow-owner', '{"subscriptionRequest/runas":3}'],
    ['{"subscriptionRequest/runas":[ {} ]}', 'unknown', 'row-owner', '{"subscriptionRequest/runas":2}'],
  ])('in %s goes from %s to %s as %s', (before, from, to, after) => {
    expect(textAfter(withParameters(before), runAs(from, to))).toBe(withParameters(after));
  });

  it('is added with the parameters where the trigger has none', () => {
    const trigger = '{"inputs":{"host":{"apiId":"shared_commondataserviceforapps","operationId":"SubscribeWebhookTrigger"}}}';
    const text = `{"definition":{"triggers":{"t":${trigger}}}}`;
    expect(textAfter(text, runAs('flow-owner', 'row-owner'))).toBe(text.replace('"}}}', '"},"parameters":{"subscriptionRequest/runas":2}}}'));
  });

  it('stays where it means what is wanted, or nothing stands there and the flow owner is wanted', () => {
    for (const parameters of ['{}', 'null', '{"subscriptionRequest/runas":null}', '{"subscriptionRequest/runas":3.0}']) {
      expect(changeSettings([runAs('modifying-user', 'flow-owner')])(withParameters(parameters))).toEqual({ kind: 'same' });
    }
  });

  it('is that of the first trigger by name', () => {
    const text = JSON.stringify(flowJson({ triggers: { b: rowTrigger(), a: rowTrigger({ 'subscriptionRequest/runas': 1 }) } }));
    expect(textAfter(text, runAs('modifying-user', 'row-owner'))).toBe(text.replace('runas":1', 'runas":2'));
  });

  it('isn’t set to a value that is no choice', () => {
    expect(problemOf(withParameters('{"subscriptionRequest/runas":1}'), runAs('modifying-user', 'unknown'))).toBe('ambiguous');
  });
});

describe('“use invoker’s connection”', () => {
  it.each([
    ['{}', '{"impersonation":{"source":"invoker"}}'],
    ['{"api":{} }', '{"api":{},"impersonation":{"source":"invoker"} }'],
    ['{"impersonation":{}}', '{"impersonation":{"source":"invoker"}}'],
    ['{"impersonation":null}', '{"impersonation":{"source":"invoker"}}'],
    ['{"impersonation":{"x":[1] }}', '{"impersonation":{"x":[1],"source":"invoker" }}'],
    ['{"impersonation":{"source":"embedded", "x":1}}', '{"impersonation":{"source":"invoker", "x":1}}'],
    ['{"\\u0069mpersonation":{"sourc\\u0065":null}}', '{"\\u0069mpersonation":{"sourc\\u0065":"invoker"}}'],
  ])('is turned on in %s as %s', (before, after) => {
    expect(textAfter(withEntry(before), useInvoker(true))).toBe(withEntry(after));
  });

  it.each([
    ['{"impersonation":{"source":"invoker"}}', '{"impersonation":{}}'],
    ['{"impersonation":{"source":"INVOKER" , "x":1}}', '{"impersonation":{"x":1}}'],
    ['{"impersonation":{"x":1 , "source":"invoker" }}', '{"impersonation":{"x":1 }}'],
    ['{"impersonation":{"x":1,"source":"invoker","y":2}}', '{"impersonation":{"x":1,"y":2}}'],
  ])('is turned off in %s as %s', (before, after) => {
    expect(textAfter(withEntry(before), useInvoker(false))).toBe(withEntry(after));
  });
});

describe('who provides a connection', () => {
  it('is its runtimeSource, and the connection reference stays bound', () => {
    const embedded = withEntry('{"runtimeSource": "embedded","connection":{"connectionReferenceLogicalName":"a"}}');
    const invoker = embedded.replace('"embedded"', '"invoker"');
    expect(textAfter(embedded, providedBy('run-only-user'))).toBe(invoker);
    expect(textAfter(invoker, providedBy('owner'))).toBe(embedded);
  });

  it('is added where the entry doesn’t say it', () => {
    expect(textAfter(withEntry('{"connection":{}}'), providedBy('run-only-user'))).toBe(withEntry('{"connection":{},"runtimeSource":"invoker"}'));
  });
});

describe('the connection reference', () => {
  it.each<[string, string | null, string | null, string]>([
    ['{"connection":{"connectionReferenceLogicalName":"a_b"}}', 'a_b', 'c_"d', '{"connection":{"connectionReferenceLogicalName":"c_\\"d"}}'],
    ['{"connection":{}}', null, 'c_d', '{"connection":{"connectionReferenceLogicalName":"c_d"}}'],
    ['{"connection":null}', null, 'c_d', '{"connection":{"connectionReferenceLogicalName":"c_d"}}'],
    ['{}', null, 'c_d', '{"connection":{"connectionReferenceLogicalName":"c_d"}}'],
    ['{"connection":{"connectionReferenceLogicalName":"a_b"}}', 'a_b', null, '{"connection":{}}'],
  ])('in %s goes from %p to %p as %s', (before, from, to, after) => {
    expect(textAfter(withEntry(before), reference(from, to))).toBe(withEntry(after));
  });
});

describe('several changes', () => {
  const text = JSON.stringify(flowJson({ triggers: { start: rowTrigger({ 'subscriptionRequest/runas': 1 }) }, references: { dv: {}, other: {} } }));

  it('are made together', () => {
    const both = '{"dv":{"impersonation":{"source":"invoker"},"runtimeSource":"invoker"},"other":{}}';
    const after = textAfter(text, useInvoker(true), runAs('modifying-user', 'row-owner'), providedBy('run-only-user'));
    expect(after).toBe(text.replace('{"dv":{},"other":{}}', both).replace('runas":1', 'runas":2'));
  });

  it('are none where one is a conflict, and every conflict is told', () => {
    const run = runAs('flow-owner', 'row-owner');
    const bind = reference('old', 'new');
    expect(changeSettings([useInvoker(true), run, bind])(text)).toEqual({
      kind: 'conflict',
      conflicts: [
        { change: run, now: { setting: 'run-as', runAs: 'modifying-user' } },
        { change: bind, now: { setting: 'connection-reference', key: 'dv', connectionReference: null } },
      ],
    });
  });

  it('are none where one is impossible', () => {
    expect(changeSettings([useInvoker(true), useInvoker(true, 'gone')])(text)).toEqual({ kind: 'impossible', problem: 'no-such-connection' });
  });

  it('are those only that aren’t made yet', () => {
    const done = textAfter(text, useInvoker(true));
    expect(changed(changeSettings([useInvoker(true), useInvoker(true, 'other')])(done)).changes).toHaveLength(1);
    expect(changeSettings([])('no JSON')).toEqual({ kind: 'same' });
  });
});

describe('nothing is edited', () => {
  it.each<[string, EditProblem, SettingChange]>([
    ['{"definition":{"triggers":{}} // note\n}', 'not-json', useInvoker(true)],
    ['\uFEFF\uFEFF{"definition":{"triggers":{}}}', 'not-json', useInvoker(true)],
    ['\u00A0{"definition":{"triggers":{}}}', 'not-json', useInvoker(true)],
    ['{"definition":{"triggers":{},}}', 'not-json', useInvoker(true)],
    ['{"connectionReferences":{"dv":{}}}', 'not-a-flow', useInvoker(true)],
    [withEntry('{}'), 'no-such-connection', useInvoker(true, 'toString')],
    [withEntry('[]'), 'no-such-connection', useInvoker(true)],
    [withEntry('{}').replace('{"dv":{}}', '[]'), 'no-such-connection', useInvoker(true)],
    [withEntry('{}'), 'no-row-trigger', runAs('flow-owner', 'row-owner')],
    [JSON.stringify(flowJson({ triggers: { a: { type: 'Recurrence' }, b: rowTrigger() } })), 'no-row-trigger', runAs('flow-owner', 'row-owner')],
    [withEntry('{"source":"Embedded","id":"x"}'), 'package-form', providedBy('run-only-user')],
    [withEntry('{"source":null}'), 'package-form', useInvoker(true)],
    [withEntry('{"source":"Invoker","runtimeSource":""}'), 'package-form', providedBy('owner')],
    [withEntry('{"connectionReferenceLogicalName":"a"}'), 'package-form', reference('a', 'b')],
    [withEntry('{"impersonation":"x"}'), 'ambiguous', useInvoker(true)],
    [withEntry('{"impersonation":[]}'), 'ambiguous', useInvoker(true)],
    [withEntry('{"impersonation":{"source":0}}'), 'ambiguous', useInvoker(true)],
    [withEntry('{"runtimeSource":{}}'), 'ambiguous', providedBy('run-only-user')],
    [withEntry('{"connection":"x"}'), 'ambiguous', reference(null, 'b')],
    [withParameters('[]'), 'ambiguous', runAs('flow-owner', 'row-owner')],
  ])('in %j: %s', (text, problem, change) => {
    expect(problemOf(text, change)).toBe(problem);
    expect(readSetting(text, change.to)).toBe(problem);
  });

  it.each<[string, SettingChange]>([
    ['{"properties":{},"properties":{"connectionReferences":{"dv":{}},"definition":{"triggers":{}}}}', useInvoker(true)],
    ['{"properties":{},"properties":1,"connectionReferences":{"dv":{}},"definition":{"triggers":{}}}', useInvoker(true)],
    ['{"connectionReferences":{},"connectionReferences":{"dv":{}},"definition":{"triggers":{}}}', useInvoker(true)],
    [withEntry('{},"dv":{}'), useInvoker(true)],
    [withEntry('{},"\\u0064v":{}'), useInvoker(true)],
    [withEntry('{"impersonation":{},"impersonation":{}}'), useInvoker(true)],
    [withEntry('{"impersonation":{"source":1,"source":"invoker"}}'), useInvoker(false)],
    [withEntry('{"runtimeSource":"invoker","runtimeSource":"invoker"}'), providedBy('owner')],
    [withParameters('{"subscriptionRequest/runas":1,"subscriptionRequest\\/runas":1}'), runAs('modifying-user', 'row-owner')],
    [withParameters('{},"parameters":{}'), runAs('flow-owner', 'row-owner')],
  ])('where a name on the way stands twice: %s', (text, change) => {
    expect(problemOf(text, change)).toBe('ambiguous');
    expect(readSetting(text, change.to)).toBe('ambiguous');
  });

  it('but a name that stands twice elsewhere is no hindrance', () => {
    const text = withEntry('{"api":1,"api":2,"impersonation":{"x":1,"x":2}},"other":1,"other":2');
    expect(textAfter(text, useInvoker(true))).toBe(text.replace('"x":2', '"x":2,"source":"invoker"'));
  });
});

describe('any text', () => {
  it('is edited with a byte order mark before it, at the top, and under the name __proto__', () => {
    const text = '\uFEFF \r\n{"definition":{"actions":{}},"connectionReferences":{"__proto__":{"__proto__":{"source":"x"}}}}\r\n';
    expect(textAfter(text, useInvoker(true, '__proto__'))).toBe(text.replace('"x"}', '"x"},"impersonation":{"source":"invoker"}'));
  });

  it('is edited beside what lies 100,000 levels deep', () => {
    const deep = `${'{"actions":{"a":'.repeat(100_000)}1${'}}'.repeat(100_000)}`;
    const text = `{"definition":{"actions":{"x":${deep}}},"connectionReferences":{"dv":{"impersonation":{}}}}`;
    expect(textAfter(text, useInvoker(true))).toBe(text.replace('"impersonation":{', '"impersonation":{"source":"invoker"'));
  });
});

describe('a setting', () => {
  it('is read as the reader sees it', () => {
    const text = JSON.stringify(flowJson({ triggers: { start: rowTrigger({ 'subscriptionRequest/runas': 4 }) } }));
    expect(readSetting(text, { setting: 'run-as', runAs: 'row-owner' })).toEqual({ setting: 'run-as', runAs: 'unknown' });
    expect(readSetting(text, useInvoker(true).to)).toEqual(useInvoker(true).from);
    expect(readSetting(text, reference(null, null).to)).toEqual({ setting: 'connection-reference', key: 'dv', connectionReference: 'contoso_ref' });
  });
});
