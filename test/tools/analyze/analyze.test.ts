import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { analyze } from '../../../tools/analyze/analyze';
import { temporaryFolder } from './temporaryFolder';

const flow = JSON.stringify({ definition: { triggers: { Every_day: { type: 'Recurrence' } } } });
const { path, write } = temporaryFolder();

/** Sources and names of the flows, and sources and messages of the errors, without the temporary folder's path. */
async function analyzed(...paths: string[]): Promise<{ flows: string[]; errors: string[]; passedOver: string[] }> {
  const { analysis, passedOver } = await analyze(paths);
  const short = (text: string): string => text.replaceAll(path(''), '.');
  return {
    flows: analysis.flows.map(({ source, name }) => `${short(source)} = ${name}`),
    errors: analysis.errors.map(({ source, message }) => `${short(source)}: ${short(message)}`),
    passedOver: passedOver.map(({ source, message }) => `${short(source)}: ${short(message)}`),
  };
}

describe('a named file', () => {
  it('is read with everything the reader says', async () => {
    const source = write('Flow.json', flow);
    expect((await analyze([source])).analysis).toEqual({
      flows: [{ source, name: 'Flow', trigger: { name: 'Every_day', kind: 'scheduled', table: null }, runAs: null, connections: [], needs: [], undetermined: [] }],
      errors: [],
    });
  });

  it.each([
    ['Flow-304668D6-B9AF-F011-BBD3-00224809EACC.json', 'Flow'],
    ['Flow-304668d6-b9af-f011-bbd3-00224809eacc.json', 'Flow'],
    ['My-Flow.v2.json', 'My-Flow.v2'],
    ['304668D6-B9AF-F011-BBD3-00224809EACC.json', '304668D6-B9AF-F011-BBD3-00224809EACC'],
    ['Flow-304668D6-B9AF-F011-BBD3-00224809EACC-copy.txt', 'Flow-304668D6-B9AF-F011-BBD3-00224809EACC-copy'],
  ])('%s gives the name %s', async (file, name) => {
    expect((await analyzed(write(file, flow))).flows).toEqual([`./${file} = ${name}`]);
  });

  it('may start with a byte order mark', async () => {
    expect((await analyzed(write('a.json', `\uFEFF${flow}`))).flows).toHaveLength(1);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'not JSON'],
    ['cut short', flow.slice(0, -1), 'not JSON'],
    ['other JSON', '{"name":"x"}', 'not a flow: there is no definition with triggers or actions'],
    ['started by two byte order marks', `\uFEFF\uFEFF${flow}`, 'not JSON'],
    ['in Latin 1', Buffer.from(flow.replace('Every_day', 'é'), 'latin1'), 'not text in UTF-8'],
    ['in UTF-16', Buffer.from(`\uFEFF${flow}`, 'utf16le'), 'not text in UTF-8'],
  ])('that is %s is an error', async (_, content, message) => {
    expect(await analyzed(write('a.json', content))).toMatchObject({ flows: [], errors: [`./a.json: ${message}`] });
  });

  it('that is missing is an error, and the rest is read', async () => {
    const [a, b] = [write('b.json', flow), write('a.json', flow)];
    expect(await analyzed(path('z'), a, path('y'), b)).toEqual({
      flows: ['./a.json = a', './b.json = b'],
      errors: ['./y: no such file or folder', './z: no such file or folder'],
      passedOver: [],
    });
  });
});

