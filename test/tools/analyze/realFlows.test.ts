import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnalyzedFlow } from '../../../tools/analyze/analyze';
import { analyze } from '../../../tools/analyze/analyze';

const folder = join(__dirname, '../../../../shared/data/flows');

interface TaggedFile {
  readonly file: string;
  readonly tags: readonly string[];
}

/** The list of the files, with tags such as `kind:row`, that somebody made without this reader. */
function taggedFiles(): TaggedFile[] {
  const [, ...lines] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [file = '', , , , tags = ''] = line.split('\t');
    return { file, tags: tags.trim().split(' ') };
  });
}

function valuesOf(tags: readonly string[], prefix: string): string[] {
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length)).sort();
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

/** What a flow's tags would say if the reader had written them. */
function described(flow: AnalyzedFlow | undefined): Record<string, unknown> {
  return {
    kind: unique([flow?.trigger?.kind ?? null]),
    runAs: unique([flow?.runAs ?? null]),
    reach: unique(flow?.connections.map((connection) => connection.reach) ?? []),
    undetermined: unique(flow?.undetermined.map((operation) => operation.reason) ?? []),
    useInvoker: flow?.connections.some((connection) => connection.useInvoker),
  };
}

(existsSync(folder) ? describe : describe.skip)('real flows', () => {
  it('are all read, as their tags say', async () => {
    const { analysis, passedOver } = await analyze([folder]);
    const bySource = new Map(analysis.flows.map((flow) => [basename(flow.source), flow]));
    const files = taggedFiles();
    expect({ errors: analysis.errors, passedOver, count: analysis.flows.length }).toEqual({ errors: [], passedOver: [], count: files.length });
    for (const { file, tags } of files) {
      expect({ file, ...described(bySource.get(file)) }).toEqual({
        file,
        kind: valuesOf(tags, 'kind:'),
        runAs: valuesOf(tags, 'runAs:'),
        reach: valuesOf(tags, 'reach:'),
        undetermined: tags.filter((tag) => tag === 'custom-operation' || tag === 'dynamic-table').sort(),
        useInvoker: tags.includes('useInvoker'),
      });
    }
  });
});
