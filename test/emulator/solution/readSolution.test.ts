import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { temporaryFolder } from '../../tools/analyze/temporaryFolder';
import { readSolution } from './readSolution';

const { path, write } = temporaryFolder();

const id = '304668d6-b9af-f011-bbd3-00224809eacc';
const flowFile = `Workflows/CloseCases-${id.toUpperCase()}.json`;

function flow(reference = 'contoso_dataverse'): string {
  return JSON.stringify({
    properties: {
      connectionReferences: { dv: { connection: { connectionReferenceLogicalName: reference }, api: { name: 'shared_office365' } } },
      definition: { triggers: {}, actions: {} },
    },
    schemaVersion: '1.0.0.0',
  });
}

function workflow(category = 5, state: number | string = 0): string {
  return `<Workflow WorkflowId="{${id.toUpperCase()}}" Name="Close &amp; archive | cases" Description="Every night">
    <JsonFileName>/${flowFile}</JsonFileName><Category>${category}</Category><StateCode>${state}</StateCode></Workflow>`;
}

function customizations(workflows = ''): string {
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><ImportExportXml><Workflows>${workflows}</Workflows><connectionreferences>
    <connectionreference connectionreferencelogicalname="contoso_dataverse">
      <connectionreferencedisplayname>Dataverse &amp; more</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps</connectorid>
      <description>For all flows</description><statecode>1</statecode></connectionreference>
    <connectionreference connectionreferencelogicalname="contoso_nothing" />
  </connectionreferences></ImportExportXml>`;
}

function manifest(managed: number): string {
  return `<ImportExportXml><SolutionManifest><UniqueName>ContosoCases</UniqueName><Managed>${managed}</Managed></SolutionManifest></ImportExportXml>`;
}

const expectedReference = {
  logicalName: 'contoso_dataverse',
  displayName: 'Dataverse & more',
  connectorId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
  description: 'For all flows',
  stateCode: 1,
};
const expectedFlow = { id, name: 'Close & archive | cases', description: 'Every night', stateCode: 0, clientData: flow() };

describe('a solution', () => {
  it('is read from a zip', async () => {
    const file = write('s.zip', zipSync({
      'customizations.xml': strToU8(customizations(workflow())),
      'solution.xml': strToU8(manifest(1)),
      [flowFile]: strToU8(`\uFEFF${flow()}`),
      'Workflows/../../outside.json': strToU8(flow()),
      '/customizations.xml': strToU8('<broken'),
    }));
    expect(await readSolution(file)).toEqual({
      names: ['ContosoCases'],
      connectionReferences: [{ ...expectedReference, managed: true }],
      flows: [{ ...expectedFlow, managed: true }],
    });
  });

  it('is read from a zip\'s folder', async () => {
    write('customizations.xml', customizations(workflow()));
    write('solution.xml', manifest(0));
    write(flowFile, flow());
    expect(await readSolution(path(''))).toMatchObject({ names: ['ContosoCases'], connectionReferences: [expectedReference], flows: [{ ...expectedFlow, managed: false }] });
  });

  it('is read from the folder of SolutionPackager', async () => {
    write('Other/Customizations.xml', customizations());
    write('Other/Solution.xml', manifest(2));
    write(flowFile, flow());
    write(`${flowFile}.data.xml`, workflow());
    expect(await readSolution(path(''))).toMatchObject({ names: ['ContosoCases'], connectionReferences: [expectedReference], flows: [{ ...expectedFlow, managed: false }] });
  });

  it('leaves a reference missing that its flows name and it does not define', async () => {
    write('customizations.xml', customizations());
    write(flowFile, flow('contoso_gone'));
    expect((await readSolution(path(''))).connectionReferences.map((reference) => reference.logicalName)).toEqual(['contoso_dataverse']);
  });

  it('may hold desktop flows and other files, which are left out', async () => {
    write('customizations.xml', customizations(workflow(6)));
    write(flowFile, flow());
    write('Workflows/desktop.json', '{"actions":[]}');
    expect((await readSolution(path(''))).flows).toEqual([]);
  });

  it.each([['1', 1], ['2', 2], ['7', 1], ['on', 1]])('with a flow of state %s gives %p', async (state, stateCode) => {
    write('customizations.xml', customizations(workflow(5, state)));
    write(flowFile, flow());
    expect((await readSolution(path(''))).flows).toMatchObject([{ stateCode }]);
  });

  it('may lie beside others in one folder', async () => {
    write('one/customizations.xml', customizations(workflow()));
    write(`one/${flowFile}`, flow());
    write('two/Other/Customizations.xml', customizations());
    write(`two/${flowFile}`, flow());
    const { flows, connectionReferences } = await readSolution(path(''));
    expect(connectionReferences).toHaveLength(1);
    expect(new Set(flows.map((found) => found.id)).size).toBe(2);
  });
});

describe('a folder of flows without a solution', () => {
  it('gives flows that are on, and the references that they name', async () => {
    write(`deep/Flow-${id.toUpperCase()}.json`, flow('contoso_mail'));
    write('b.json', flow('Contoso_Mail'));
    write('package.json', '{}');
    write('broken.json', '{');
    const { names, connectionReferences, flows } = await readSolution(path(''));
    expect(names).toEqual([]);
    expect(connectionReferences).toHaveLength(1);
    expect(connectionReferences).toMatchObject([{ connectorId: '/providers/Microsoft.PowerApps/apis/shared_office365', description: null, stateCode: 0, managed: false }]);
    expect(flows.map(({ name, stateCode }) => [name, stateCode]).sort()).toEqual([['Flow', 1], ['b', 1]]);
    expect(flows.find(({ name }) => name === 'Flow')?.id).toBe(id);
  });

  it('gives a flow without an id the same one every time', async () => {
    write('b.json', flow());
    const [first, second] = [await readSolution(path('')), await readSolution(path(''))];
    expect(first).toEqual(second);
    expect(first.flows[0]?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('gives one without connection references no reference', async () => {
    write('b.json', '{"definition":{"actions":{}},"connectionReferences":{"a":{"connectionName":"x","id":"/apis/shared_sql"}}}');
    expect(await readSolution(path(''))).toMatchObject({ connectionReferences: [], flows: [{ name: 'b' }] });
  });
});

describe('what can\'t be read', () => {
  it.each<[string, () => string, string]>([
    ['a missing path', () => path('gone'), 'gone: ENOENT'],
    ['a folder of nothing', () => path(''), 'holds neither a solution (customizations.xml) nor a flow'],
    ['a file of another kind', () => write('a.txt', 'x'), 'a.txt: neither a folder nor a zip'],
    ['a zip cut short', () => write('s.zip', zipSync({ a: strToU8('x') }).slice(0, -5)), 's.zip: not a zip, or one that is damaged or cut short'],
    ['broken XML', () => write('s.zip', zipSync({ 'customizations.xml': strToU8('<ImportExportXml>') })), 's.zip: customizations.xml: '],
    ['broken XML beside a flow', () => write('s.zip', zipSync({ 'a.json': strToU8(flow()), 'a.json.data.xml': strToU8('<Workflow') })), 's.zip: a.json.data.xml: '],
    [
      'a broken flow of a solution',
      () => write('s.zip', zipSync({ 'customizations.xml': strToU8(customizations()), 'Workflows/a.json': strToU8('{') })),
      's.zip: Workflows/a.json: not JSON',
    ],
  ])('%s is an error that says where and why', async (_, make, message) => {
    await expect(readSolution(make())).rejects.toThrow(message);
  });

  it('does not expand entities without end', async () => {
    const entities = Array.from({ length: 20 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('');
    write('customizations.xml', `<!DOCTYPE x [<!ENTITY e0 "boom">${entities}]><ImportExportXml><a>&e20;</a></ImportExportXml>`);
    const outcome = await readSolution(path('')).catch((error: unknown) => (error as Error).message.slice(0, 1_000));
    expect(JSON.stringify(outcome).length).toBeLessThan(5_000);
  });
});

const shared = join(__dirname, '../../../../shared/data');

(existsSync(shared) ? describe : describe.skip)('real solutions', () => {
  it('of three forms are read', async () => {
    expect(await readSolution(join(shared, 'solutions/packed-companion'))).toMatchObject({
      names: ['SalesOrderProcessingAutomation'],
      connectionReferences: { length: 4 },
      flows: { length: 2 },
    });
    expect(await readSolution(join(shared, 'solutions/unpacked-kit'))).toMatchObject({
      names: ['CopilotStudioAccelerator'],
      connectionReferences: { length: 9 },
      flows: [{ name: 'Agent Compliance | Quarantine', stateCode: 1 }],
    });
    expect(await readSolution(join(shared, 'flows'))).toMatchObject({
      flows: { length: readdirSync(join(shared, 'flows')).filter((name) => name.endsWith('.json')).length },
    });
  });
});