describe('a named folder', () => {
  it('is searched at every depth, and its flows are sorted by source, by code unit', async () => {
    ['b.json', 'a/2.json', 'a/10.json', 'a/b/c/d.json', 'B.json', 'a.json', 'ä.json'].forEach((file) => write(file, flow));
    expect((await analyzed(path(''))).flows.map((line) => line.split(' = ')[0])).toEqual([
      './B.json', './a.json', './a/10.json', './a/2.json', './a/b/c/d.json', './b.json', './ä.json',
    ]);
  });

  it('may be given with a slash at its end', async () => {
    write('x/a.json', flow);
    expect((await analyzed(path('x/'))).flows).toEqual(['./x/a.json = a']);
  });

  (sep === '/' ? it : it.skip)('may have a name that ends in a backslash, where that is no separator', async () => {
    write('x\\/a.json', flow);
    expect((await analyzed(path('x\\'))).flows).toEqual(['./x\\/a.json = a']);
  });

  it('passes over everything that is no flow, and tells of what can\'t be JSON at all', async () => {
    write('a.json', flow);
    write('package.json', '{}');
    write('list.json', '[]');
    write('flow.txt', flow);
    write('flow.JSON', flow);
    write('solution.zip', zipSync({ 'Workflows/a.json': strToU8(flow) }));
    write('broken.json', '{');
    mkdirSync(path('folder.json'));
    expect(await analyzed(path(''))).toEqual({ flows: ['./a.json = a'], errors: [], passedOver: ['./broken.json: not JSON'] });
  });

  it('may hold nothing', async () => {
    expect(await analyzed(path(''))).toEqual({ flows: [], errors: [], passedOver: [] });
  });

  it('may hold links that go in circles or nowhere', async () => {
    write('x/a.json', flow);
    symlinkSync(path('x'), path('x/again'));
    symlinkSync(path('x/self.json'), path('x/self.json'));
    symlinkSync(path('nowhere'), path('x/nowhere.json'));
    symlinkSync(path('x/a.json'), path('x/link.json'));
    expect((await analyzed(path('x'))).flows).toEqual(['./x/a.json = a', './x/link.json = link']);
  });

  it('tells of files and folders that may not be read', async () => {
    write('a.json', flow);
    write('closed/b.json', flow);
    chmodSync(path('closed'), 0);
    const { flows, errors, passedOver } = await analyzed(path(''));
    chmodSync(path('closed'), 0o700);
    expect(errors).toEqual([]);
    // The superuser may read everything.
    expect([flows.length, passedOver]).toEqual(process.getuid?.() === 0 ? [2, []] : [1, ["./closed: the folder can't be listed"]]);
  });
});

describe('a named solution zip', () => {
  it('gives the flows directly in its Workflows', async () => {
    const names = [
      'Workflows/b.json', 'Workflows/a-304668D6-B9AF-F011-BBD3-00224809EACC.json', 'Workflows/deeper/c.json', 'Other/d.json', 'e.json',
      'workflows/f.json', 'Workflows/g.txt', '../Workflows/h.json', 'Workflows/../i.json', '/Workflows/j.json', 'Workflows/..\\k.json', 'Workflows\\l.json',
    ];
    const content = { ...Object.fromEntries(names.map((name) => [name, strToU8(flow)])), 'Workflows/other.json': strToU8('{}'), 'Workflows/broken.json': strToU8('{') };
    expect(await analyzed(write('s.zip', zipSync(content)))).toEqual({
      flows: ['./s.zip!Workflows/a-304668D6-B9AF-F011-BBD3-00224809EACC.json = a', './s.zip!Workflows/b.json = b'],
      errors: [],
      passedOver: ['./s.zip!Workflows/broken.json: not JSON'],
    });
  });

  it('is known by its content too', async () => {
    expect((await analyzed(write('solution', zipSync({ 'Workflows/a.json': strToU8(flow) })))).flows).toEqual(['./solution!Workflows/a.json = a']);
  });

  it('that can\'t be read is an error', async () => {
    const zip = zipSync({ 'Workflows/a.json': strToU8(flow) });
    const paths = [write('cut.zip', zip.slice(0, -30)), write('text.zip', flow), write('empty.zip', '')];
    expect(await analyzed(...paths)).toEqual({
      flows: [],
      errors: ['cut', 'empty', 'text'].map((name) => `./${name}.zip: not a zip, or one that is damaged or cut short`),
      passedOver: [],
    });
  });
});
